"""Add, edit, delete and undo the person's own phrases: rule, save, publish."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from wellbeing.domain.library.own_phrases import OwnPhrase, checked_phrase
from wellbeing.domain.problems import Problem
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.waiting import WaitingRows, WaitingWrites

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

    def __init__(self, diary: Diary | None, event_bus: EventBus, writes: WaitingWrites | None) -> None:
        self._diary = diary
        self._rows: WaitingRows[OwnPhrase] | None = (
            WaitingRows(writes, field="number") if writes is not None else None
        )
        self._event_bus = event_bus

    def all(self) -> list[OwnPhrase]:
        """Return all own phrases, the newest first."""
        if self._rows is None:
            return []
        phrases = self._rows.over(self._store().all())
        waiting = sorted((phrase for phrase in phrases if phrase.number < 0), key=attrgetter("number"))
        return waiting + [phrase for phrase in phrases if phrase.number > 0]

    def save(
        self, better: str, avoid: str = "", when: str = "", number: int = 0
    ) -> PhraseChange | Problem | None:
        """Save a phrase, over the one with a number; None when there is nothing to save."""
        phrase = checked_phrase(better, avoid, when, number)
        if phrase is None or isinstance(phrase, Problem):
            return phrase
        before = self._find(number) if number else None
        if number and before is None:
            return Problem("id", "problem.gone")
        return self._told(PhraseChange(before, self._kept().add(phrase, self._store().save)))

    def delete(self, number: int) -> PhraseChange | Problem:
        """Delete a phrase; the change can be undone."""
        before = self._find(number)
        if before is None:
            return Problem("id", "problem.gone")
        self._kept().remove(number, self._store().remove)
        return self._told(PhraseChange(before, None))

    def undo(self, change: PhraseChange) -> PhraseChange:
        """Bring back what was before a change."""
        if change.before is not None:
            self._kept().add(change.before, self._store().save)
        elif change.after is not None:
            self._kept().remove(change.after.number, self._store().remove)
        return self._told(PhraseChange(change.after, change.before))

    def _find(self, number: int) -> OwnPhrase | None:
        return self._kept().find(number, self._store().find)

    def _kept(self) -> WaitingRows[OwnPhrase]:
        if self._rows is None:
            raise ValueError("There is no diary to keep phrases in.")
        return self._rows

    def _store(self) -> PhraseStore:
        from wellbeing.storage.phrases import PhraseStore

        if self._diary is None:
            raise ValueError("There is no diary to keep phrases in.")
        return PhraseStore(self._diary)

    def _told(self, change: PhraseChange) -> PhraseChange:
        self._event_bus.publish(Topic.PRACTICE)
        return change
