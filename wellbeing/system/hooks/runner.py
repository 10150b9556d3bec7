"""Runs the person's programs one after the other, beside the window; remembers a break that is still to be ended."""

from __future__ import annotations

import logging
import os
import sys
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread

from wellbeing.domain.hooks import BREAK_END, BREAK_START, WORDS, HookCall
from wellbeing.system.hooks.program import (
    GRACE,
    LAST,
    LEFT,
    LIMIT,
    LOOK,
    Patience,
    program_for,
    reason_against,
    run,
)

log = logging.getLogger(__name__)

WAITING_MOST = 50
"""Programs that wait their turn; beyond that the oldest would tell nothing that still holds."""


@dataclass(frozen=True, slots=True)
class HookFailure:
    """A program that did not run or did not end well; `why` is 'slow', 'failed' or what stands against it."""

    word: str
    why: str


def programs_in(folder: Path) -> dict[str, str | None]:
    """Return the words for which there is a program, each with what stands against running it, None for nothing."""
    found = ((word, program_for(folder, word)) for word in WORDS)
    return {word: reason_against(path) for word, path in found if path is not None}


class HookRunner:
    """The programs in a folder. `away` is a file that stands from a break's start until its end has been told.

    So a break whose end nobody could tell, because the app was killed, is ended at the next start. It outlives the
    diary's being open: what still runs as that is locked has its moment, and the window goes on.
    """

    def __init__(self, folder: Path, away: Path, environ: Mapping[str, str]) -> None:
        self._folder, self._away, self._environ = folder, away, environ
        self._queue: Queue[HookCall | None] = Queue()
        self._failures: deque[HookFailure] = deque()
        self._told: set[HookFailure] = set()
        self._thread: Thread | None = None
        self._before: Thread | None = None
        self._patience = Patience()

    @property
    def any(self) -> bool:
        """Whether there is a folder for such programs at all."""
        return self._folder.is_dir()

    def left_away(self) -> str | None:
        """Return the id of a break whose end an earlier run could not tell, None for none."""
        with suppress(OSError, UnicodeDecodeError):
            return self._away.read_text("utf-8").strip()[:100]
        return None

    def run(self, call: HookCall) -> None:
        """Have a program run in its turn; where the person has none for the word, nothing happens."""
        if program_for(self._folder, call.word) is None or self._queue.qsize() >= WAITING_MOST:
            return
        if self._thread is None:
            self._thread = Thread(target=self._work, args=(self._before,), daemon=True, name="hooks")
            self._thread.start()
        self._queue.put(call)

    def failures(self) -> list[HookFailure]:
        """Return what went wrong since the last call, each kind of it once in a run."""
        found: list[HookFailure] = []
        while self._failures:
            failure = self._failures.popleft()
            if failure not in self._told:
                self._told.add(failure)
                found.append(failure)
        return found

    def end(self) -> None:
        """Let what waits run for a moment beside the window, and stop; it is over within two seconds.

        What hangs is ended then, and of what waits a break's end alone is begun: it goes on by itself if it must, and
        is run again at the next start.
        """
        if self._thread is not None:
            self._queue.put(None)
            self._patience.end_soon()
            self._before, self._thread = self._thread, None
            self._queue, self._patience = Queue(), Patience()

    def close(self) -> None:
        """End, and wait until that is over: two seconds at most."""
        self.end()
        if self._before is not None:
            self._before.join(GRACE + LAST + 2 * LOOK)

    def wait(self) -> None:
        """Wait until all that was begun has ended."""
        self._queue.join()

    def _work(self, before: Thread | None) -> None:
        queue, patience, goes_on = self._queue, self._patience, True
        if before is not None:
            before.join()
        while goes_on:
            call = queue.get()
            if call is not None and patience.allows(call):
                self._try(call, patience)
            goes_on = call is not None
            queue.task_done()

    def _try(self, call: HookCall, patience: Patience) -> None:
        try:
            why = self._do(call, patience)
        except Exception as trouble:  # the outer door of this thread
            log.error("a hook could not be run", exc_info=trouble)
            why = "failed"
        if why is not None:
            self._failures.append(HookFailure(call.word, why))

    def _do(self, call: HookCall, patience: Patience) -> str | None:
        path = program_for(self._folder, call.word)
        if path is None:
            return None
        against = reason_against(path)
        if against is not None:
            return against
        with _Lock(self._away.with_suffix(".lock"), patience) as lock:
            if call.word == BREAK_START and program_for(self._folder, BREAK_END) is not None:
                self._away.write_text(call.id, "utf-8")
            why = run(path, call, self._environ, lock.number, patience)
            if why == LEFT:
                return None
            lock.let_go()
            if call.word == BREAK_END and why is None:
                self._away.unlink(missing_ok=True)
            return why


class _Lock:
    """Held by whoever runs a program and by the program: one that outlived a killed app is waited for.

    What a program that has ended leaves behind is not: whoever ran it lets go for both.
    """

    def __init__(self, path: Path, patience: Patience) -> None:
        self._path, self._patience = path, patience
        self.number: int | None = None

    def let_go(self) -> None:
        """Let others have it, whoever holds the file open."""
        if sys.platform != "win32" and self.number is not None:
            import fcntl

            fcntl.flock(self.number, fcntl.LOCK_UN)

    def __enter__(self) -> _Lock:
        if sys.platform == "win32":  # it ends no program with its parent either, but has no such lock
            return self
        import fcntl

        self.number = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        for _ in range(round(LIMIT / 0.05)):
            with suppress(BlockingIOError):
                fcntl.flock(self.number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            if self._patience.hurry.wait(0.05):
                break
        return self

    def __exit__(self, *trouble: object) -> None:
        if self.number is not None:
            os.close(self.number)
