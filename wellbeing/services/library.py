"""The content in one language at a time, read when it is first asked for; favourites; the tip of the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from wellbeing.clock import Clock
from wellbeing.content.entries import BrokenContent
from wellbeing.domain.days import day_of
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.changes import Announcer, Topic

if TYPE_CHECKING:
    from collections.abc import Callable

    from wellbeing.domain.exercises import Exercise
    from wellbeing.domain.help_lines import HelpCard, HelpLine
    from wellbeing.domain.sources import Source
    from wellbeing.domain.tips import Choice, RangeFacts, Tip
    from wellbeing.storage.practice import PracticeStore

Kept = TypeVar("Kept")


class Library:
    """Tips, exercises, labels and help lines of a language, and what the person keeps of them."""

    def __init__(
        self, content_dir: Path, store: PracticeStore | None, announcer: Announcer, clock: Clock
    ) -> None:
        self._dir = content_dir
        self._store = store
        self._announcer = announcer
        self._clock = clock
        self._read: dict[tuple[str, str], Any] = {}

    def kept_in(self, store: PracticeStore) -> Library:
        """Return this library with a place to keep favourites."""
        return Library(self._dir, store, self._announcer, self._clock)

    def tips(self, language: str) -> tuple[Tip, ...]:
        """Return all tips."""
        from wellbeing.content.catalog import load_tips

        return self._once("tips", language, lambda: load_tips(language, self._dir))

    def exercises(self, language: str) -> tuple[Exercise, ...]:
        """Return all exercises, the ones that are off among them."""
        from wellbeing.content.catalog import load_exercises

        return self._once("exercises", language, lambda: load_exercises(language, self._dir))

    def safety(self, language: str) -> tuple[str, ...]:
        """Return the safety words before a breath exercise (E29)."""
        from wellbeing.content.catalog import load_safety

        return self._once("safety", language, lambda: load_safety(language, self._dir))

    def help_lines(self, language: str) -> tuple[HelpLine, ...]:
        """Return the help lines (E50)."""
        from wellbeing.content.catalog import load_help_lines

        return self._once("help", language, lambda: load_help_lines(language, self._dir))

    def help_card(self, language: str) -> HelpCard:
        """Return the words around the help lines."""
        from wellbeing.content.catalog import load_help_card

        return self._once("help_card", language, lambda: load_help_card(language, self._dir))

    def labels(self, kind: str, language: str) -> Mapping[str, str]:
        """Return id -> label of 'feelings', 'causes', 'subjects' or 'situations'."""
        from wellbeing.content.catalog import load_labels

        return self._once(f"labels {kind}", language, lambda: load_labels(kind, language, self._dir))

    def sources(self, language: str) -> Mapping[str, Source]:
        """Return id -> source."""
        from wellbeing.content.catalog import load_sources

        return self._once("sources", language, lambda: load_sources(language, self._dir))

    def search(self, words: str, language: str) -> tuple[Tip, ...]:
        """Return the tips that answer a search, best first; all of them when nothing is asked."""
        from wellbeing.domain.tips import search

        return search(self.tips(language), words)

    def tip_of_the_day(self, language: str) -> Tip:
        """Return today's tip: the same all day."""
        from wellbeing.domain.tips import tip_of_the_day

        return tip_of_the_day(self.tips(language), self.today())

    def tip_for(self, facts: RangeFacts, language: str) -> Choice:
        """Return the tip beside a chart and the reason for it."""
        from wellbeing.domain.tips import tip_for_range

        return tip_for_range(self.tips(language), facts)

    def today(self) -> date:
        """Return the person's present day."""
        return day_of(self._clock.now(), self._clock.zone())

    def favourites(self) -> set[str]:
        """Return the ids of the items kept."""
        return self._store.favourites() if self._store else set()

    def keep(self, item: str, kept: bool) -> None:
        """Keep an item as a favourite, or let it go."""
        if self._store is None:
            return
        if kept:
            self._store.keep(item, self._clock.now())
        else:
            self._store.let_go(item)
        self._announcer.announce(Topic.PRACTICE)

    def _once(self, kind: str, language: str, read: Callable[[], Kept]) -> Kept:
        if (kind, language) not in self._read:
            try:
                self._read[kind, language] = read()
            except BrokenContent as broken:
                raise Refused(Problem("content", "problem.content", {"file": broken.file})) from None
        kept: Kept = self._read[kind, language]
        return kept
