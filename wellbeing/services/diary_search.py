"""Searches every note, feeling, cause and contact of the diary, the newest first; in Chinese by pinyin initials too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.library.search import is_latin
from wellbeing.services.extras import has_extra
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore

MOST = 60
LETTERS_LEAST = 2
_HAN = re.compile("[\u3400-\u9fff]")

Found: TypeAlias = CheckIn | Contact


def is_question(words: str) -> bool:
    """Tell whether something can be looked for: two letters, or one Chinese sign."""
    asked = words.strip()
    return len(asked) >= LETTERS_LEAST or bool(_HAN.search(asked))


class DiarySearch:
    """Reads no more rows than it shows, but for initials: those are looked for in the newest notes alone."""

    def __init__(self, checkins: CheckInStore, contacts: ContactStore) -> None:
        self._checkins, self._contacts = checkins, contacts

    def find(self, words: str, labels: Mapping[str, str], language: str) -> list[Found]:
        """Return the entries that say these words; `labels` are the words of feelings, causes and kinds by id."""
        asked = words.strip()
        if not is_question(asked):
            return []
        ids = [key for key, label in labels.items() if asked.casefold() in label.casefold()]
        found: list[Found] = [
            *self._checkins.saying(asked, ids, MOST),
            *self._contacts.saying(asked, ids, MOST),
        ]
        if language.startswith("zh") and is_latin(asked) and has_extra("pinyin"):
            found += self._by_initials(asked, {(type(entry), entry.id) for entry in found})
        return sorted(found, key=lambda entry: entry.at, reverse=True)[:MOST]

    def places(self, words: str, text: str, language: str) -> list[tuple[int, int]]:
        """Return where a text says these words, as (first, last + 1); in Chinese by pinyin initials too."""
        asked = words.strip()
        if not asked:
            return []
        found = [match.span() for match in re.finditer(re.escape(asked), text, re.IGNORECASE)]
        if found or not (language.startswith("zh") and is_latin(asked) and has_extra("pinyin")):
            return found
        from wellbeing.content.pinyin import readings

        pattern = initials_pattern(asked, (text,), readings())
        return [match.span() for match in pattern.finditer(text) if match.end() > match.start()]

    def _by_initials(self, letters: str, known: set[tuple[type, int]]) -> Iterable[Found]:
        from wellbeing.content.pinyin import readings

        noted: list[Found] = [*self._checkins.noted(), *self._contacts.noted()]
        pattern = initials_pattern(letters, (entry.note for entry in noted), readings())
        return [
            entry for entry in noted if (type(entry), entry.id) not in known and pattern.search(entry.note)
        ]


def initials_pattern(
    letters: str, texts: Iterable[str], readings: Callable[[str], Iterable[str]]
) -> re.Pattern[str]:
    """Return a pattern for the signs in some texts whose readings begin with these letters."""
    used = sorted({sign for text in texts for sign in text if _HAN.match(sign)})
    signs: dict[str, str] = {}
    for sign in used:
        for letter in readings(sign):
            signs[letter] = signs.get(letter, "") + sign
    asked = re.sub("[^a-z]", "", letters.casefold())
    return re.compile("".join(f"[{signs.get(letter, '')}{letter}]" for letter in asked))
