"""One app at a time for one folder: the first holds a lock, a later start hands it a word and leaves.

Nothing of Qt is imported here: a second start ends before a window is even thought of.
"""

from __future__ import annotations

import os
import re
import socket
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wellbeing.clock import SystemClock
from wellbeing.system.files import NotWritable, named_trouble, private_folder

SOCKET = "instance.sock"
LONGEST_PATH = 90
"""Bytes a socket's path may have everywhere (104 on macOS, 108 on Linux), with room for what Qt adds at first."""
ANSWER = b"ok\n"
PATIENCE_S = 2.0
"""How long a second start waits for the first."""
ASKED = re.compile(rb"(raise|checkin|contact|tray|lock)(?: ([!-~]{1,256}))?\n")
LONGEST_LINE = 7 + 1 + 256 + 1


class NoAnswer(Exception):  # noqa: N818 - says what happened
    """Another app holds the folder, and did not answer in time."""


@dataclass(frozen=True, slots=True)
class StartRequest:
    """What a later start asks for: 'raise', 'checkin', 'contact', 'tray' or 'lock', and its leave to take the focus."""

    word: str
    token: str = ""

    def line(self) -> bytes:
        """Return the line that goes over the socket; a token that is none is left out. Raises ValueError."""
        token = self.token.encode("ascii", "replace")
        for line in (b"%b %b\n" % (self.word.encode(), token), b"%b\n" % self.word.encode()):
            if ASKED.fullmatch(line):
                return line
        raise ValueError("not a word that one app says to another")


def asked_in(line: bytes) -> StartRequest | None:
    """Return what a line asks for, None when it is not something one app would say to another."""
    found = ASKED.fullmatch(line)
    return StartRequest(found[1].decode(), (found[2] or b"").decode()) if found else None


def deadline_from_now() -> float:
    """Return until when the first is waited for, on the monotonic clock."""
    return SystemClock().monotonic() + PATIENCE_S


def ask_at_once(folder: Path, asked: StartRequest, deadline: float) -> bool:
    """Hand a word over before Qt is imported: the answer is there in half the time. On Windows Qt is needed."""
    return sys.platform != "win32" and ask_first(folder, asked, deadline)


def ask_first(folder: Path, asked: StartRequest, deadline: float) -> bool:
    """Hand a word to the app that holds the folder; False when it can't be reached, or does not answer in time.

    `deadline` is a moment of the monotonic clock.
    """
    line = asked.line()

    def left() -> float:
        return max(0.001, deadline - SystemClock().monotonic())

    return any(_say(place, line, left) for place in places(folder, made=True) if is_trusted(place))


def _say(place: Path, line: bytes, left: Callable[[], float]) -> bool:
    if sys.platform == "win32":
        from wellbeing.ui.shell.single_instance.pipe import ask_by_pipe

        return ask_by_pipe(place, line, ANSWER, left)
    said = b""
    try:
        # What QLocalServer listens at is a plain socket here: no Qt is needed to speak to it.
        with socket.socket(socket.AF_UNIX) as caller:
            caller.settimeout(left())
            caller.connect(str(place))
            caller.sendall(line)
            while len(said) < len(ANSWER):
                caller.settimeout(left())
                if not (more := caller.recv(len(ANSWER) - len(said))):
                    return False
                said += more
    except OSError:
        return False
    return said == ANSWER


def places(folder: Path, made: bool = False) -> Iterator[Path]:
    """Yield where the socket may be: in the folder unless that path is too long, then in a short one.

    With `made`, only in folders that are there: the short one is rarely needed, and its name not quick to work out.
    """
    if sys.platform == "win32":
        yield Path(f"wellbeing-{_digest(folder)}")  # the name of a pipe
        return
    near = folder / SOCKET
    if len(os.fsencode(near)) <= LONGEST_PATH:
        yield near
    short = Path(os.environ.get("TMPDIR") or "/tmp", f"wellbeing-{os.getuid()}")  # noqa: S108 - see make_way
    if short.is_dir() or not made:
        yield short / f"{_digest(folder)}.sock"


def make_way(place: Path) -> None:
    """Make sure that nobody else could have made the folder of a socket to read our words. Raises FileTrouble."""
    if sys.platform == "win32":
        return
    if place.name != SOCKET:
        private_folder(place.parent)
    with named_trouble(place.parent):
        shared = place.name != SOCKET and place.parent.is_symlink()
        if shared or place.parent.stat().st_uid != os.getuid():
            raise NotWritable(place.parent)


def is_trusted(place: Path) -> bool:
    """Tell whether a socket is our own, and not one that somebody else laid there."""
    if sys.platform == "win32":
        return True
    try:
        found = place.lstat()
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def _digest(folder: Path) -> str:
    import hashlib

    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
