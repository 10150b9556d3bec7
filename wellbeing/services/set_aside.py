"""Puts the pieces of a diary that can't be used out of the way, untouched, before another takes their place."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.services.diary_access import ENDINGS, key_path, open_own_diary, read_diary_id
from wellbeing.system import files

if TYPE_CHECKING:
    from wellbeing.paths import Folders

UNUSABLE = frozenset(
    {
        "problem.diary_gone",
        "problem.diary_short",
        "problem.diary_unreadable",
        "problem.key_missing",
        "problem.key_file",
    }
)
"""What is wrong with a diary that another may be begun beside; a full disk or a drive that is away will pass."""


def set_file_aside(folders: Folders) -> Path:
    """Give the diary's file, and its log, a free name beside it; returns that name. Raises OSError."""
    number = 1
    while any((aside := folders.data / f"diary-damaged-{number}.db").parent.glob(f"{aside.name}*")):
        number += 1
    for ending in reversed(ENDINGS):  # the diary itself last: until then it is where it was
        with suppress(FileNotFoundError):
            Path(f"{folders.diary}{ending}").rename(f"{aside}{ending}")
    return aside


def begin_anew(folders: Folders) -> Path:
    """Begin an empty diary where the old one can't be opened; returns the folder where all of the old lies now.

    That folder is a whole data folder of its own: once the missing piece turns up, it opens from there. Raises
    Refused, and then nothing was moved: the diary opens as it should, or the folder can't be written.
    """
    from wellbeing.domain.problems import Problem, Refused
    from wellbeing.services.disk_problems import problem_of

    try:
        open_own_diary(folders).close()
    except Refused as refused:
        if refused.problem.key not in UNUSABLE:
            raise
    else:
        raise Refused(Problem("diary", "problem.diary_opens"))
    try:
        aside = _all_aside(folders)
        open_own_diary(folders).close()
    except (files.FileTrouble, OSError) as trouble:
        raise Refused(problem_of(trouble)) from None
    return aside


def _all_aside(folders: Folders) -> Path:
    number = 1
    while (aside := folders.data / f"old-diary-{number}").exists():
        number += 1
    files.private_folder(aside)
    diary_id = read_diary_id(folders) if folders.diary_id.exists() else ""
    pieces = [folders.backups, folders.recovery, *(Path(f"{folders.diary}{ending}") for ending in ENDINGS)]
    if diary_id:
        # The id last: until then the diary counts as made.
        pieces += [key_path(folders, diary_id), folders.diary_id]
    for piece in pieces:
        with suppress(FileNotFoundError):
            piece.rename(aside / piece.name)
    files.sync_folder(folders.data)
    return aside
