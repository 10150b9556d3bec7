"""Plays a short sound file by what the system has: a small program of its own, or Windows itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

MAC = (("afplay",),)
UNIX = (("pw-play",), ("paplay",), ("aplay", "-q"))
END_WITHIN = 0.04
"""Seconds to wait for a killed child; it is gone in a few milliseconds unless the system itself hangs."""


class Speaker(Protocol):
    """Plays one sound at a time and never waits for it."""

    source: str

    def play(self, file: Path) -> bool:
        """Begin a sound in place of the one that plays; False where the system has none to play it by."""
        ...

    def hush(self) -> None:
        """Be silent now."""
        ...


class ProgramSpeaker:
    """Each sound is a child process. The next one and `hush` end it; a program that failed is not asked again."""

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        self._commands = [tuple(command) for command in commands]
        self._child: subprocess.Popen[bytes] | None = None
        self.source = _name(self._commands)

    def play(self, file: Path) -> bool:
        """Begin a sound; after a failure by the next program, and False when none is left."""
        if self._child is not None and (self._child.poll() or 0) > 0:
            self._give_up()  # it ended by itself and not well: no server, no card
        self.hush()
        while self._commands:
            try:
                self._child = _started((*self._commands[0], str(file)))
            except OSError:
                self._give_up()
            else:
                return True
        return False

    def hush(self) -> None:
        """End the child and let the system forget it."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        with suppress(subprocess.TimeoutExpired):
            child.wait(END_WITHIN)

    def _give_up(self) -> None:
        self._commands.pop(0)
        self.source = _name(self._commands)


class WindowsSpeaker:
    """Windows plays a file by itself; from memory it would make us wait for the end."""

    source = "winsound"

    def play(self, file: Path) -> bool:
        """Begin a sound in place of the one that plays; False without a sound device."""
        if sys.platform == "win32":
            import winsound

            quietly = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            with suppress(RuntimeError):
                winsound.PlaySound(str(file), quietly)
                return True
        return False

    def hush(self) -> None:
        """Be silent now."""
        if sys.platform == "win32":
            import winsound

            with suppress(RuntimeError):
                winsound.PlaySound(None, winsound.SND_PURGE)


def choose_speaker(environ: Mapping[str, str], platform: str = sys.platform) -> Speaker | None:
    """Return what can play here, the first program on PATH before the others; None where there is nothing."""
    if platform == "win32":
        return WindowsSpeaker()
    path = environ.get("PATH")
    found = []
    for program, *options in MAC if platform == "darwin" else UNIX:
        place = shutil.which(program, path=path)
        if place is not None:
            found.append((place, *options))
    return ProgramSpeaker(found) if found else None


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # The command is one of our own list, found on PATH; the file is ours too.
    return subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _name(commands: Sequence[Sequence[str]]) -> str:
    return Path(commands[0][0]).name if commands else "none"
