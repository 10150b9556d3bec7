"""Weighs all words of a message together, for dangers that no turn of phrase holds.

"It's 28 floors, I counted": each word is harmless, and so is most that stands beside it. What each word, each two
words, each idea ("high", "kin", "last") and each two ideas speak for danger was learned once, from messages written
for it and from everyday ones of the same words, and lies in a table to look into. Nothing is learned on a person's
computer.

A long text is weighed a stretch at a time: over a whole page harmless words would add up. Of many stretches one looks
grave by chance, so more is wanted of each.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations, pairwise
from operator import add, itemgetter
from typing import NamedTuple

STRETCH, LATIN_STRETCH = 120, 240
"""So many characters are weighed together; a Latin letter says less than a Chinese sign."""
IDEA, STEM = "@", "*"
LONG = 6
"""Of a longer English word its beginning counts as well."""
USUAL, FEWEST = 40, 16
"""Among so many different words each weighs as learned, among more of them less; fewer count as the second."""
FAR = 2.5
"""So far below the limit hardly any two ideas lift a stretch above it: they are not looked for."""
PAIR = 2
BY_CHANCE = 0.4
"""So much more is wanted of each stretch where there are e times as many."""
_AT_ALL = itemgetter(0)
_RUN = re.compile("[\u4e00-\u9fff]+")
_WORD = re.compile("[a-z']+")
_SENTENCE = re.compile(r"(?:[^。!?.\n]|\.(?! ))+[。!?.\n ]*|[。!?.\n ]+")


class Weight(NamedTuple):
    """What a word speaks for danger at all, and for each kind of it, in hundredths: these add up alike in any order."""

    danger: int
    kinds: tuple[int, ...]


@dataclass(frozen=True)
class WordWeights:
    """What words and ideas weigh, and the ideas that words stand for; danger begins at a limit for each script."""

    kinds: tuple[str, ...] = ()
    chinese: float = 0.0
    latin: float = 0.0
    weights: Mapping[str, Weight] = field(default_factory=dict)
    ideas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _ideas(self) -> Mapping[str, tuple[str, ...]]:
        return {word: tuple(map(IDEA.__add__, ideas)) for word, ideas in self.ideas.items()}

    @cached_property
    def _danger(self) -> Mapping[str, int]:
        return dict(zip(self.weights, map(_AT_ALL, self.weights.values()), strict=True))

    @cached_property
    def _both(self) -> Mapping[str, Mapping[str, int]]:
        """Return for each idea what it weighs beside each of the ideas after it."""
        both: dict[str, dict[str, int]] = {}
        for name in self.weights:
            if name.count(IDEA) == PAIR:
                one, _, other = name.rpartition(IDEA)
                both.setdefault(one, {})[IDEA + other] = self._danger[name]
        return both

    def danger(self, small: str) -> str | None:
        """Return the kind of danger that the gravest stretch of a plain text speaks of, if any does."""
        if not self.weights:
            return None
        every = list(stretches(small))
        if not every:
            return None
        wanted = chance_of(len(every))
        beyond, gravest = max((self._beyond(stretch, wanted), stretch) for stretch in every)
        return self._likeliest(gravest) if beyond > wanted else None

    def _beyond(self, stretch: str, wanted: float) -> float:
        """Return how far a stretch is beyond its limit; one far from what is wanted needs no second look."""
        words = set(words_of(stretch))
        share = share_of(words) / 100
        limit = self.chinese if _RUN.search(stretch) else self.latin
        ideas = self._ideas_in(words)
        danger, both = self._danger, self._both
        score = sum(map(danger.__getitem__, danger.keys() & words))
        score += sum(map(danger.__getitem__, danger.keys() & ideas))
        if share * score >= limit + wanted - FAR:
            for beside in map(both.__getitem__, both.keys() & ideas):
                score += sum(map(beside.__getitem__, beside.keys() & ideas))
        return share * score - limit

    def _likeliest(self, stretch: str) -> str:
        words = set(words_of(stretch))
        ideas = self._ideas_in(words)
        pairs = map("".join, combinations(sorted(ideas), PAIR))
        found = self.weights.keys() & {*words, *ideas, *pairs}
        sums = map(sum, zip(*(self.weights[one].kinds for one in found), strict=True))
        return max(zip(sums, self.kinds, strict=True))[1]

    def _ideas_in(self, words: set[str]) -> set[str]:
        return set(chain.from_iterable(map(self._ideas.__getitem__, self._ideas.keys() & words)))


def chance_of(many: int) -> float:
    """Return how far one of many stretches is beyond its limit by chance."""
    return BY_CHANCE * math.log(many)


def share_of(words: Collection[str]) -> float:
    """Return how much of its weight each of the words keeps among the others."""
    return math.sqrt(USUAL / max(len(words), FEWEST))


def words_of(small: str) -> list[str]:
    """Return what may weigh in a plain text: each Chinese sign and two, each English word, its stem and two."""
    found: list[str] = []
    for signs in _RUN.findall(small):
        found += signs
        found += map(add, signs, signs[1:])
    words = _WORD.findall(small)
    found += words
    found += [word[: LONG - 1] + STEM for word in words if len(word) > LONG]
    found += map(" ".join, pairwise(words))
    return found


def stretches(small: str) -> Iterator[str]:
    """Yield a text in stretches of whole sentences; a longer sentence is cut."""
    most = STRETCH if _RUN.search(small) else LATIN_STRETCH
    stretch = ""
    for sentence in _SENTENCE.findall(small):
        if stretch and len(stretch) + len(sentence) > most:
            yield stretch
            stretch = ""
        stretch += sentence
        while len(stretch) > most:
            yield stretch[:most]
            stretch = stretch[most:]
    if stretch:
        yield stretch
