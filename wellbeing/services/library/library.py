"""The content in one language at a time, read when it is first asked for; search; favourites; tips for a moment."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from wellbeing.clock import Clock
from wellbeing.content.entries import BrokenContent
from wellbeing.domain.days import day_of
from wellbeing.domain.library.search import each_once
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.library.pinyin_search import PinyinSearch
from wellbeing.services.waiting import WaitingKeys, WaitingWrites

if TYPE_CHECKING:
    from wellbeing.content.library import Catalog, CatalogItem
    from wellbeing.domain.library.exercises import Exercise
    from wellbeing.domain.library.help_lines import HelpLine, HelpWords
    from wellbeing.domain.library.protocols import ContactProtocol
    from wellbeing.domain.library.scenes import Scene
    from wellbeing.domain.library.sources import Source
    from wellbeing.domain.library.styles import LeaderStep
    from wellbeing.domain.library.tip_rules import Situation, StateTip
    from wellbeing.domain.library.tips import Choice, Index, RangeFacts, Tip
    from wellbeing.services.library.phrasebook import Phrasebook
    from wellbeing.storage.practice import PracticeStore

Kept = TypeVar("Kept")
TIP_OF_THE_DAY = "day/"
"""What stands before a tip's id in the table of what was shown, so that one choice never moves another."""


