"""Writes settings beside a window: it waits for no slow disk, nor for another program that holds the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from wellbeing.domain.preferences import changed
from wellbeing.domain.problems import Problem
from wellbeing.services.disk_problems import problem_of
from wellbeing.services.settings_file import Unreadable, write_values
from wellbeing.system.files import FileTrouble

if TYPE_CHECKING:
    from wellbeing.domain.preferences import Preferences

Beside = Callable[[Callable[[], None], Callable[[object], object]], Thread]
"""Does the first in a thread, which is returned, and the second in that of the window once it is over."""


UNWRITTEN = Problem("settings", "problem.disk_error")
"""Where something went wrong that nobody foresaw."""


class SettingsWriter:
    """Holds what is not in the file yet: the newest values, in one thread as long as there are any."""

    def __init__(self, path: Path, beside: Beside, over: Callable[[], object]) -> None:
        """`over` is called in the window's thread whenever all is written, or could not be."""
        self._path, self._beside, self._over, self._lock = path, beside, over, Lock()
        self._unwritten: dict[str, object] = {}
        self._problems: list[Problem] = []
        self._thread: Thread | None = None
        self._at_work = False

    def put(self, name: str, value: object) -> None:
        """Have a value written soon."""
        with self._lock:
            self._unwritten[name] = value
            begin, self._at_work = not self._at_work, True
        if begin:
            self._thread = self._beside(self._work, lambda _nothing: self._over())

    def unwritten(self) -> dict[str, object]:
        """Return what is not in the file yet."""
        with self._lock:
            return dict(self._unwritten)

    def take_problems(self) -> list[Problem]:
        """Return, once, why something could not be written; it holds no longer."""
        with self._lock:
            found, self._problems = self._problems, []
        return found

    def settle(self) -> None:
        """Wait until all is written."""
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while values := self._next():
            problem: Problem | None = UNWRITTEN
            try:
                problem = write(self._path, values)
            finally:
                self._let_go(values, problem)

    def _let_go(self, values: Mapping[str, object], problem: Problem | None) -> None:
        with self._lock:
            for name, value in values.items():
                if self._unwritten[name] is value:
                    del self._unwritten[name]
            if problem is not None:
                self._problems.append(problem)
            self._at_work = problem is not UNWRITTEN

    def _next(self) -> dict[str, object]:
        with self._lock:
            self._at_work = bool(self._unwritten)
            return dict(self._unwritten)


def laid_over(found: Preferences, values: Mapping[str, object]) -> Preferences:
    """Return preferences with other values, those that still can be."""
    for name, value in values.items():
        after = changed(found, name, value)
        found = found if isinstance(after, Problem) else after
    return found


def write(path: Path, values: Mapping[str, object]) -> Problem | None:
    """Write values into the file; returns what is wrong, and then the file is as it was."""
    try:
        write_values(path, values)
    except Unreadable as unreadable:
        return unreadable.problem
    except (FileTrouble, OSError) as trouble:
        return problem_of(trouble, next(iter(values)))
    return None
