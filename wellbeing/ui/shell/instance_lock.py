"""The lock that the first app holds on a folder, and on Windows the way to ask it; both are Qt's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile

from wellbeing.paths import INSTANCE_LOCK
from wellbeing.system.files import FILE_MODE, NotWritable, WriteFailed, named_trouble, private_folder
from wellbeing.ui.shell.instance import ANSWER


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


def ask_by_pipe(place: Path, line: bytes, left: Callable[[], float]) -> bool:
    """Say a line over a Windows pipe within the seconds that are left; tell whether it was answered."""
    from PySide6.QtNetwork import QLocalSocket

    def patience() -> int:
        return max(1, int(left() * 1000))

    pipe, said = QLocalSocket(), b""
    pipe.connectToServer(str(place))
    if not pipe.waitForConnected(patience()):
        return False
    pipe.write(line)
    while len(said) < len(ANSWER):
        if not pipe.bytesAvailable() and not pipe.waitForReadyRead(patience()):
            return False
        said += bytes(pipe.read(len(ANSWER) - len(said)).data())
    return said == ANSWER