class Library:
    """Tips, exercises, labels and help lines of a language, and what the person keeps of them."""

    def __init__(
        self,
        content_dir: Path,
        store: PracticeStore | None,
        event_bus: EventBus,
        clock: Clock,
        writes: WaitingWrites | None = None,
    ) -> None:
        self._dir = content_dir
        self._store = store
        self._event_bus = event_bus
        self._clock = clock
        self._writes = writes
        self._favourites: WaitingKeys[str, bool] | None = WaitingKeys(writes) if writes is not None else None
        self._read: dict[tuple[str, str], Any] = {}
        self._letters = PinyinSearch(self._content)

    def kept_in(self, store: PracticeStore, writes: WaitingWrites) -> Library:
        """Return this library with a place to keep favourites; what either has read, both have."""
        kept = Library(self._dir, store, self._event_bus, self._clock, writes)
        kept._read = self._read
        return kept

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

    def help_card(self, language: str) -> HelpWords:
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

    def scenes(self, language: str) -> tuple[Scene, ...]:
        """Return the practice scenes."""
        from wellbeing.content.cards import load_scenes

        return self._once("scenes", language, lambda: load_scenes(language, self._dir))

    def protocols(self, language: str) -> Mapping[str, ContactProtocol]:
        """Return id -> card for one of the hardest contacts (E84)."""
        from wellbeing.content.cards import load_protocols

        return self._once(
            "protocols by id",
            language,
            lambda: {card.id: card for card in load_protocols(language, self._dir)},
        )

    def leader(self, language: str) -> tuple[LeaderStep, ...]:
        """Return what a leader can do in a bad period (E47)."""
        from wellbeing.content.cards import load_leader

        return self._once("leader", language, lambda: load_leader(language, self._dir))

    def groups(self, kind: str, language: str) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        """Return group id -> (label, the ids in it) of 'causes' or 'subjects'."""
        from wellbeing.content.catalog import load_groups

        return self._once(f"groups {kind}", language, lambda: load_groups(kind, language, self._dir))

    def distress(self) -> tuple[str, ...]:
        """Return the words in a note that let the line about help stand there (E51)."""
        from wellbeing.content.distress import load_distress

        return self._once("distress", "", lambda: load_distress(self._dir))

    def catalog(self, language: str) -> Catalog:
        """Return everything of a language."""
        from wellbeing.content.library import load_catalog

        return self._once("catalog", language, lambda: load_catalog(language, self._dir, self._part))

    def parts_to_read(self, language: str) -> list[Callable[[], object]]:
        """Return what reads everything of a language, piece by piece; each may raise Refused.

        Whoever does this while nothing else is to be done has the library open at once.
        """
        from wellbeing.content.library import PARTS

        pieces: list[Callable[[], object]] = [
            partial(self._part, name, language, self._dir) for name in PARTS
        ]
        pieces += [partial(self.labels, kind, language) for kind in ("situations", "subjects")]
        pieces += [partial(self.groups, "subjects", language), partial(self._alike, language)]
        return [*pieces, partial(self._index, language)]

    def _part(self, name: str, language: str, content_dir: Path) -> Any:
        from wellbeing.content.library import read_part

        return self._once(name, language, lambda: read_part(name, language, content_dir))

    def coverage(self, language: str) -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
        """Return (each used M point with its items' ids, the points that no item uses)."""
        from wellbeing.content.library import coverage

        return coverage(self.catalog(language))

    def items(self, language: str) -> tuple[CatalogItem, ...]:
        """Return every item of every kind, the person's own phrases first."""
        own: tuple[CatalogItem, ...] = tuple(self.own.all())
        return (*own, *self._content(language))

    def search(self, words: str, language: str) -> tuple[Tip, ...]:
        """Return the tips that answer a search, best first; all of them when nothing is asked."""
        from wellbeing.domain.library.tips import search

        return search(self.tips(language), words)

    def find(self, words: str, language: str) -> tuple[CatalogItem, ...]:
        """Return the items of all kinds that answer a search, best first; all of them when nothing is asked.

        In Chinese, Latin letters are also taken as pinyin initials: 'tk' finds a refund. The card for one of the
        hardest contacts comes first where its words stand in what is asked.
        """
        from wellbeing.domain.library.search import named_in

        cards = named_in(self.protocols(language).values(), words)
        return each_once(cards, self._answers(words, language))

    def _answers(self, words: str, language: str) -> tuple[CatalogItem, ...]:
        from wellbeing.domain.library.tips import find, indexed, nearest, parts, saying

        own: Index[CatalogItem] = indexed(self.own.all())
        index = self._index(language)
        found = each_once(find(own, words), find(index, words))
        found = each_once(found, self._alike_to(words, language))
        if len(asked := parts(words, self._alike(language))) > 1:
            found = each_once(found, self._holding_all(asked, language))
        if not found:
            said = each_once(saying(own, words), saying(index, words))
            return said or self._initials(words, language) or nearest(index, words)
        return each_once(found, self._initials(words, language))

    def marker(self, words: str, language: str) -> re.Pattern[str] | None:
        """Return what to mark in the items that answer a search: its words, and those that mean the same."""
        from wellbeing.domain.library.search import marker
        from wellbeing.domain.library.tips import alike, parts

        groups = self._alike(language)
        asked = (*words.split(), *parts(words, groups))
        same = (other for word in (words, *asked) for other in alike(word, groups))
        return marker((*asked, *same), self._letters.patterns(words, language))

    def _alike_to(self, words: str, language: str) -> tuple[CatalogItem, ...]:
        """Return what is found for the words that mean the same as these."""
        from wellbeing.domain.library.tips import alike, find

        found: tuple[CatalogItem, ...] = ()
        for other in alike(words, self._alike(language)):
            found = each_once(found, find(self._index(language), other))
        return found

    def _holding_all(self, asked: tuple[str, ...], language: str) -> tuple[CatalogItem, ...]:
        """Return what holds each of several words or one that means the same, in the order of the first."""
        from wellbeing.domain.library.tips import find

        for_each = [
            each_once(find(self._index(language), word), self._alike_to(word, language)) for word in asked
        ]
        held = set.intersection(*({item.id for item in found} for found in for_each))
        return tuple(item for item in for_each[0] if item.id in held)

    def get_ready(self, language: str) -> None:
        """Make the search by initials ready; for a thread of its own, as it leaves the diary alone."""
        with suppress(Refused):
            self._letters.get_ready(language)

    def _initials(self, words: str, language: str) -> tuple[CatalogItem, ...]:
        return self._letters.find(words, language, tuple(self.own.all()))

    def going_with(self, item: CatalogItem, language: str) -> tuple[CatalogItem, ...]:
        """Return the items that go with one: shared situations, sources, subject."""
        from wellbeing.domain.library.search import going_with

        return going_with(item, self._content(language))

    def tip_of_the_day(self, language: str) -> Tip:
        """Return today's tip: the same all day, in every language, and none that was shown lately."""
        from wellbeing.domain.library.tips import tip_of_the_day

        tip = tip_of_the_day(self.tips(language), self.today(), self._shown_days(TIP_OF_THE_DAY))
        self._note_shown(TIP_OF_THE_DAY, tip.id)
        return tip

    def tip_in(self, state: Situation, language: str) -> StateTip:
        """Return the tip for the state of this moment: the same all day for the same state."""
        from wellbeing.domain.library.tip_rules import StateTip, tip_in_state

        if state.situation == "everyday":
            return StateTip(self.tip_of_the_day(language), state)
        place = f"{state.situation}/"
        found = tip_in_state(self.tips(language), state, self.today(), self._shown_days(place))
        self._note_shown(place, found.tip.id)
        return found

    def tip_for(self, facts: RangeFacts, language: str) -> Choice:
        """Return the tip beside a chart and the reason for it."""
        from wellbeing.domain.library.tips import tip_for_range

        return tip_for_range(self.tips(language), facts)

    def today(self) -> date:
        """Return the person's present day."""
        return day_of(self._clock.now(), self._clock.zone())

    def favourites(self) -> set[str]:
        """Return the ids of the items kept."""
        if self._store is None or self._favourites is None:
            return set()
        return set(self._favourites.over(dict.fromkeys(self._store.favourites(), True)))

    def keep(self, item: str, kept: bool) -> None:
        """Keep an item as a favourite, or let it go."""
        if self._store is None or self._favourites is None:
            return
        if kept:
            self._favourites.put(item, True, partial(self._store.keep, item, self._clock.now()))
        else:
            self._favourites.put(item, None, partial(self._store.let_go, item))
        self._event_bus.publish(Topic.PRACTICE)

    def used(self) -> Mapping[str, int]:
        """Return item -> how often it was copied or opened."""
        return self._store.used() if self._store else {}

    def use(self, item: str) -> None:
        """Count that an item was copied or opened."""
        if self._store is not None and self._writes is not None:
            self._writes.do(partial(self._store.use, item, self._clock.now()), bool)
            self._event_bus.publish(Topic.PRACTICE)

    @cached_property
    def own(self) -> Phrasebook:
        """The verbs of the person's own phrases."""
        from wellbeing.services.library.phrasebook import Phrasebook

        return Phrasebook(self._store.diary if self._store else None, self._event_bus, self._writes)

    def _content(self, language: str) -> tuple[CatalogItem, ...]:
        return self._once("items", language, lambda: self.catalog(language).items())

    def _alike(self, language: str) -> tuple[tuple[str, ...], ...]:
        from wellbeing.content.catalog import load_search_words

        return self._once("alike", language, lambda: load_search_words(language, self._dir))

    def _index(self, language: str) -> Index[CatalogItem]:
        from wellbeing.domain.library.tips import indexed

        cards = tuple(self.protocols(language).values())  # of equal answers, what helps in the moment first
        return self._once("index", language, lambda: indexed(each_once(cards, self._content(language))))

    def _shown_days(self, place: str) -> dict[str, date]:
        shown = self._store.shown(place) if self._store else {}
        zone = self._clock.zone()
        return {item: day_of(at, zone) for item, at in shown.items()}

    def _note_shown(self, place: str, tip: str) -> None:
        """Note a tip once a day; without a diary, or when it can't be written, the choice stands all the same."""
        if self._store is None or self._shown_days(place).get(tip) == self.today():
            return
        with suppress(Refused):
            self._store.show(place + tip, self._clock.now())

    def _once(self, kind: str, language: str, read: Callable[[], Kept]) -> Kept:
        if (kind, language) not in self._read:
            try:
                self._read[kind, language] = read()
            except BrokenContent as broken:
                raise Refused(Problem("content", "problem.content", {"file": broken.file})) from None
        kept: Kept = self._read[kind, language]
        return kept
