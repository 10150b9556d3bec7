"""The key of a diary that a passphrase locks: kept for this process while it is open, and not to be had else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.disk_problems import problem_of
from wellbeing.storage.connection import key_fits
from wellbeing.storage.rekey import take_back_unfinished
from wellbeing.system.file_lock import Busy, file_lock
from wellbeing.system.files import FileTrouble, WriteFailed
from wellbeing.system.keys.keys import KeyDamaged
from wellbeing.system.keys.passphrase_file import PassphraseFile, read_passphrase_file

if TYPE_CHECKING:
    from wellbeing.paths import Folders

LOCKED = "problem.locked"
LOCK = "key.lock"
_OPEN: dict[Path, bytes] = {}  # by data folder; emptied when the diary is locked


def has_passphrase(folders: Folders) -> bool:
    """Tell whether a passphrase locks this diary; of a folder that hides it, opening says what is wrong."""
    try:
        return folders.passphrase.exists()
    except PermissionError:
        return False


def is_locked(folders: Folders) -> bool:
    """Tell whether the diary is to be unlocked with its passphrase before it opens in this process."""
    return has_passphrase(folders) and folders.data not in _OPEN


def keep_open(folders: Folders, key: bytes) -> None:
    """Have this process open the diary with a key from now on, until `lock`."""
    _OPEN[folders.data] = key


def lock(folders: Folders) -> None:
    """Forget the key; what is open stays so until it is closed."""
    _OPEN.pop(folders.data, None)


def key_of_locked(folders: Folders, plain_key: Callable[[], bytes | None]) -> bytes:
    """Return the key of a diary that a passphrase locks; raises Refused while it is locked.

    Where a change of the passphrase was killed, the key that needs none may still be the diary's, or be it already:
    then it opens by that, as before, and the passphrase's file goes.
    """
    if folders.data in _OPEN:
        return _OPEN[folders.data]
    found = read_sealed(folders)
    if found is not None and not found.settled:
        key = None
        with suppress(Refused, FileTrouble):
            key = plain_key()
        if key is not None and really_fits(folders, key):
            with suppress(Busy, FileTrouble, OSError), file_lock(folders.data / LOCK, patience=0):
                folders.passphrase.unlink(missing_ok=True)
                keep_recovery_of(folders, key)
            return key
    raise Refused(Problem("diary", LOCKED))


def really_fits(folders: Folders, key: bytes) -> bool:
    """Tell whether a key opens the diary, once what a killed change has left in it was taken back."""
    if not folders.diary.exists():
        return False
    take_back_unfinished(folders.diary, key)
    return key_fits(folders.diary, key)


def read_sealed(folders: Folders) -> PassphraseFile | None:
    """Return what is sealed by the passphrase; raises Refused for a file that is damaged or can't be read."""
    try:
        return read_passphrase_file(folders.passphrase)
    except WriteFailed as trouble:  # a disk that does not read it
        raise Refused(problem_of(trouble, "passphrase")) from None
    except (KeyDamaged, FileTrouble):
        raise Refused(Problem("passphrase", "problem.passphrase_file")) from None


def keep_recovery_of(folders: Folders, key: bytes) -> None:
    """Of the seals that a change has left in the recovery file, keep the one of the key that holds."""
    from wellbeing.system.files import write_atomically
    from wellbeing.system.keys.recovery import seals

    if not folders.recovery.exists():
        return
    lines = folders.recovery.read_text("ascii", "replace").splitlines()
    if len(lines) > 1:
        right = [line for line in lines if seals(line, key)]
        write_atomically(folders.recovery, "\n".join(right or lines))
