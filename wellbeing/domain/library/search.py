"""One search over every kind of item, by words and by pinyin initials; what goes with what; what comes first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from wellbeing.domain.plain_words import plain, plain_word

LETTERS_LEAST = 2  # one letter begins a word of nearly every item
_LETTERS = re.compile("[a-z]+")


class Findable(Protocol):
    """What a search and a list need to know of an item."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def sources(self) -> tuple[str, ...]: ...  # noqa: D102


Item = TypeVar("Item", bound=Findable)
Readings = Callable[[str], Collection[str]]
"""The letters that a sign's readings begin with: 长 is read with c and with z."""


@dataclass(frozen=True, slots=True)
class Initials:
    """For each letter the signs read with it, as the inside of a pattern's brackets; made once for a language."""

    signs: Mapping[str, str]

    def find(self, items: Iterable[Item], letters: str) -> tuple[Item, ...]:
        """Return the items with words whose initials are these letters, best first; none for a single letter."""
        patterns = self.patterns(letters)
        scored = [(_rank(item, patterns), number, item) for number, item in enumerate(items)]
        return tuple(item for rank, _, item in sorted(scored, key=_by_rank) if rank)

    def patterns(self, letters: str) -> list[re.Pattern[str]]:
        """Return what signs with these initials look like, word for word; none for a single letter."""
        asked = [part for part in letters.casefold().split() if part]
        if any(len(part) < LETTERS_LEAST or not _LETTERS.fullmatch(part) for part in asked):
            return []
        return [
            re.compile("".join(f"[{self.signs.get(letter, letter)}]" for letter in part)) for part in asked
        ]


def initials_of(items: Iterable[Findable], readings: Readings) -> Initials:
    """Return the initials of all signs that these items are written with; letters stand for themselves."""
    used = {sign for item in items for text in (item.title, item.body, *item.words) for sign in text}
    signs = {letter: letter + letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
    for sign in sorted(used):
        if "\u3400" <= sign <= "\u9fff":
            for letter in readings(sign):
                signs[letter] = signs.get(letter, "") + sign
    return Initials(signs)


def is_latin(words: str) -> bool:
    """Tell whether what is typed can be pinyin initials: Latin letters and spaces only."""
    return bool(re.fullmatch("[a-z ]+", plain(words)))


def named_in(items: Iterable[Item], question: str) -> tuple[Item, ...]:
    """Return the items of which a hidden word stands in a question: "the customer's house is on fire".

    A single sign stands in too much else, and a Latin word must stand there whole.
    """
    asked = plain(question)
    return tuple(item for item in items if any(_stands_in(plain_word(word), asked) for word in item.words))


def _stands_in(word: str, asked: str) -> bool:
    if word not in asked:  # of most words that is enough to know
        return False
    if word.isascii():
        return re.search(rf"\b{re.escape(word)}\b", asked, re.ASCII) is not None
    return len(word) >= LETTERS_LEAST


def marker(words: Iterable[str], patterns: Iterable[re.Pattern[str]] = ()) -> re.Pattern[str] | None:
    """Return what to mark in the texts that were found, the longest first; None for nothing.

    A Latin word is marked where a word begins, as it is found.
    """
    plain = sorted({word for word in words if word}, key=len, reverse=True)
    marked = [
        (r"(?<![a-z0-9])" if word[0].isascii() and word[0].isalnum() else "") + re.escape(word)
        for word in plain
    ]
    marked += [pattern.pattern for pattern in patterns]
    return re.compile("|".join(marked), re.IGNORECASE) if marked else None


def each_once(first: Iterable[Item], then: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items of both, each once, in their order."""
    return tuple({item.id: item for item in (*first, *then)}.values())


def most_used_first(
    items: Sequence[Item], kept: Collection[str], used: Mapping[str, int]
) -> tuple[Item, ...]:
    """Return kept items first, then the ones used most, else in their own order."""
    return tuple(sorted(items, key=lambda item: (item.id not in kept, -used.get(item.id, 0))))


def going_with(item: Findable, items: Iterable[Item], most: int = 6) -> tuple[Item, ...]:
    """Return the items that share situations, sources or the subject with one, the closest first.

    A source that many items share says little, so each shared one counts by how rare it is.
    """
    every = [other for other in items if other.id != item.id]
    carriers: dict[str, int] = {}
    for other in every:
        for source in other.sources:
            carriers[source] = carriers.get(source, 0) + 1
    scored = [(_closeness(item, other, carriers), number, other) for number, other in enumerate(every)]
    found = sorted((entry for entry in scored if entry[0] > 0), key=_by_rank)
    return _of_many_kinds([other for _, _, other in found], most)


def _of_many_kinds(found: Sequence[Item], most: int) -> tuple[Item, ...]:
    """Return the closest of each kind before the second closest of any: a tip leads on to an exercise."""
    turns: dict[type, int] = {}
    ordered = []
    for place, item in enumerate(found):
        turn = turns[type(item)] = turns.get(type(item), 0) + 1
        ordered.append((turn, place, item))
    return tuple(item for _, _, item in sorted(ordered, key=lambda entry: entry[:2])[:most])


def _closeness(item: Findable, other: Findable, carriers: Mapping[str, int]) -> float:
    sources = sum(1 / carriers[source] for source in other.sources if source in item.sources)
    moments = set(getattr(item, "when", ())) if isinstance(getattr(item, "when", ()), tuple) else set()
    theirs = getattr(other, "when", ())
    shared = len(moments & set(theirs)) if isinstance(theirs, tuple) else 0
    subject = getattr(item, "subject", None)
    same = 0.5 if subject is not None and subject == getattr(other, "subject", "") else 0.0
    return 2 * sources + 0.4 * shared + same


def _rank(item: Findable, patterns: Sequence[re.Pattern[str]]) -> int:
    texts = (item.title, " ".join(item.words), item.body)
    ranks = [
        next((rank for rank, text in zip((18, 6, 2), texts, strict=True) if pattern.search(text)), 0)
        for pattern in patterns
    ]
    return sum(ranks) if ranks and all(ranks) else 0


def _by_rank(entry: tuple[float, int, object]) -> tuple[float, int]:
    return -entry[0], entry[1]
