"""Look back at hard contacts and keep plans; keep a practice scene when somebody wants it: rule, save, publish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wellbeing.clock import Clock
from wellbeing.domain.library.scene_play import SceneRun
from wellbeing.domain.problems import Problem
from wellbeing.domain.reviews import LOOK_BACK, Review, ReviewDraft, checked, waiting
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.storage.reviews import ReviewStore

if TYPE_CHECKING:
    from wellbeing.domain.contacts import Contact
    from wellbeing.storage.database import Diary


@dataclass(frozen=True, slots=True)
class ReviewChange:
    """What a change did to a review."""

    before: Review | None
    after: Review | None


class Reviews:
    """The verbs of looking back."""

    def __init__(self, diary: Diary, event_bus: EventBus, clock: Clock) -> None:
        self._store = ReviewStore(diary)
        self._event_bus = event_bus
        self._clock = clock

    def since(self) -> datetime:
        """Return the moment from which hard contacts are offered for a look back."""
        return self._clock.now() - LOOK_BACK

    def waiting(self, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
        """Return the hard ones among these contacts that have no review, the latest first."""
        return waiting(contacts, self._store.reviewed())

    def all(self) -> list[Review]:
        """Return all reviews, the latest first."""
        return self._store.all()

    def save(self, draft: ReviewDraft, number: int = 0) -> ReviewChange | Problem | None:
        """Save a review, over the one with a number, which keeps its moment; None when nothing is written."""
        before = self._store.find(number) if number else None
        if number and before is None:
            return Problem("id", "problem.gone")
        review = checked(draft, before.at if before else self._clock.now(), number)
        if review is None or isinstance(review, Problem):
            return review
        return self._told(ReviewChange(before, self._store.save(review)))

    def delete(self, number: int) -> ReviewChange | Problem:
        """Delete a review; the change can be undone."""
        before = self._store.find(number)
        if before is None:
            return Problem("id", "problem.gone")
        self._store.remove(number)
        return self._told(ReviewChange(before, None))

    def undo(self, change: ReviewChange) -> ReviewChange:
        """Bring back what was before a change."""
        if change.before is not None:
            self._store.save(change.before)
        elif change.after is not None:
            self._store.remove(change.after.id)
        return self._told(ReviewChange(change.after, change.before))

    def keep_run(self, scene: str, found: int, cues: int, helped: bool) -> int:
        """Write down how a scene went, because the person wants it; return the number to forget it by."""
        number = self._store.add_run(SceneRun(self._clock.now(), scene, found, cues, helped))
        self._event_bus.publish(Topic.PRACTICE)
        return number

    def forget_run(self, number: int) -> None:
        """Take a kept scene away again."""
        self._store.remove_run(number)
        self._event_bus.publish(Topic.PRACTICE)

    def last_runs(self) -> dict[str, datetime]:
        """Return scene -> when it was last kept."""
        return self._store.last_runs()

    def _told(self, change: ReviewChange) -> ReviewChange:
        self._event_bus.publish(Topic.PRACTICE)
        return change
