"""Words for causes and feelings that are a person's own (E70): what one may be, and the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wellbeing.domain.problems import Problem

CAUSE, FEELING = "cause", "feeling"
KINDS = (CAUSE, FEELING)
LONGEST = 40
MOST = 200  # of a kind, those out of files included: more is no list to choose from


@dataclass(frozen=True, slots=True)
class OwnWord:
    """One word; a hidden one is offered no more, and stays in the entries that have it."""

    number: int
    word: str
    hidden: bool = False

    @property
    def id(self) -> str:
        """What entries hold of it."""
        return f"own-{self.number}"


def checked_word(text: str, others: Collection[str]) -> str | Problem:
    """Return a word as it is kept; a Problem for none, one that is too long, or one that stands there already."""
    word = " ".join(text.split())
    if not word or not re.search(r"\w|[^\x00-\x7f]", word):
        return Problem("word", "problem.own_word_empty")
    if len(word) > LONGEST:
        return Problem("word", "problem.own_word_long", {"most": LONGEST})
    if word.casefold() in {other.casefold() for other in others}:
        return Problem("word", "problem.own_word_twice")
    return word


def moved(words: Sequence[OwnWord], number: int, by: int) -> list[OwnWord]:
    """Return the words with one moved up (-1) or down (1); at an end it stays."""
    order = list(words)
    at = next(place for place, word in enumerate(order) if word.number == number)
    to = min(max(at + by, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return order
