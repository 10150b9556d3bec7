"""The settings file: read with forgiveness, written whole or not at all, announced when it changes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.clock_times import read_hours
from wellbeing.domain.preferences import DEFAULTS, changed
from wellbeing.domain.problems import Problem
from wellbeing.services.disk_problems import problem_of
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.settings_file import Unreadable, put_aside, read, write_all
from wellbeing.services.settings_writer import SettingsWriter, laid_over, write
from wellbeing.system.files import FileTrouble, move_to_free

if TYPE_CHECKING:
    from wellbeing.domain.load import LoadRule
    from wellbeing.domain.preferences import Preferences
    from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan
    from wellbeing.services.settings_writer import Beside

log = logging.getLogger(__name__)


class PreferenceBook:
    """The preferences in force, and the one way to change them; a person may edit the file meanwhile."""

    def __init__(self, path: Path, event_bus: EventBus) -> None:
        self._path = path
        self._event_bus = event_bus
        self._unreadable: Unreadable | None = None
        self._untold: list[Problem] = []
        self._writer: SettingsWriter | None = None
        self._say: Callable[[list[Problem]], object] = list
        self.current, self.problems = DEFAULTS, list[Problem]()
        self._rule: tuple[Preferences, LoadRule] | None = None
        self._read_again(first=True)

    def write_beside(self, beside: Beside, say: Callable[[list[Problem]], object]) -> None:
        """Have changes hold at once and be written in a thread from now on.

        Where one can't be written, what holds again is published and `say` gets the problem.
        """
        self._writer, self._say = SettingsWriter(self._path, beside, self._hear), say

    def settle(self) -> None:
        """Wait until all that was changed stands in the file; what could not be written stands in the log."""
        if self._writer is not None:
            self._writer.settle()
            for problem in self._writer.take_problems():
                log.error("a setting was not written (%s)", problem.key)

    def take_edits(self) -> list[Problem]:
        """Put in force what was changed in the file by hand, and publish it; returns what is to be told of the file.

        A file that can't be read leaves in force what was.
        """
        before, told = self.current, self.problems
        self._read_again()
        if self.current != before:
            self._event_bus.publish(Topic.PREFERENCES)
        untold, self._untold = self._untold, []
        return untold + [problem for problem in self.problems if problem not in told]

    def set(self, name: str, value: object) -> Problem | None:
        """Change one preference, save it and publish it; returns what is wrong, and then nothing has changed.

        What was changed in the file by hand meanwhile stays. A file that could not be read twice is kept aside.
        """
        wrong = changed(self.current, name, value)
        if isinstance(wrong, Problem):
            return wrong
        before, known = self.current, self._unreadable
        self._read_again()
        if self._unreadable is not None and not (known and self._unreadable.is_damaged):
            return self.problems[0]
        after = changed(self.current, name, value)
        if isinstance(after, Problem):
            return after
        if after != self.current and (problem := self._keep(name, after)):
            return problem
        if after != before:
            self.current = after
            self._event_bus.publish(Topic.PREFERENCES)
        return None

    def set_many(self, values: Mapping[str, object]) -> Problem | None:
        """Change several preferences and publish that once; returns the first problem, at which the change stops."""
        problems: list[Problem] = []
        with self._event_bus.held(Topic.PREFERENCES):
            for name, value in values.items():
                if not problems and (problem := self.set(name, value)) is not None:
                    problems.append(problem)
        return problems[0] if problems else None

    def reset(self, name: str) -> Problem | None:
        """Put one preference back to its default."""
        return self.set(name, DEFAULTS.value(name))

    def weekly_plan(self) -> WeeklyPlan | None:
        """Return the working hours as a weekly plan; None when none are set, and every hour counts."""
        if not self.current.has_hours:
            return None
        from wellbeing.domain.shifts.shifts import WeeklyPlan

        return WeeklyPlan(
            tuple(tuple(hours_of(text) for text in self.current.ranges_of(day)) for day in range(7))
        )

    def load_rule(self) -> LoadRule:
        """Return the weights and half-lives in force (E45); made once for the settings: each tick asks four times."""
        from wellbeing.domain.preference_plan import load_rule

        if self._rule is None or self._rule[0] is not self.current:
            self._rule = (self.current, load_rule(self.current))
        return self._rule[1]

    def _read_again(self, first: bool = False) -> None:
        unwritten = (
            self._writer.unwritten() if self._writer else {}
        )  # before the file, which may hold it by then
        try:
            found, self.problems = read(self._path)
            self.current = laid_over(found, unwritten)
            self._unreadable = None
        except Unreadable as unreadable:
            self._unreadable = unreadable
            kept = Problem("settings", "problem.settings_kept")
            self.problems = [unreadable.problem if first else kept]

    def _hear(self) -> None:
        """Put in force and publish what holds where something could not be written, and say why."""
        if self._writer is not None and (problems := self._writer.take_problems()):
            before = self.current
            self._read_again()
            if self.current != before:
                self._event_bus.publish(Topic.PREFERENCES)
            self._say(problems)

    def _keep(self, name: str, after: Preferences) -> Problem | None:
        if self._writer is None or self._unreadable is not None:
            return self._write(name, after)
        self._writer.put(name, after.value(name))
        return None

    def _write(self, name: str, after: Preferences) -> Problem | None:
        if self._unreadable is None:
            return write(self._path, {name: after.value(name)})
        try:
            kept = put_aside(self._path)
            try:
                write_all(self._path, after)
            except (FileTrouble, OSError):
                move_to_free(kept, (self._path,))  # nothing has taken its place
                raise
        except (FileTrouble, OSError) as trouble:
            return problem_of(trouble, name)
        self._unreadable = None
        self._untold.append(Problem("settings", "problem.settings_aside", {"kept": kept.name}))
        self.problems = []
        return None


def hours_of(text: str) -> Hours:
    """Return '09:00-18:00' as hours."""
    from wellbeing.domain.shifts.shifts import Hours

    hours = read_hours(text)
    if hours is None:  # none that is no stretch is ever kept
        raise ValueError("no hours")
    return Hours(*hours)
