"""Add, edit, delete and undo the person's own phrases: rule, save, publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.domain.library.own_phrases import OwnPhrase, checked
from wellbeing.domain.problems import Problem
from wellbeing.services.event_bus import EventBus, Topic

if TYPE_CHECKING:
    from wellbeing.storage.database import Diary
    from wellbeing.storage.phrases import PhraseStore


@dataclass(frozen=True, slots=True)
class PhraseChange:
    """What a change did to a phrase."""

    before: OwnPhrase | None
    after: OwnPhrase | None


class Phrasebook:
    """The verbs of own phrases. Without a diary it is empty, and what is saved is refused as gone."""

    def __init__(self, diary: Diary | None, event_bus: EventBus) -> None:
        self._diary = diary
        self._event_bus = event_bus

    @property
    def is_open(self) -> bool:
        """Tell whether phrases can be kept."""
        return self._diary is not None

    def all(self) -> list[OwnPhrase]:
        """Return all own phrases, the newest first."""
        return self._store().all() if self._diary else []

    def save(
        self, better: str, avoid: str = "", when: str = "", number: int = 0
    ) -> PhraseChange | Problem | None:
        """Save a phrase, over the one with a number; None when there is nothing to save."""
        phrase = checked(better, avoid, when, number)
        if phrase is None or isinstance(phrase, Problem):
            return phrase
        before = self._store().find(number) if number else None
        if number and before is None:
            return Problem("id", "problem.gone")
        return self._told(PhraseChange(before, self._store().save(phrase)))

    def delete(self, number: int) -> PhraseChange | Problem:
        """Delete a phrase; the change can be undone."""
        before = self._store().find(number)
        if before is None:
            return Problem("id", "problem.gone")
        self._store().remove(number)
        return self._told(PhraseChange(before, None))

    def undo(self, change: PhraseChange) -> PhraseChange:
        """Bring back what was before a change."""
        if change.before is not None:
            self._store().save(change.before)
        elif change.after is not None:
            self._store().remove(change.after.number)
        return self._told(PhraseChange(change.after, change.before))

    def _store(self) -> PhraseStore:
        from wellbeing.storage.phrases import PhraseStore

        if self._diary is None:
            raise ValueError("There is no diary to keep phrases in.")
        return PhraseStore(self._diary)

    def _told(self, change: PhraseChange) -> PhraseChange:
        self._event_bus.publish(Topic.PRACTICE)
        return change
