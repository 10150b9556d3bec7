"""Puts the pieces of a diary that can't be used out of the way, untouched, before another takes their place."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import ENDINGS, beside, free_place
from wellbeing.services.diary_access import (
    diary_draft,
    key_path,
    known_diary_id,
    make_key,
    open_own_diary,
    publish_diary,
    read_diary_id,
)
from wellbeing.services.disk_problems import disk_told
from wellbeing.system import files

if TYPE_CHECKING:
    from wellbeing.paths import Folders

UNUSABLE = frozenset(
    {
        "problem.diary_gone",
        "problem.diary_short",
        "problem.diary_unreadable",
        "problem.diary_log",
        "problem.key_missing",
        "problem.key_file",
        "problem.key_reset",
        "problem.key_no_store",
        "problem.locked",
    }
)
"""What is wrong with a diary that another may be begun beside; a full disk or a drive that is away will pass."""


def set_file_aside(folders: Folders) -> Path:
    """Give the diary's file, and its log, a free name beside it; returns that name. Raises OSError."""
    aside = free_place(folders.data / f"diary-damaged-{number}.db" for number in count(1))
    for ending in reversed(ENDINGS):  # the diary itself last: until then it is where it was
        with suppress(FileNotFoundError):
            Path(f"{folders.diary}{ending}").rename(f"{aside}{ending}")
    return aside


@disk_told()
def begin_anew(folders: Folders) -> Path:
    """Begin an empty diary where the old one can't be opened; returns the folder where all of the old lies now.

    That folder is a whole data folder of its own: once the missing piece turns up, it opens from there. Raises
    Refused, and then nothing was moved: the diary opens as it should, or the folder can't be written.
    """
    try:
        open_own_diary(folders).close()
    except Refused as refused:
        if refused.problem.key not in UNUSABLE:
            raise
    else:
        raise Refused(Problem("diary", "problem.diary_opens"))
    aside = _all_aside(folders)
    open_own_diary(folders).close()
    return aside


def put_in_place(folders: Folders, key: bytes, content: Path) -> None:
    """Make a whole diary, which this key opens, the one of these folders; what lies under its name is set aside.

    It goes on under the id that is here, and else gets a new one: the folder went as well, or this computer never
    had a diary. Raises OSError, FileTrouble, Refused.
    """
    if folders.diary_id.exists():
        content.replace(diary_draft(folders, read_diary_id(folders)))
    else:
        make_key(folders, key, content)
    set_file_aside(folders)
    publish_diary(folders)


def _put(piece: Path, place: Path) -> None:
    """Give a piece another place; a link goes on leading to where it led."""
    if piece.is_symlink():
        place.symlink_to(beside(piece, ""))
        piece.unlink()
    else:
        piece.rename(place)


def _all_aside(folders: Folders) -> Path:
    aside = free_place(folders.data / f"old-diary-{number}" for number in count(1))
    files.private_folder(aside)
    diary_id = known_diary_id(folders)
    pieces = [folders.backups, folders.inbox, folders.recovery, folders.passphrase]
    pieces += [Path(f"{folders.diary}{ending}") for ending in ENDINGS]
    if diary_id:
        # The id last: until then the diary counts as made.
        pieces += [key_path(folders, diary_id), folders.diary_id]
    for piece in pieces:
        with suppress(FileNotFoundError):
            _put(piece, aside / piece.name)
    files.sync_folder(folders.data)
    return aside
