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
from itertools import chain, pairwise
from operator import add
from typing import NamedTuple

STRETCH = 120
"""So many characters are weighed together."""
IDEA, STEM = "@", "*"
LONG = 6
"""Of a longer English word its beginning counts as well."""
USUAL, FEWEST = 40, 16
"""Among so many different words each weighs as learned, among more of them less; fewer count as the second."""
BY_CHANCE = 0.4
"""So much more is wanted of each stretch where there are e times as many."""
_RUN = re.compile("[\u4e00-\u9fff]+")
_WORD = re.compile("[a-z']+")
_SENTENCE = re.compile(r"(?:[^。!?.\n]|\.(?! ))+[。!?.\n ]*|[。!?.\n ]+")


class Weight(NamedTuple):
    """What a word speaks for danger at all, and for each kind of it."""

    danger: float
    kinds: tuple[float, ...]


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
    def _grave(self) -> Mapping[str, float]:
        return {name: weight.danger for name, weight in self.weights.items()}

    @cached_property
    def _both(self) -> Mapping[str, Mapping[str, str]]:
        """Return for each idea the ideas after it beside which it weighs more or less, with the name of both."""
        both: dict[str, dict[str, str]] = {}
        for name in self.weights:
            if name.count(IDEA) == 2:
                one, other = (IDEA + idea for idea in name.split(IDEA)[1:])
                both.setdefault(one, {})[other] = name
        return both

    def danger(self, small: str) -> str | None:
        """Return the kind of danger that the gravest stretch of a plain text speaks of, if any does."""
        if not self.weights:
            return None
        every = list(stretches(small))
        beyond, gravest = max(zip(map(self._beyond, every), every, strict=True), default=(0.0, ""))
        return self._likeliest(gravest) if every and beyond > chance_of(len(every)) else None

    def _beyond(self, stretch: str) -> float:
        """Return how far a stretch is beyond the limit of its script."""
        words = set(words_of(stretch))
        score = math.fsum(map(self._grave.__getitem__, self._found(words))) * share_of(words)
        return score - (self.chinese if _RUN.search(stretch) else self.latin)

    def _likeliest(self, stretch: str) -> str:
        weights = [self.weights[one].kinds for one in self._found(set(words_of(stretch)))]
        sums = map(math.fsum, zip(*weights, strict=True))
        return max(zip(sums, self.kinds, strict=True))[1]

    def _found(self, words: set[str]) -> set[str]:
        """Return all that weighs: words, ideas that they stand for, and each two of those."""
        ideas = set(chain.from_iterable(map(self._ideas.__getitem__, self._ideas.keys() & words)))
        found = self.weights.keys() & (words | ideas)
        for both in map(self._both.__getitem__, self._both.keys() & ideas):
            found.update(map(both.__getitem__, both.keys() & ideas))
        return found


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
    stretch = ""
    for sentence in _SENTENCE.findall(small):
        if stretch and len(stretch) + len(sentence) > STRETCH:
            yield stretch
            stretch = ""
        stretch += sentence
        while len(stretch) > STRETCH:
            yield stretch[:STRETCH]
            stretch = stretch[STRETCH:]
    if stretch:
        yield stretch
