"""The person's own phrases in the diary."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wellbeing.domain.library.own_phrases import OwnPhrase
from wellbeing.storage.database import Diary


class PhraseStore:
    """Rows of the table own_phrase as domain values."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def save(self, phrase: OwnPhrase) -> OwnPhrase:
        """Write a phrase, over the one of its number if it has one; return it with its number."""
        row: dict[str, Any] = {"better": phrase.better, "avoid": phrase.avoid, "said_when": phrase.when}
        if phrase.number:
            row["id"] = phrase.number
        with self._diary.atomic():
            number: Any = self._diary.db.table("own_phrase").insert(row, pk="id", replace=True).last_pk
        return replace(phrase, number=number)

    def remove(self, number: int) -> None:
        """Delete a phrase."""
        with self._diary.atomic():
            self._diary.db.table("own_phrase").delete(number)

    def find(self, number: int) -> OwnPhrase | None:
        """Return the phrase with a number, or None."""
        return next((phrase for phrase in self.all() if phrase.number == number), None)

    def all(self) -> list[OwnPhrase]:
        """Return all phrases, the newest first."""
        rows = self._diary.rows("SELECT id, better, avoid, said_when FROM own_phrase ORDER BY id DESC")
        return [OwnPhrase(*row) for row in rows]
