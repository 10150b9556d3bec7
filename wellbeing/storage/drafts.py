"""What somebody has begun to write and not saved, one row for each form."""

from __future__ import annotations

from datetime import datetime

from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import from_row, to_row


class DraftStore:
    """Rows of the table draft. Writing one waits for no disk: somebody is typing."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def find(self, kind: str) -> tuple[datetime, str] | None:
        """Return when a draft was last touched, and what stands in it."""
        rows = self._diary.rows("SELECT at, body FROM draft WHERE kind = ?", (kind,))
        return (from_row(rows[0][0]), rows[0][1]) if rows else None

    def kept(self) -> dict[str, datetime]:
        """Return when each draft was last touched."""
        return {kind: from_row(at) for kind, at in self._diary.rows("SELECT kind, at FROM draft")}

    def keep(self, kind: str, moment: datetime, body: str) -> None:
        """Write a draft over the one before; raises Refused."""
        with self._diary.unsynced():
            self._diary.conn.execute(
                "INSERT OR REPLACE INTO draft (kind, at, body) VALUES (?, ?, ?)", (kind, to_row(moment), body)
            )

    def drop(self, kind: str) -> None:
        """Let go of a draft; raises Refused."""
        with self._diary.unsynced():
            self._diary.conn.execute("DELETE FROM draft WHERE kind = ?", (kind,))
