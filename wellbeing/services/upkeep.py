"""What keeps the diary in good order while nobody waits for it: the day's backup, and the log folded in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders

if TYPE_CHECKING:
    from wellbeing.clock import Clock
    from wellbeing.services.backups import Backups
    from wellbeing.storage.database import Diary


def keep_up(
    folders: Folders, clock: Clock, place: str = "", another: Callable[[], Diary] | None = None
) -> Problem | None:
    """Fold the diary's log into it; once a day look its pages through, then make the day's backup. For a thread.

    The newest backup is copied to `place`, a folder of the person's choice, as soon as that is there. `another`
    returns one more connection to a diary that is open here: whether its log is its own need not be asked again,
    and the library that reckons seals is not loaded for it.

    Returns the problem that a person should know of: a page that can't be read any more, or a copy that is not whole,
    while the backups still hold what stood there. Raises Refused for a disk that is full or away; the next time tries
    again.
    """
    from wellbeing.services.backup_copies import copy_newest
    from wellbeing.services.backups import Backups
    from wellbeing.services.diary_access import open_own_diary
    from wellbeing.services.disk_problems import disk_told
    from wellbeing.services.inbox import make_inbox

    if not folders.diary.exists():
        return None
    backups = Backups(folders, clock)
    is_due = backups.due()
    with closing(another() if another is not None else open_own_diary(folders)) as diary:
        is_foreign = make_inbox(folders, diary)
        diary.fold()
        if is_due and not diary.is_whole():
            return Problem("diary", "problem.diary_pages")
    if is_due and (problem := _backed_up(backups)) is not None:
        return problem
    if place:
        with disk_told("backup"):
            copy_newest(folders, backups, Path(place))
    return Problem("inbox", "problem.inbox_foreign") if is_foreign else None


def _backed_up(backups: Backups) -> Problem | None:
    """Make the day's backup; a copy that is not whole will be none tomorrow either, so it is told."""
    try:
        backups.make()
    except Refused as refused:
        if refused.problem.key != "problem.backup_not_whole":
            raise
        return refused.problem
    return None
