"""Copies of the backups in a folder of the person's choice, which may be away for days: a stick, a team's share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.services.backups import Backups, let_go
from wellbeing.services.diary_access import read_diary_id
from wellbeing.storage.backup_file import read_head
from wellbeing.system import files

if TYPE_CHECKING:
    from wellbeing.paths import Folders

SHOWN = 8


def copies_folder(folders: Folders, place: Path) -> Path:
    """Return this diary's own folder in a place that others may use too; its name tells nothing of anybody."""
    return place / f"wellbeing-{read_diary_id(folders)[:SHOWN]}"


def copy_newest(folders: Folders, backups: Backups, place: Path) -> bool:
    """Copy the newest backup there, read it again, and let go of those no longer kept; tell whether it lies there.

    Nothing is done while the place is away. Raises FileTrouble, OSError or Refused, and then no half copy is left.
    """
    newest = backups.newest()
    if newest is None or not place.is_dir():
        return False
    name, source = newest
    there = files.private_folder(copies_folder(folders, place))
    target = there / str(name)
    if not target.exists():
        files.write_atomically(target, source.read_bytes())
        try:
            read_head(target)
        except BaseException:
            files.take_away(target)
            raise
        let_go(there)
    return True
