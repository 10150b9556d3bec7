"""The way back for a key: a recovery code seals it beside the diary and in each backup, and brings it back."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.recovery_code import CODE_BYTES, WrongCode, code_of, secret_of
from wellbeing.services.disk_problems import disk_told
from wellbeing.system import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from wellbeing.paths import Folders

LONGEST = 4096
DEAR_AFTER = timedelta(days=7)


def sealed_key(folders: Folders) -> str:
    """Return the sealed key that lies beside the diary; empty where no code was made yet. Raises OSError."""
    return next(iter(_seals(folders)), "")


def _seals(folders: Folders) -> list[str]:
    """Return the seals that lie there: two while the diary's key is changed, and after a kill in the midst of that."""
    with suppress(FileNotFoundError, UnicodeDecodeError):  # what a disk does not read is there all the same
        return folders.recovery.read_text("ascii")[:LONGEST].splitlines()
    return []


def has_code(folders: Folders) -> bool:
    """Tell whether a recovery code was ever made for this diary; what a disk does not read is there all the same."""
    try:
        return bool(sealed_key(folders))
    except OSError:
        return True


def is_worth_a_code(folders: Folders, first: datetime | None, now: datetime) -> bool:
    """Tell whether a diary that began at `first` has grown dear enough to offer a recovery code, and has none."""
    from wellbeing.services.demo import is_demo

    return first is not None and now - first >= DEAR_AFTER and not has_code(folders) and not is_demo(folders)


def fresh_code() -> str:
    """Return a new recovery code, to be written down; it opens nothing before it is kept."""
    import secrets

    return code_of(secrets.token_bytes(CODE_BYTES))


@disk_told("code")
def keep_code(folders: Folders, code: str) -> None:
    """Let a code open this diary's key from here on; one made before is void.

    The code itself is kept nowhere. Raises Refused when there is no diary or the folder can't be written.
    """
    from wellbeing.services.diary_access import find_key
    from wellbeing.system.keys.recovery import wrap

    key, secret = find_key(folders), secret_of(code)
    if key is None:
        raise Refused(Problem("code", "problem.backup_no_diary"))
    if isinstance(secret, WrongCode):
        raise Refused(Problem("code", "problem.code_form"))
    files.write_atomically(folders.recovery, wrap(key, secret))


def new_code(folders: Folders) -> str:
    """Make a recovery code, let it open this diary's key, and return it; raises Refused."""
    code = fresh_code()
    keep_code(folders, code)
    return code


def show_new_code(folders: Folders, show: Callable[[str], object]) -> None:
    """Make a recovery code and have it shown; where that fails the one of before holds. Raises Refused, OSError."""
    with disk_told("code"):
        before = folders.recovery.read_text("ascii") if sealed_key(folders) else None
    code = new_code(folders)
    try:
        show(code)
    except OSError:
        if before is None:
            folders.recovery.unlink()
        else:
            files.write_atomically(folders.recovery, before)
        raise


def key_behind(sealed: str, code: str) -> bytes:
    """Return the key that a code opens; raises Refused naming the groups that were not written as shown."""
    from wellbeing.system.keys.keys import KeyDamaged
    from wellbeing.system.keys.recovery import WrongRecoveryCode, unwrap

    secret = secret_of(code)
    if isinstance(secret, WrongCode):
        if not secret.groups:
            raise Refused(Problem("code", "problem.code_form"))
        groups = ", ".join(str(group) for group in secret.groups)
        raise Refused(Problem("code", "problem.code_groups", {"groups": groups}))
    if not sealed:
        raise Refused(Problem("code", "problem.code_none"))
    try:
        return unwrap(sealed, secret)
    except WrongRecoveryCode:
        raise Refused(Problem("code", "problem.code_other")) from None
    except KeyDamaged:
        raise Refused(Problem("code", "problem.code_none")) from None


@disk_told("code")
def bring_back(folders: Folders, code: str) -> None:
    """Put the diary's key back where it is kept, once it has opened the diary; a passphrase is off then.

    Raises Refused, and then nothing has changed: a wrong code, a diary that this key does not open, no diary.
    """
    from wellbeing.services.diary_access import keep_key, read_diary_id
    from wellbeing.services.locked_key import keep_recovery_of, really_fits
    from wellbeing.storage.database import open_diary

    if not (folders.diary.exists() and folders.diary_id.exists()):
        raise Refused(Problem("code", "problem.backup_no_diary"))
    keys = [key_behind(seal, code) for seal in _seals(folders) or [""]]
    key = next((key for key in keys if really_fits(folders, key)), keys[0])
    with closing(open_diary(folders.diary, key)):
        keep_recovery_of(folders, key)
        if folders.passphrase.exists():
            # Not settled before the key lies there: a kill leaves a diary that opens by one of the two.
            _unsettle(folders)
        keep_key(folders, read_diary_id(folders), key)
        files.take_away(folders.passphrase)  # by now the key is back, whatever the disk does


def _unsettle(folders: Folders) -> None:
    from wellbeing.services.locked_key import read_sealed
    from wellbeing.system.keys.passphrase_file import write_passphrase_file

    with suppress(Refused):  # a damaged one says nothing that holds
        found = read_sealed(folders)
        if found is not None:
            write_passphrase_file(folders.passphrase, found.keys, settled=False)
