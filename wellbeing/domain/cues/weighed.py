"""Weighs all words of a message together, for dangers that no turn of phrase holds.

"It's 28 floors, I counted": each word is harmless, and so is most that stands beside it. What each word, each two words
and each idea ("high", "kin", "last") speaks for danger was learned once, from messages written for it and from everyday
ones of the same words, and lies in a table to look into. Nothing is learned on a person's computer.

A long text is weighed a stretch at a time: over a whole page harmless words would add up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
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
_RUN = re.compile("[\u4e00-\u9fff]+")
_WORD = re.compile("[a-z']+")
_SENTENCE = re.compile(r"(?:[^。!?.\n]+|\.(?! ))+[。!?.\n ]*|[。!?.\n ]+")


class Weight(NamedTuple):
    """What a word speaks for danger at all, and for each kind of it."""

    danger: float
    kinds: tuple[float, ...]


@dataclass(frozen=True)
class WordWeights:
    """What words and ideas weigh, and the ideas that words stand for; `limit` is where danger begins."""

    kinds: tuple[str, ...] = ()
    limit: float = 0.0
    weights: Mapping[str, Weight] = field(default_factory=dict)
    ideas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _ideas(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each word which of the ideas it stands for weigh anything."""
        return {
            word: tuple(IDEA + idea for idea in ideas if IDEA + idea in self.weights)
            for word, ideas in self.ideas.items()
        }

    def danger(self, small: str) -> str | None:
        """Return the kind of danger that the gravest stretch of a plain text speaks of, if any does."""
        if not self.weights:
            return None
        score, kind = max(
            (self._weighed(stretch) for stretch in stretches(small)), default=(self.limit, None)
        )
        return kind if score > self.limit else None

    def _weighed(self, stretch: str) -> tuple[float, str]:
        words = set(words_of(stretch))
        found = self.weights.keys() & words
        found.update(chain.from_iterable(map(self._ideas.__getitem__, self._ideas.keys() & words)))
        score = math.fsum([self.weights[one].danger for one in found])
        if score <= self.limit:
            return score, ""
        weights = [self.weights[one].kinds for one in found]
        return score, max(
            (math.fsum(kind), name) for kind, name in zip(zip(*weights, strict=True), self.kinds, strict=True)
        )[1]


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


def features(small: str, ideas: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return all that may be learned from a plain text: its words and the ideas they stand for."""
    words = set(words_of(small))
    return frozenset(words.union(IDEA + idea for word in words for idea in ideas.get(word, ())))


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
