"""Throws of the coin between an exercise and a quiet minute."""

from __future__ import annotations

from wellbeing.domain.effects.coin import Flip
from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import from_row, to_row


class CoinStore:
    """Rows of the table coin_flip as domain values."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def add(self, flip: Flip) -> None:
        """Write a throw down."""
        with self._diary.atomic():
            self._diary.db.table("coin_flip").insert(
                {"at": to_row(flip.at), "exercise": flip.exercise, "arm": flip.arm, "before": flip.before}
            )

    def all(self) -> list[Flip]:
        """Return every throw in order of time."""
        rows = self._diary.rows("SELECT at, exercise, arm, before FROM coin_flip ORDER BY at, id")
        return [Flip(from_row(at), exercise, arm, before) for at, exercise, arm, before in rows]

    def last(self) -> Flip | None:
        """Return the newest throw."""
        rows = self._diary.rows(
            "SELECT at, exercise, arm, before FROM coin_flip ORDER BY at DESC, id DESC LIMIT 1"
        )
        return Flip(from_row(rows[0][0]), *rows[0][1:]) if rows else None
