"""The lock that the first app holds on a folder: Qt's, which knows of killed apps and of numbers given anew."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from wellbeing.clock import SystemClock
from wellbeing.paths import INSTANCE_LOCK
from wellbeing.system.files import FILE_MODE, NotWritable, WriteFailed, named_trouble, private_folder
from wellbeing.ui.shell.single_instance.second_start import NoAnswer, StartRequest, ask_first

PAUSE_S = 0.05


def claim_or_ask(folder: Path, asked: StartRequest, patience: float) -> QLockFile | None:
    """Return the lock when the folder is ours, None when the app that holds it took the word.

    Raises NoAnswer after so many seconds, FileTrouble where no lock can be made.
    """
    deadline = SystemClock().monotonic() + patience
    while (lock := claim(folder)) is None:
        if (left := deadline - SystemClock().monotonic()) <= 0:
            raise NoAnswer
        with suppress(NoAnswer):
            if ask_first(str(folder), asked, left):
                return None
        time.sleep(PAUSE_S)  # the first may hold the lock, but not yet listen
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
