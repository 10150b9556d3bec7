"""The answers to the weekly strain question."""

from __future__ import annotations

from datetime import date, datetime

from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import to_row


class StrainStore:
    """Rows of the table strain: one a week, with no level where the person did not want to say."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def answers(self) -> dict[date, int | None]:
        """Return the Monday of each week -> the answer, None for 'not this week'."""
        rows = self._diary.rows("SELECT week, level FROM strain ORDER BY week")
        return {date.fromisoformat(week): level for week, level in rows}

    def answer(self, week: date, level: int | None, moment: datetime) -> None:
        """Write a week's answer, over the one before."""
        with self._diary.atomic():
            self._diary.db.table("strain").insert(
                {"week": week.isoformat(), "level": level, "at": to_row(moment)}, pk="week", replace=True
            )

    def forget(self, week: date) -> None:
        """Take a week's answer away."""
        with self._diary.atomic():
            self._diary.conn.execute("DELETE FROM strain WHERE week = ?", (week.isoformat(),))
