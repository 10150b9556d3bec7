"""What the library is asked: words, kind, subject, or what goes with one item; and the items that answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wellbeing.domain.library.search import most_used_first
from wellbeing.services.library.library import Library
from wellbeing.ui.pages.library.subjects import EVERYTHING, SubjectItem, Subjects, kind_of
from wellbeing.ui.pages.library.words import KINDS

ALL_KINDS = "*"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `company` is the item whose company is wanted instead."""

    words: str = ""
    kind: str = ALL_KINDS
    subject: str = EVERYTHING
    company: SubjectItem | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether nothing at all was asked: then the tip for this moment stands there."""
        nothing = (self.words, self.kind, self.subject, self.company)
        return nothing == ("", ALL_KINDS, EVERYTHING, None)


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """The items by kind, the best first; how many stand under other subjects; the lines of the list beside them.

    `marker` finds in their texts what was asked for.
    """

    found: dict[str, list[SubjectItem]] = field(default_factory=dict)
    elsewhere: int = 0
    lines: tuple[tuple[str, str, str], ...] = ()
    kept: frozenset[str] = frozenset()
    marker: re.Pattern[str] | None = None

    @property
    def count(self) -> int:
        """Return how many items were found."""
        return sum(map(len, self.found.values()))


def answer(asked: Question, library: Library, language: str, subjects: Subjects) -> FoundAnswer:
    """Return what answers a question; raises Refused when a content file is damaged."""
    kept, used = library.favourites(), library.used()
    often = kept | used.keys()
    if asked.company is not None:
        found: Sequence[SubjectItem] = library.going_with(asked.company, language)
    else:
        found = _of_kind(library.find(asked.words, language), asked.kind)
    if not asked.words and asked.company is None:
        found = most_used_first(found, kept, used)
    chosen = subjects.under(found, asked.subject, often)
    every = _of_kind(library.items(language), asked.kind)  # lines that stand still while one types
    lines = subjects.lines(every, every if asked.company else found, often, asked.subject)
    marker = library.marker(asked.words, language) if asked.words and asked.company is None else None
    return FoundAnswer(_by_kind(chosen, bool(asked.words)), len(found), tuple(lines), frozenset(kept), marker)


def _of_kind(items: Sequence[SubjectItem], kind: str) -> Sequence[SubjectItem]:
    return items if kind == ALL_KINDS else [item for item in items if kind_of(item) == kind]


def _by_kind(items: Sequence[SubjectItem], ranked: bool) -> dict[str, list[SubjectItem]]:
    """Return the items by kind: the kind of the best answer first, else in the order of the chips."""
    found: dict[str, list[SubjectItem]] = {} if ranked else {kind: [] for kind in KINDS}
    for item in items:
        found.setdefault(kind_of(item), []).append(item)
    return {kind: ones for kind, ones in found.items() if ones}
