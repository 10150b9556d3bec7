"""One app at a time for one folder: the first claims it, a second hands the first a word and leaves."""

from __future__ import annotations

import os
import re
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from wellbeing.system.files import FILE_MODE, NotWritable, named_trouble, private_file, private_folder

LOCK = "instance.lock"
LONGEST_PATH = 100
"""Bytes a socket's path may have everywhere (104 on macOS, 108 on Linux, with a closing zero)."""
LONGEST_WORD = 64
TRIES, PAUSE = 20, 0.05
"""How often, and how many seconds apart, a second start tries while the first is still setting up."""


class Claim(Protocol):
    """The folder is ours; words from later starts arrive here."""

    source: str

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when a word has arrived."""
        ...

    def receive(self) -> list[str]:
        """Return the words that have arrived ('raise', 'checkin', 'contact'), without waiting."""
        ...

    def close(self) -> None:
        """Let the folder go; may be called twice."""
        ...


class SocketClaim:
    """A locked file, which the system unlocks when we die in any way, and a socket for words."""

    source = "lock file and socket"

    def __init__(self, lock: int, listener: socket.socket, address: Path) -> None:
        self._lock, self._listener, self._address = lock, listener, address

    def fileno(self) -> int:
        """Return the socket's descriptor."""
        return self._listener.fileno()

    def receive(self) -> list[str]:
        """Return the words that have arrived; what is not a word is dropped."""
        words = []
        with suppress(BlockingIOError):
            while True:
                words.append(self._listener.recv(LONGEST_WORD + 1).decode("ascii", "replace"))
        return [word for word in words if is_word(word)]

    def close(self) -> None:
        """Remove the socket first, then unlock, so that a successor's socket is never removed."""
        if self._lock < 0:
            return
        self._address.unlink(missing_ok=True)
        self._listener.close()
        os.close(self._lock)
        self._lock = -1


def claim(folder: Path) -> Claim | None:
    """Claim the folder, None when another app holds it. Raises FileTrouble where no lock can be made."""
    if sys.platform == "win32":
        from wellbeing.system.instance.pipe_instance import claim_pipe

        return claim_pipe(_digest(folder))
    lock = _locked(folder)
    if lock is None:
        return None
    try:
        with named_trouble(folder):
            return SocketClaim(lock, *_bound(folder))
    except BaseException:
        os.close(lock)
        raise


def ask_first(folder: Path, word: str) -> bool:
    """Hand a word to the app that holds the folder; False when it can't be reached within about a second."""
    if not is_word(word):
        raise ValueError("a word has letters, digits, '-' and '_' only")
    if sys.platform == "win32":
        from wellbeing.system.instance.pipe_instance import ask_pipe

        return ask_pipe(_digest(folder), word)
    if not (folder / LOCK).exists():
        return False
    for _ in range(TRIES):
        if any(_said(place, word) for place in _places(folder)):
            return True
        time.sleep(PAUSE)  # the first may have locked, but not yet be listening
    return False


def is_word(word: str) -> bool:
    """Return whether this is something one app would say to another."""
    return re.fullmatch(rf"[A-Za-z0-9_-]{{1,{LONGEST_WORD}}}", word) is not None


def _locked(folder: Path) -> int | None:
    import fcntl

    private_folder(folder)
    with named_trouble(folder):
        lock = os.open(private_file(folder / LOCK), os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return None
        except BaseException:
            os.close(lock)
            raise
    return lock


def _bound(folder: Path) -> tuple[socket.socket, Path]:
    """Listen at the first place that can hold a socket; raises OSError or NotWritable when none can."""
    for place in _places(folder):
        try:
            return _listening(place), place
        except (OSError, NotWritable) as trouble:  # some disks know no sockets
            last = trouble
    raise last


def _listening(place: Path) -> socket.socket:
    _own(place.parent)
    place.unlink(missing_ok=True)  # a killed app left it: we hold the lock, so nobody listens there
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        listener.bind(str(place))
        place.chmod(FILE_MODE)
        listener.setblocking(False)
    except BaseException:
        listener.close()
        raise
    return listener


def _said(place: Path, word: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as speaker:
        speaker.setblocking(False)
        try:
            speaker.sendto(word.encode(), str(place))
        except OSError:
            return False
    return True


def _places(folder: Path) -> Iterator[Path]:
    """Yield where the socket may be: in the folder unless that path is too long, then in a short one."""
    near = folder / "instance.sock"
    if len(os.fsencode(near)) <= LONGEST_PATH:
        yield near
    from tempfile import gettempdir  # rarely needed, and not quick to import

    yield Path(gettempdir()) / f"wellbeing-{os.getuid()}" / f"{_digest(folder)}.sock"


def _own(folder: Path) -> None:
    """Make sure that nobody else could have made this folder to read our words."""
    private_folder(folder)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise NotWritable(folder)


def _digest(folder: Path) -> str:
    import hashlib

    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
