"""What keeps the diary in good order while nobody waits for it: the day's backup, and the log folded in."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from wellbeing.paths import Folders

if TYPE_CHECKING:
    from wellbeing.clock import Clock


def keep_up(folders: Folders, clock: Clock) -> None:
    """Fold the diary's log into it and make the day's backup where it is missing; for a thread.

    Raises Refused: nothing is lost by that, and the next time tries again.
    """
    from wellbeing.services.backups import Backups
    from wellbeing.services.diary_access import open_own_diary

    if not folders.diary.exists():
        return
    with closing(open_own_diary(folders)) as diary:
        diary.fold()
    backups = Backups(folders, clock)
    if backups.due():
        backups.make()
