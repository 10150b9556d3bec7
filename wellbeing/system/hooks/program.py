"""Runs one program of the person's: no shell, nothing of the diary, ten seconds, and what it started goes with it."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer
from typing import TYPE_CHECKING

from wellbeing.domain.hooks import BREAK_END, HookCall

if TYPE_CHECKING:
    import subprocess

LIMIT = 10.0
GRACE, LAST = 1.0, 0.8
"""Seconds: of them all once the diary is closed, and of a break's end after that."""
LOOK = 0.1
"""Seconds between two looks whether there is a hurry."""
LEFT = "left"
"""What is said of a program that still runs and may: nobody waits for it any longer."""
PROCESSES = Path("/proc")
ROUNDS, SHORT = 5, 0.02
"""How often what a program has left running is looked for, and the seconds between two looks."""
KEPT = ("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "USERPROFILE", "TEMP", "TMP")
"""What a program finds of its surroundings; all else stays with us."""
ENDINGS = ("", ".exe") if sys.platform == "win32" else ("",)


def program_for(folder: Path, word: str) -> Path | None:
    """Return the program for a word, None where the person has put none there."""
    return next((path for ending in ENDINGS if (path := folder / f"{word}{ending}").is_file()), None)


def reason_against(path: Path) -> str | None:
    """Return why a program may not run ('writable', 'foreign', 'not_executable'), None if it may."""
    if not os.access(path, os.X_OK):
        return "not_executable"
    if not hasattr(os, "getuid"):  # Windows keeps this in lists of its own
        return None
    for place in (path.resolve(), path.parent.resolve()):
        found = place.stat()
        if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return "writable"
        if found.st_uid not in (0, os.getuid()):
            return "foreign"
    return None


def run(
    path: Path, call: HookCall, environ: Mapping[str, str], held: int | None, patience: Patience
) -> str | None:
    """Run a program to its end; return what went wrong ('slow', 'failed', LEFT), None if nothing did.

    `held` is a file's number that the program holds open for as long as it, or what it started, lives.
    """
    import subprocess  # no day without hooks needs it

    pipe = _FamilyPipe()
    told = {"WELLBEING_EVENT": call.word, "WELLBEING_SECONDS": str(call.seconds), "WELLBEING_ID": call.id}
    kept = {name: environ[name] for name in KEPT if name in environ}
    try:
        process = subprocess.Popen(  # noqa: S603 - the person's own program, checked by the caller
            [str(path)],
            cwd=path.parent,
            env=kept | told,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=tuple(number for number in (held, pipe.number) if number is not None),
        )
    except OSError:
        return "failed"
    else:
        code = patience.wait_for(process)
        if code is None and patience.leaves(call):
            return LEFT
        _end(process)
        pipe.end_the_rest()
        return "slow" if code is None else "failed" if code else None
    finally:
        pipe.close()


class Patience:
    """How long a program is waited for: LIMIT, until there is a hurry, and then a moment more for a break's end."""

    def __init__(self) -> None:
        self.hurry = Event()

    def end_soon(self) -> None:
        """Let there be a hurry once the moment for all that waits has passed; nobody waits for that here."""
        later = Timer(GRACE, self.hurry.set)
        later.daemon = True
        later.start()

    def wait_for(self, process: subprocess.Popen[bytes]) -> int | None:
        """Return the program's exit code, None where it has not ended in time."""
        import subprocess

        hurried = self.hurry.is_set()
        for _ in range(round((LAST if hurried else LIMIT) / LOOK)):
            if self.hurry.is_set() != hurried:
                break
            with suppress(subprocess.TimeoutExpired):
                return process.wait(LOOK)
        return process.poll()

    def allows(self, call: HookCall) -> bool:
        """Tell whether a program is still begun: in a hurry a break's end alone, for nobody is to stay away."""
        return call.word == BREAK_END or not self.hurry.is_set()

    def leaves(self, call: HookCall) -> bool:
        """Tell whether a program that has not ended goes on by itself."""
        return call.word == BREAK_END and self.hurry.is_set()


class _FamilyPipe:
    """A pipe that the program and all that it starts hold, and nobody else: so what left its session is found."""

    def __init__(self) -> None:
        self._ends = os.pipe() if PROCESSES.is_dir() else ()
        self._pause = Event()

    @property
    def number(self) -> int | None:
        """The number of the end that is handed on, None where the system doesn't tell who holds it."""
        return self._ends[1] if self._ends else None

    def end_the_rest(self) -> None:
        """End whoever holds it still: one that is seen twice, for each of our own children has it for a moment."""
        if sys.platform == "win32":  # it does not tell who holds it
            return
        for _ in range(ROUNDS):
            holders = set(self._holders())
            if not holders:
                return
            self._pause.wait(SHORT)
            for pid in holders.intersection(self._holders()):
                with suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)

    def close(self) -> None:
        """Let go of it."""
        for end in self._ends:
            os.close(end)

    def _holders(self) -> Iterator[int]:
        if not self._ends:
            return
        ours = (PROCESSES / "self" / "fd" / str(self._ends[1])).readlink()
        for folder in PROCESSES.glob("[0-9]*/fd"):
            pid = int(folder.parent.name)
            with suppress(OSError):  # somebody else's, or gone
                if pid != os.getpid() and any(file.readlink() == ours for file in folder.iterdir()):
                    yield pid


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that is still in its session."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
