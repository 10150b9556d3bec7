"""Ways of saying one thing, as patterns over plain text, and the table in which they are looked up.

The table knows how a text that a way fits may begin (starts.py): with which two characters, in English four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wellbeing.domain.cues.pairs import PAIR, WORD
from wellbeing.domain.cues.starts import starts_of

Ways = tuple[int, ...]


@dataclass(frozen=True)
class Family:
    """Ways of saying one thing; an English one begins where a word does."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]

    @property
    def ways(self) -> Iterator[str]:
        """Yield each way as a pattern of its own, in the order in which they are tried."""
        yield from self.chinese
        yield from map(at_a_word, self.english)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return all ways as one pattern, the plain definition of what fits. Raises re.error."""
        return re.compile("|".join(f"(?:{way})" for way in self.ways))

    def finds(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every place of a plain text that a way fits."""
        return self.pattern.finditer(text)


@dataclass(frozen=True, slots=True)
class FamilyTable:
    """All ways of some families by number, the family of each, and which of them may begin with what."""

    families: int = 0
    ways: tuple[str, ...] = ()
    owners: Ways = ()
    pairs: Mapping[str, Ways] = field(default_factory=dict)
    words: Mapping[str, Ways] = field(default_factory=dict)


class TableMaker:
    """Takes families in, one by one; their numbers are how many came before."""

    def __init__(self) -> None:
        self._ways: list[str] = []
        self._owners: list[int] = []
        self._pairs: dict[str, list[int]] = {}
        self._words: dict[str, list[int]] = {}
        self._families = 0

    def add(self, family: Family) -> None:
        """Take in a family. Raises ValueError for a way that can't be looked up."""
        for way in family.chinese:
            self._add_way(way, way, PAIR, self._pairs)
        for way in family.english:
            self._add_way(way, at_a_word(way), WORD, self._words)
        self._families += 1

    def table(self) -> FamilyTable:
        """Return what was taken in."""
        same: dict[Ways, Ways] = {}  # many beginnings have the same ways: kept once
        pairs, words = _with_shorter(self._pairs, same), _with_shorter(self._words, same)
        return FamilyTable(self._families, tuple(self._ways), tuple(self._owners), pairs, words)

    def _add_way(self, way: str, pattern: str, depth: int, by_start: dict[str, list[int]]) -> None:
        starts = starts_of(way, depth)
        if "" in starts:
            raise ValueError(f"{way} may begin with anything")
        for start in starts:
            by_start.setdefault(start, []).append(len(self._ways))
        self._ways.append(pattern)
        self._owners.append(self._families)


def at_a_word(way: str) -> str:
    """Return an English way as a pattern that fits where a word begins."""
    return rf"\b(?:{way})"


def _with_shorter(by_start: Mapping[str, list[int]], same: dict[Ways, Ways]) -> dict[str, Ways]:
    """Return the ways of each beginning with those of its own shorter beginnings, in the order they are tried."""
    whole = {}
    for start in by_start:
        ways = {way for end in range(1, len(start) + 1) for way in by_start.get(start[:end], ())}
        ordered = tuple(sorted(ways))
        whole[start] = same.setdefault(ordered, ordered)
    return whole
