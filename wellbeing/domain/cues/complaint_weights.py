"""Weighs the words of a short message together with its marks: does it carry complaint words or a negative feeling?

A word that is a mark may stand in praise ("not one broken egg"), and a complaint may have none ("the cake said
Happy Birthday Keith; my name is Moira"). What words and marks speak for together was learned once, from messages
written for it, and lies in a table to look into. A long text is left to its marks: there is room for them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wellbeing.domain.cues.weighed import words_of

LONGEST = 300
"""So many characters are weighed at most."""
TRAIT = "#"
"""What a mark is called begins with it."""
FEWEST, LATIN_FEWEST = 8, 4
"""Four Chinese signs or two words, their twos counted, are fewer: too little to be weighed, left to the marks too."""
USUAL = 9
"""Among so many different words each weighs as learned, among more of them less."""
LOWEST, HIGHEST = -4, 8  # of the score of the marks, in halves
_CHINESE = re.compile("[\u4e00-\u9fff]")


class Marked(NamedTuple):
    """What the marks of a message came to: their score, whether that is a complaint, thanks, a bare report, a wish."""

    score: float
    complains: bool
    thanks: bool
    reports: bool
    asks: bool = False

    def traits(self) -> Iterator[str]:
        """Yield what is weighed of it."""
        yield f"{TRAIT}{min(max(round(self.score * 2), LOWEST), HIGHEST)}"
        for name in ("complains", "thanks", "reports", "asks"):
            if getattr(self, name):
                yield TRAIT + name


@dataclass(frozen=True, slots=True)
class ScriptWeights:
    """What words and traits weigh in messages of one script, and from where on they speak for a complaint."""

    limit: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)

    def beyond(self, words: Collection[str], marked: Marked) -> float:
        """Return how far, in log odds, words and marks together speak for a complaint."""
        traits = sum(self.weights.get(trait, 0.0) for trait in marked.traits())
        said = math.fsum(map(self.weights.__getitem__, self.weights.keys() & words))
        return share_of(words) * said + traits - self.limit


@dataclass(frozen=True, slots=True)
class ComplaintWeights:
    """What was learned for messages with Chinese signs and for those without; nothing where none of it is there."""

    chinese: ScriptWeights = field(default_factory=ScriptWeights)
    latin: ScriptWeights = field(default_factory=ScriptWeights)

    def beyond(self, small: str, marked: Marked) -> float:
        """Return how far a plain text speaks for complaint words or a negative feeling: it carries them above 0."""
        learned = self.chinese if _CHINESE.search(small) else self.latin
        words = weighed_words(small) if learned.weights else None
        if not words:
            return math.inf if marked.complains else -math.inf
        return learned.beyond(words, marked)


def weighed_words(small: str) -> set[str]:
    """Return what is weighed of a plain text; nothing where it is too short or too long for that."""
    if len(small) > LONGEST:
        return set()
    words = set(words_of(small))
    fewest = FEWEST if _CHINESE.search(small) else LATIN_FEWEST
    return words if len(words) >= fewest else set()


def share_of(words: Collection[str]) -> float:
    """Return how much of its weight each of the words keeps among the others."""
    return math.sqrt(USUAL / len(words))
