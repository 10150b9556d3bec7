"""Writes the open diary out again where its file was moved, replaced or taken away, and goes on in that one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wellbeing.services.diary_access import scratch
from wellbeing.services.disk_problems import disk_told
from wellbeing.services.set_aside import put_in_place

if TYPE_CHECKING:
    from wellbeing.paths import Folders
    from wellbeing.storage.database import Diary


class WritingAnew:
    """Made, and finished, in the diary's own thread; the work is done in another. Until the end no write is taken."""

    def __init__(self, folders: Folders, diary: Diary) -> None:
        self._folders, self._diary = folders, diary
        self._copy = diary.stand_still()

    @disk_told()
    def write(self) -> None:
        """Write it where it was; what lies under its name by now is set aside. Nothing is done where it is back.

        Raises Refused, and then the open diary is as it was.
        """
        with self._copy.work(), scratch(self._folders, "diary") as copy:
            self._copy.write(copy)
            if not self._diary.has_its_name():
                put_in_place(self._folders, self._diary.key, copy)

    def finish(self) -> Callable[[], object]:
        """Go on in what was written; returns what lets go of the file of before, in any thread. Raises Refused."""
        self._diary.go_on()
        return self._diary.move_to(self._folders.diary)

    def give_up(self) -> None:
        """Go on as before."""
        self._diary.go_on()
