"""Exercises done, items kept as favourites, and items shown or used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from wellbeing.domain.practice import Session
from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import from_row, to_row


class PracticeStore:
    """Rows of the tables practice, favourite and shown."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    @property
    def diary(self) -> Diary:
        """The diary it writes to, for the stores beside it."""
        return self._diary

    def add(self, session: Session) -> Session:
        """Write an exercise down and return it with its number; one that has a number keeps it."""
        row = as_row(session) | ({"id": session.id} if session.id else {})
        with self._diary.atomic():
            number: Any = self._diary.db.table("practice").insert(row).last_pk
        return replace(session, id=number)

    def remove(self, number: int) -> None:
        """Delete an exercise; one that is gone already is no trouble."""
        with self._diary.atomic():
            self._diary.db.table("practice").delete_where("id = ?", [number])

    def add_many(self, sessions: Sequence[Session]) -> None:
        """Write many in one transaction."""
        with self._diary.atomic():
            self._diary.db.table("practice").insert_all(as_row(session) for session in sessions)

    def between(self, start: datetime, end: datetime) -> list[Session]:
        """Return the sessions of a span in order of time."""
        rows = self._diary.rows(
            "SELECT at, exercise, seconds, finished, before, after, id FROM practice"
            " WHERE at >= ? AND at < ? ORDER BY at, id",
            (to_row(start), to_row(end)),
        )
        return [
            Session(from_row(at), exercise, seconds, bool(done), before, after, number)
            for at, exercise, seconds, done, before, after, number in rows
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
            self._diary.conn.execute("DELETE FROM favourite WHERE item = ?", (item,))

    def shown(self, prefix: str) -> dict[str, datetime]:
        """Return item -> when it was last shown, of the rows whose name begins with a prefix, which is left out."""
        rows = self._diary.rows(
            "SELECT item, at FROM shown WHERE substr(item, 1, ?) = ?", (len(prefix), prefix)
        )
        return {item[len(prefix) :]: from_row(at) for item, at in rows}

    def show(self, item: str, moment: datetime) -> None:
        """Note that an item was shown, without counting it as used."""
        self._note(item, moment, 0)

    def use(self, item: str, moment: datetime) -> None:
        """Count that an item was copied or opened."""
        self._note(item, moment, 1)

    def used(self) -> dict[str, int]:
        """Return item -> how often it was copied or opened, of those that were."""
        return dict(self._diary.rows("SELECT item, times FROM shown WHERE times > 0"))

    def _note(self, item: str, moment: datetime, times: int) -> None:
        with self._diary.atomic():
            self._diary.conn.execute(
                "INSERT INTO shown (item, at, times) VALUES (?, ?, ?)"
                " ON CONFLICT (item) DO UPDATE SET at = excluded.at, times = times + excluded.times",
                (item, to_row(moment), times),
            )


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
