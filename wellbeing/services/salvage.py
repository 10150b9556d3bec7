"""Bring a damaged diary back: what can still be read of it, its gaps filled from the newest good backup."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import LOG, beside
from wellbeing.services.backups import Backups
from wellbeing.services.disk_problems import disk_told
from wellbeing.services.set_aside import set_file_aside
from wellbeing.storage.backup_file import open_copy, read_head, unpack
from wellbeing.storage.salvage import SalvagedTable, leave_anothers_log, salvage
from wellbeing.system import files

if TYPE_CHECKING:
    from wellbeing.clock import Clock
    from wellbeing.paths import Folders


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was brought back, and where the damaged pieces lie now."""

    tables: tuple[SalvagedTable, ...]
    aside: Path


@disk_told()
def bring_back_diary(folders: Folders, clock: Clock) -> Salvaged:
    """Put a new diary in the damaged one's place; the damaged pieces are set aside as they are, never written to.

    Where a table could be read whole, nothing of the backup comes in; else rows deleted since the backup may come
    back with the others. Raises Refused, and then nothing has changed: no key, the app is open, the disk is full.
    """
    from wellbeing.services.diary_access import find_key, scratch
    from wellbeing.storage.database import open_diary

    key = find_key(folders)
    if key is None or not folders.diary.exists():
        raise Refused(Problem("diary", "problem.backup_no_diary"))
    if files.held_by_another(folders.diary):
        raise Refused(Problem("backup", "problem.restore_open"))
    backups = Backups(folders, clock)
    with (
        scratch(folders, "backup") as pieces,
        scratch(folders, "backup") as copy,
        scratch(folders, "backup") as new,
    ):
        for ending in ("", LOG):
            with suppress(FileNotFoundError):
                shutil.copyfile(beside(folders.diary, ending), f"{pieces}{ending}")
        leave_anothers_log(pieces, key)
        open_diary(new, key).close()
        backup = copy if _unpacked(backups, copy, key) else None
        told = salvage(pieces, backup, new, key)
        return Salvaged(tuple(told), _swapped(folders, new))


def _unpacked(backups: Backups, copy: Path, key: bytes) -> bool:
    """Unpack the newest backup that is whole and opens with the diary's key."""
    for _, path in backups.all():
        with suppress(Refused):
            copy.unlink(missing_ok=True)
            read_head(path)
            unpack(path, copy)
            open_copy(copy, key).close()
            return True
    return False


def _swapped(folders: Folders, new: Path) -> Path:
    """Set the damaged pieces aside under a free name and put the new diary in their place."""
    aside = set_file_aside(folders)
    new.rename(folders.diary)
    files.sync_folder(folders.data)
    return aside
