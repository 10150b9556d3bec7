"""One app at a time for one folder: the first holds a lock, a later start hands it a word and leaves.

Only QtCore and QtNetwork are imported here: a second start ends before a window is even thought of.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QThread

from wellbeing.paths import INSTANCE_LOCK
from wellbeing.system.files import FILE_MODE, NotWritable, WriteFailed, named_trouble, private_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

SOCKET = "instance.sock"
LONGEST_PATH = 90
"""Bytes a socket's path may have everywhere (104 on macOS, 108 on Linux), with room for what Qt adds at first."""
ANSWER = b"ok\n"
PATIENCE_MS, PAUSE_MS = 2_000, 50
"""How long a second start waits for the first, and how often it tries again meanwhile."""
ASKED = re.compile(rb"(raise|checkin|contact|tray)(?: ([!-~]{1,256}))?\n")
LONGEST_LINE = 7 + 1 + 256 + 1


class NoAnswer(Exception):  # noqa: N818 - says what happened
    """Another app holds the folder, and did not answer in time."""


@dataclass(frozen=True, slots=True)
class StartRequest:
    """What a later start asks for: 'raise', 'checkin', 'contact' or 'tray', and its leave to take the focus."""

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


def claim_or_ask(folder: Path, asked: StartRequest) -> QLockFile | None:
    """Return the lock when the folder is ours, None when the app that holds it took the word.

    Raises NoAnswer after two seconds, FileTrouble where no lock can be made.
    """
    deadline = QDeadlineTimer(PATIENCE_MS)
    while (lock := claim(folder)) is None:
        if ask_first(folder, asked, deadline):
            return None
        if deadline.hasExpired():
            raise NoAnswer
        QThread.msleep(PAUSE_MS)  # the first may hold the lock, but not yet listen
    return lock


def claim(folder: Path) -> QLockFile | None:
    """Lock the folder, None when another app holds it. Raises FileTrouble where no lock can be made."""
    private_folder(folder)
    lock = QLockFile(str(folder / INSTANCE_LOCK))
    lock.setStaleLockTime(0)  # its age says nothing: an app may run for weeks
    if not lock.tryLock(0):
        if lock.error() is QLockFile.LockError.PermissionError:
            raise NotWritable(folder)
        if lock.error() is not QLockFile.LockError.LockFailedError:
            raise WriteFailed(folder)
        # A number of a killed app may be some other program's by now. The system knows whether the file is
        # still locked, and then it can't be removed.
        if not (lock.removeStaleLockFile() and lock.tryLock(0)):
            return None
    with named_trouble(folder):
        (folder / INSTANCE_LOCK).chmod(FILE_MODE)
    return lock


def ask_first(folder: Path, asked: StartRequest, deadline: QDeadlineTimer) -> bool:
    """Hand a word to the app that holds the folder; False when it can't be reached, or does not answer in time."""
    from PySide6.QtNetwork import QLocalSocket

    line = asked.line()
    for place in places(folder):
        if not is_trusted(place):
            continue
        socket = QLocalSocket()
        socket.connectToServer(str(place))
        if socket.waitForConnected(max(1, deadline.remainingTime())):
            socket.write(line)
            return _is_answered(socket, deadline)
    return False


def places(folder: Path) -> Iterator[Path]:
    """Yield where the socket may be: in the folder unless that path is too long, then in a short one."""
    if sys.platform == "win32":
        yield Path(f"wellbeing-{_digest(folder)}")  # the name of a pipe
        return
    near = folder / SOCKET
    if len(os.fsencode(near)) <= LONGEST_PATH:
        yield near
    from tempfile import gettempdir  # rarely needed, and not quick to import

    yield Path(gettempdir()) / f"wellbeing-{os.getuid()}" / f"{_digest(folder)}.sock"


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


def _is_answered(socket: QLocalSocket, deadline: QDeadlineTimer) -> bool:
    said = b""
    while len(said) < len(ANSWER):
        if not socket.bytesAvailable() and not socket.waitForReadyRead(max(1, deadline.remainingTime())):
            return False
        said += bytes(socket.read(len(ANSWER) - len(said)).data())
    return said == ANSWER


def _digest(folder: Path) -> str:
    import hashlib

    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
