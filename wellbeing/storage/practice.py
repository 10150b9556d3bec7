"""Exercises done, items kept as favourites, and items shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wellbeing.domain.practice import Session
from wellbeing.storage.database import Diary
from wellbeing.storage.moments import from_row, to_row


class PracticeStore:
    """Rows of the tables practice, favourite and shown."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def add(self, session: Session) -> None:
        """Write down an exercise that was done or stopped."""
        self.add_many((session,))

    def add_many(self, sessions: Sequence[Session]) -> None:
        """Write many in one transaction."""
        with self._diary.atomic():
            self._diary.db.table("practice").insert_all(as_row(one) for one in sessions)

    def between(self, start: datetime, end: datetime) -> list[Session]:
        """Return the sessions of a span in order of time."""
        rows = self._diary.rows(
            "SELECT at, exercise, seconds, finished, before, after FROM practice WHERE at >= ? AND at < ? ORDER BY at",
            (to_row(start), to_row(end)),
        )
        return [
            Session(from_row(at), exercise, seconds, bool(done), before, after)
            for at, exercise, seconds, done, before, after in rows
        ]

    def favourites(self) -> set[str]:
        """Return the ids of the items kept."""
        return {row[0] for row in self._diary.rows("SELECT item FROM favourite")}

    def keep(self, item: str, moment: datetime) -> None:
        """Keep an item as a favourite."""
        with self._diary.atomic():
            self._diary.db.table("favourite").insert(
                {"item": item, "at": to_row(moment)}, pk="item", ignore=True
            )

    def let_go(self, item: str) -> None:
        """Take an item from the favourites."""
        with self._diary.atomic():
            self._diary.db.conn.execute("DELETE FROM favourite WHERE item = ?", (item,))


def as_row(session: Session) -> dict[str, Any]:
    """Return the columns of a session."""
    return {
        "at": to_row(session.at),
        "exercise": session.exercise,
        "seconds": session.seconds,
        "finished": int(session.finished),
        "before": session.before,
        "after": session.after,
    }
