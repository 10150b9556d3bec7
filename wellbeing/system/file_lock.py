"""One at a time: a locked file beside the data, which the system unlocks however its holder ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wellbeing.system.files import (
    UNKNOWN_THERE,
    NoLocks,
    WriteFailed,
    named_trouble,
    private_file,
    private_folder,
)

PATIENCE_S, PAUSE_S = 30.0, 0.02


class Busy(Exception):  # noqa: N818 - reads as what is the matter
    """Somebody else's turn did not end within our patience."""


@contextmanager
def file_lock(path: Path, patience: float = PATIENCE_S) -> Iterator[None]:
    """Hold the file's lock: other processes and threads wait for their turn, at most `patience` seconds.

    Raises Busy, FileTrouble where the file can't be made, NoLocks where the folder knows none. Not to be
    taken twice by one thread.
    """
    private_folder(path.parent)
    with named_trouble(path):
        handle = os.open(private_file(path), os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
    try:
        for _ in range(max(1, round(patience / PAUSE_S))):
            if _taken(handle, path):
                break
            time.sleep(PAUSE_S)  # no system tells when a lock is let go
        else:
            raise Busy
        yield
    finally:
        os.close(handle)  # and with it the lock


if sys.platform == "win32":

    def _taken(handle: int, _path: Path) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _taken(handle: int, path: Path) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as trouble:
            raise (NoLocks if trouble.errno in UNKNOWN_THERE else WriteFailed)(path) from trouble
        return True


def is_held(path: Path) -> bool:
    """Tell whether somebody holds a file locked; one that isn't there is held by nobody. Raises OSError."""
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
    except FileNotFoundError:
        return False
    except PermissionError:
        if sys.platform == "win32":  # there whoever locks a file shares it with nobody
            return True
        raise
    try:
        return not _taken(handle, path)
    finally:
        os.close(handle)


def knows_locks(folder: Path) -> bool:
    """Tell whether a database could lock its file in this folder: SQLite asks for other locks than file_lock."""
    if sys.platform == "win32":
        return True
    import fcntl
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
    except OSError:
        pass  # of a disk that fails nothing can be asked
    return True
