"""Turn a passphrase on, change it, turn it off, unlock with it: each change gives the diary another key."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.disk_problems import disk_told
from wellbeing.services.locked_key import (
    LOCK,
    has_passphrase,
    keep_open,
    keep_recovery_of,
    read_sealed,
    really_fits,
)
from wellbeing.services.locked_key import lock as forget_key
from wellbeing.services.relocking import KeyChanged, OldBackups, treat_old_backups
from wellbeing.system import files
from wellbeing.system.file_lock import Busy, file_lock

if TYPE_CHECKING:
    from wellbeing.clock import Clock
    from wellbeing.paths import Folders
    from wellbeing.system.keys.passphrase import Cost, SealedKey

SHORTEST, LONGEST = 8, 200
RELOCK = OldBackups("relock")
PATIENCE = 0.2


def check_passphrase(text: str) -> Problem | None:
    """Return what is wrong with a new passphrase."""
    if not SHORTEST <= len(text) <= LONGEST or not text.isprintable() or not text.strip():
        return Problem("passphrase", "problem.passphrase_form", {"least": SHORTEST, "most": LONGEST})
    return None


@disk_told("passphrase")
def unlock(folders: Folders, passphrase: str) -> bytes:
    """Return the diary's key, and have this process open it until it is locked; takes half a second.

    Raises Refused: a wrong passphrase, none set, a damaged file, or one whose change was killed before it held.
    """
    from wellbeing.system.keys.keys import KeyDamaged
    from wellbeing.system.keys.passphrase import WrongPassphrase, unseal

    found = read_sealed(folders)
    if found is None:
        raise Refused(Problem("passphrase", "problem.passphrase_none"))
    too_early = False
    for sealed in found.keys:
        try:
            key = unseal(sealed, passphrase)
        except WrongPassphrase:
            continue
        except KeyDamaged:
            raise Refused(Problem("passphrase", "problem.passphrase_file")) from None
        if found.settled or really_fits(folders, key):
            keep_open(folders, key)
            if not found.settled:
                _settle(folders, key, sealed)
            return key
        too_early = True
    raise Refused(Problem("passphrase", f"problem.passphrase_{'unchanged' if too_early else 'wrong'}"))


@disk_told("passphrase")
def turn_on(
    folders: Folders,
    clock: Clock,
    passphrase: str,
    old_backups: OldBackups = RELOCK,
    cost: Cost | None = None,
) -> KeyChanged:
    """Lock the diary with a passphrase: it gets a new key, which that seals. For a thread.

    Raises Refused, and then the diary opens as before: it is open elsewhere, the passphrase is too short, the
    disk is full, or the recovery code is of an earlier form and would no longer open the diary.
    """
    if has_passphrase(folders):
        raise Refused(Problem("passphrase", "problem.passphrase_set"))
    with _one_change(folders):
        new, sealed = _sealed(passphrase, cost)
        return _with_new_key(folders, clock, new, [sealed], old_backups)


@disk_told("passphrase")
def change(
    folders: Folders,
    clock: Clock,
    before: str,
    passphrase: str,
    old_backups: OldBackups = RELOCK,
    cost: Cost | None = None,
) -> KeyChanged:
    """Put another passphrase in place of the one `before`, and another key with it. Raises Refused as `turn_on`."""
    unlock(folders, before)
    with _one_change(folders):
        new, sealed = _sealed(passphrase, cost)
        return _with_new_key(folders, clock, new, [sealed], old_backups)


@disk_told("passphrase")
def turn_off(folders: Folders, clock: Clock, passphrase: str, old_backups: OldBackups = RELOCK) -> KeyChanged:
    """Take the passphrase off: the diary gets a new key, kept in the key store or a file. Raises Refused."""
    unlock(folders, passphrase)
    with _one_change(folders):
        return _with_new_key(folders, clock, secrets.token_bytes(32), [], old_backups)


def _sealed(passphrase: str, cost: Cost | None) -> tuple[bytes, SealedKey]:
    from wellbeing.system.keys.passphrase import fitting_cost, seal

    problem = check_passphrase(passphrase)
    if problem is not None:
        raise Refused(problem)
    new = secrets.token_bytes(32)
    return new, seal(new, passphrase, cost or fitting_cost())


def _with_new_key(
    folders: Folders, clock: Clock, new: bytes, sealed: Sequence[SealedKey], old_backups: OldBackups
) -> KeyChanged:
    """Give the diary a new key; `sealed` is what opens it from now on, none where it is to need no passphrase.

    What opens it before and what opens it after lie side by side until the change is through: a kill at any point
    leaves a diary that opens by the one or by the other.
    """
    from wellbeing.services.backups import Backups
    from wellbeing.services.diary_access import drop_plain_key, find_key, keep_key, read_diary_id
    from wellbeing.storage.backup_file import damage_confirmed
    from wellbeing.storage.rekey import rekey

    key = find_key(folders) if folders.diary.exists() else None
    if key is None:
        raise Refused(Problem("passphrase", "problem.backup_no_diary"))
    recovery = _recovery_for(folders, key, new)
    _refuse_open(folders)
    Backups(folders, clock).make()
    _keep_former(folders, key)
    before = read_sealed(folders)
    try:
        if recovery:
            files.write_atomically(folders.recovery, "\n".join(recovery))
        _write_sealed(folders, [*(before.keys if before else ()), *sealed], settled=False)
        if not sealed:
            keep_key(folders, read_diary_id(folders), new)
        with damage_confirmed(folders.diary, key):
            rekey(folders.diary, key, new)
    except BaseException:
        with suppress(Refused, files.FileTrouble, OSError):
            _as_before(folders, key, before.keys if before else ())
        raise
    forget_key(folders)
    _new_inbox(folders, new)
    if sealed:
        keep_open(folders, new)
        # The diary opens with the new key; what of the rest the disk does not take now, the next unlocking does.
        with suppress(Refused, files.FileTrouble, OSError):
            if before is None:
                drop_plain_key(folders)
            _settle_file(folders, new, sealed[0])
    else:
        with suppress(files.FileTrouble, OSError):
            folders.passphrase.unlink(missing_ok=True)
            keep_recovery_of(folders, new)
    return treat_old_backups(folders, clock, new, old_backups)


def _as_before(folders: Folders, key: bytes, sealed: Sequence[SealedKey]) -> None:
    """Put back what opens the diary, where its key was not changed."""
    from wellbeing.services.diary_access import drop_plain_key

    if not really_fits(folders, key):
        return  # it was changed all the same: both ways lie there, and the next unlocking looks
    if sealed:
        drop_plain_key(folders)
        _write_sealed(folders, sealed, settled=True)
    else:
        folders.passphrase.unlink(missing_ok=True)
    keep_recovery_of(folders, key)


def _settle(folders: Folders, key: bytes, sealed: SealedKey) -> None:
    """Finish a change that was killed after it held; where another program is at it, that does."""
    from wellbeing.services.diary_access import drop_plain_key

    with suppress(Busy, files.FileTrouble, OSError), file_lock(folders.data / LOCK, patience=0):
        drop_plain_key(folders)
        _settle_file(folders, key, sealed)


def _settle_file(folders: Folders, key: bytes, sealed: SealedKey) -> None:
    keep_recovery_of(folders, key)
    _write_sealed(folders, [sealed], settled=True)


def _write_sealed(folders: Folders, keys: Sequence[SealedKey], settled: bool) -> None:
    from wellbeing.system.keys.passphrase_file import write_passphrase_file

    write_passphrase_file(folders.passphrase, keys, settled)


def _recovery_for(folders: Folders, key: bytes, new: bytes) -> list[str]:
    """Return the recovery code's seals of both keys, the present one first; none where no code was made."""
    from wellbeing.services.recovery import sealed_key
    from wellbeing.system.keys.recovery import wrap_anew

    seal = sealed_key(folders)
    if not seal:
        return []
    anew = wrap_anew(seal, key, new)
    if anew is None:
        raise Refused(Problem("passphrase", "problem.passphrase_code"))
    return [seal, anew]


def _keep_former(folders: Folders, key: bytes) -> None:
    from wellbeing.services.diary_access import open_own_diary
    from wellbeing.storage.inner_keys import InnerKeys

    with closing(open_own_diary(folders, key=key)) as diary:
        InnerKeys(diary).add_former(key)


def _new_inbox(folders: Folders, key: bytes) -> None:
    """Give the inbox a new pair of keys as well: whoever had the diary's key of before knew the old one."""
    from wellbeing.services.diary_access import open_own_diary
    from wellbeing.services.inbox import make_inbox

    with suppress(Refused), closing(open_own_diary(folders, key=key)) as diary:
        make_inbox(folders, diary, anew=True)


def _refuse_open(folders: Folders) -> None:
    if files.held_by_another(folders.diary):
        raise Refused(Problem("diary", "problem.rekey_open"))


@contextmanager
def _one_change(folders: Folders) -> Iterator[None]:
    try:
        with file_lock(folders.data / LOCK, PATIENCE):
            yield
    except Busy:
        raise Refused(Problem("passphrase", "problem.passphrase_busy")) from None
