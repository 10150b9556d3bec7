"""Ways of saying one thing, as patterns over plain text, and an index that finds all of many families at once.

A message of 2,000 characters against nearly a thousand patterns: each tried at every place would take fifty times as
long as all the rest. So the index knows how a text that a pattern fits may begin (starts.py), looks up the two
characters (a Latin word: four) at each place, and tries what may begin so, mostly nothing. A pattern is made ready
when it is first tried: most never are. What is found is what `Family.finds` finds; a property test holds that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from wellbeing.domain.cues.pairs import PairTable, twos_of
from wellbeing.domain.cues.starts import starts_of

PAIR, WORD = 2, 4
"""How many signs a way is looked up by: Chinese, English."""
REACH = 300
"""So many characters a way may go on for: one with no end of its own would look through the rest from each place."""
Match = Callable[[str, int, int], re.Match[str] | None]
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
        yield from (rf"\b(?:{way})" for way in self.english)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return all ways as one pattern, the plain definition of what fits. Raises re.error."""
        return re.compile("|".join(f"(?:{way})" for way in self.ways))

    def finds(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every place of a plain text that a way fits."""
        return self.pattern.finditer(text)


class Tables(NamedTuple):
    """The ways that may begin with a pair of characters, with a word, and where English words may begin."""

    pairs: PairTable[Ways]
    words: Mapping[str, Ways]
    word_start: re.Pattern[str]


class Found(NamedTuple):
    """A place of a text that the family of this number fits."""

    family: int
    start: int
    end: int


class FamilyIndex:
    """Families by how the texts they fit may begin."""

    def __init__(self, families: Iterable[Family] = ()) -> None:
        self._ways: list[str] = []
        self._owners: list[int] = []
        self._ready: list[Match | None] = []
        self._chinese: dict[str, list[int]] = {}
        self._english: dict[str, list[int]] = {}
        self._families = 0
        for family in families:
            self.add(family)

    def add(self, family: Family) -> None:
        """Take in a family; its number is how many came before. Raises ValueError for a way that can't be looked up."""
        self.__dict__.pop("_tables", None)
        for depth, ways in ((PAIR, family.chinese), (WORD, family.english)):
            by_start = self._chinese if depth == PAIR else self._english
            for way in ways:
                for start in _beginnings(way, depth):
                    by_start.setdefault(start, []).append(len(self._ways))
                self._ways.append(way if depth == PAIR else rf"\b(?:{way})")
                self._owners.append(self._families)
                self._ready.append(None)
        self._families += 1

    @cached_property
    def _tables(self) -> Tables:
        firsts = "".join(sorted({re.escape(start[0]) for start in self._english}))
        word_start = re.compile(rf"\b(?=[{firsts}])" if firsts else "(?!)")
        return Tables(PairTable(_with_shorter(self._chinese)), _with_shorter(self._english), word_start)

    def finds(self, text: str, twos: Sequence[str] | None = None) -> list[Found]:
        """Return every place of a plain text that a family fits, by family and in its order.

        `twos` are the text's, where they are at hand.
        """
        found: list[Found] = []
        free = [0] * self._families
        owners, ready = self._owners, self._ready
        twos = twos_of(text) if twos is None else twos
        hits = chain(self._tables.pairs.hits(text, twos), self._word_hits(text))
        for at, ways in sorted(hits, key=itemgetter(0)):
            for way in ways:
                owner = owners[way]
                if free[owner] > at:
                    continue
                fits = (ready[way] or self._made_ready(way))(text, at, at + REACH)
                if fits is not None:
                    end = free[owner] = fits.end()
                    found.append(Found(owner, at, end))
        found.sort()
        return found

    def blanked(self, text: str, blank: str, twos: Sequence[str] | None = None) -> str:
        """Return the text with `blank` in place of all that the families fit; what overlaps is one place."""
        kept, free = [], 0
        for place in sorted(self.finds(text, twos), key=itemgetter(1)):
            if place.start >= free:
                kept += [text[free : place.start], blank]
            free = max(free, place.end)
        return "".join([*kept, text[free:]])

    def _made_ready(self, way: int) -> Match:
        match = self._ready[way] = re.compile(self._ways[way]).match
        return match

    def _word_hits(self, text: str) -> Iterator[tuple[int, Ways]]:
        _, words, word_start = self._tables
        for word in word_start.finditer(text):
            at = word.start()
            for length in range(WORD, 0, -1):
                if ways := words.get(text[at : at + length]):
                    yield at, ways
                    break


def _beginnings(way: str, depth: int) -> frozenset[str]:
    starts = starts_of(way, depth)
    if "" in starts:
        raise ValueError(f"{way} may begin with anything")
    return starts


def _with_shorter(by_start: Mapping[str, list[int]]) -> dict[str, Ways]:
    """Return the ways of each beginning with those of its own shorter beginnings, in the order they are tried."""
    return {
        start: tuple(
            sorted({way for end in range(1, len(start) + 1) for way in by_start.get(start[:end], ())})
        )
        for start in by_start
    }
