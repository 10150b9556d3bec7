"""The person's own words for causes and feelings, in her order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wellbeing.domain.own_words import OwnWord
from wellbeing.storage.database import Diary


class OwnWordStore:
    """Rows of the table own_word as domain values."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def all(self, kind: str) -> list[OwnWord]:
        """Return the words of a kind, hidden ones too."""
        rows = self._diary.rows(
            "SELECT id, word, hidden FROM own_word WHERE kind = ? ORDER BY place, id", (kind,)
        )
        return [OwnWord(number, word, bool(hidden)) for number, word, hidden in rows]

    def add(self, kind: str, word: str) -> OwnWord:
        """Write a word at the end."""
        with self._diary.atomic():
            number = self._diary.conn.execute(
                "INSERT INTO own_word (kind, word, place) VALUES (?1, ?2,"
                " (SELECT coalesce(max(place), 0) + 1 FROM own_word WHERE kind = ?1))",
                (kind, word),
            ).lastrowid
        return OwnWord(int(number), word)

    def write(self, word: OwnWord) -> None:
        """Write a word over the one of its number."""
        with self._diary.atomic():
            self._diary.conn.execute(
                "UPDATE own_word SET word = ?, hidden = ? WHERE id = ?",
                (word.word, int(word.hidden), word.number),
            )

    def put_in_order(self, words: Sequence[OwnWord]) -> None:
        """Keep the order in which some words stand."""
        with self._diary.atomic():
            self._diary.conn.executemany(
                "UPDATE own_word SET place = ? WHERE id = ?",
                [(place, word.number) for place, word in enumerate(words, 1)],
            )

    def ids(self, kind: str, words: Sequence[str]) -> Mapping[str, str]:
        """Return word -> id of some words; those that are new are added."""
        with self._diary.atomic():
            self._diary.conn.executemany(
                "INSERT OR IGNORE INTO own_word (kind, word) VALUES (?, ?)", [(kind, word) for word in words]
            )
        return {word.word: word.id for word in self.all(kind)}
