"""Make, rename, hide and order a person's own words for causes and feelings: rule, save, publish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wellbeing.domain.own_words import MOST, OwnWord, checked_word, moved
from wellbeing.domain.problems import Problem
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.storage.own_words import OwnWordStore


class OwnWords:
    """The verbs of own words; `given` are the words that the app has already, whose twin no own one may be."""

    def __init__(self, store: OwnWordStore, event_bus: EventBus, given: Callable[[str], list[str]]) -> None:
        self._store, self._event_bus, self._given = store, event_bus, given

    def all(self, kind: str) -> list[OwnWord]:
        """Return the words of a kind in the person's order, hidden ones too."""
        return self._store.all(kind)

    def labels(self, kind: str) -> dict[str, str]:
        """Return id -> word of all of a kind: what entries say."""
        return {word.id: word.word for word in self._store.all(kind)}

    def offered(self, kind: str) -> dict[str, str]:
        """Return id -> word of those that a form offers: hidden ones are not."""
        return {word.id: word.word for word in self._store.all(kind) if not word.hidden}

    def add(self, kind: str, text: str) -> OwnWord | Problem:
        """Keep a new word at the end of its list."""
        words = self._store.all(kind)
        if len(words) >= MOST:
            return Problem("word", "problem.own_word_many", {"most": MOST})
        word = checked_word(text, [*self._given(kind), *(other.word for other in words)])
        if isinstance(word, Problem):
            return word
        added = self._store.add(kind, word)
        self._tell()
        return added

    def rename(self, kind: str, number: int, text: str) -> Problem | None:
        """Change a word, in old entries too: they hold its number."""
        words = self._store.all(kind)
        others = [other.word for other in words if other.number != number]
        word = checked_word(text, [*self._given(kind), *others])
        if isinstance(word, Problem):
            return word
        self._write(kind, number, word=word)
        return None

    def hide(self, kind: str, number: int, hidden: bool = True) -> None:
        """Offer a word no more, or again; entries that have it keep it."""
        self._write(kind, number, hidden=hidden)

    def move(self, kind: str, number: int, by: int) -> None:
        """Move a word up (-1) or down (1) in its list."""
        self._store.put_in_order(moved(self._store.all(kind), number, by))
        self._tell()

    def _write(self, kind: str, number: int, **said: object) -> None:
        for word in self._store.all(kind):
            if word.number == number:
                self._store.write(replace(word, **said))  # type: ignore[arg-type]
        self._tell()

    def _tell(self) -> None:
        self._event_bus.publish(Topic.CHECKINS)
