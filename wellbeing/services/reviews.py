"""Look back at hard contacts and keep plans; keep a practice scene when somebody wants it: rule, save, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from wellbeing.clock import Clock
from wellbeing.domain.library.scene_play import SceneRun
from wellbeing.domain.problems import Problem
from wellbeing.domain.reviews import LOOK_BACK, Review, ReviewDraft, checked_review, waiting
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.waiting import WaitingRows, WaitingWrites
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

    def __init__(
        self,
        diary: Diary,
        event_bus: EventBus,
        clock: Clock,
        writes: WaitingWrites,
        contact_number: Callable[[int], int],
    ) -> None:
        self._store = ReviewStore(diary)
        self._writes, self._contact_number = writes, contact_number
        self._rows: WaitingRows[Review] = WaitingRows(writes)
        self._runs: list[int] = []  # the numbers of scenes that were kept here, as they are written
        self._event_bus = event_bus
        self._clock = clock

    def since(self) -> datetime:
        """Return the moment from which hard contacts are offered for a look back."""
        return self._clock.now() - LOOK_BACK

    def waiting(self, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
        """Return the hard ones among these contacts that have no review, the latest first."""
        reviewed = self._store.reviewed()
        if self._rows:
            reviewed = {review.contact for review in self.all() if review.contact is not None}
        return waiting(contacts, reviewed)

    def all(self) -> list[Review]:
        """Return all reviews, the latest first."""
        return sorted(self._rows.over(self._store.all()), key=attrgetter("at"), reverse=True)

    def save(self, draft: ReviewDraft, number: int = 0) -> ReviewChange | Problem | None:
        """Save a review, over the one with a number, which keeps its moment; None when nothing is written."""
        before = self._rows.find(number, self._store.find) if number else None
        if number and before is None:
            return Problem("id", "problem.gone")
        review = checked_review(draft, before.at if before else self._clock.now(), number)
        if review is None or isinstance(review, Problem):
            return review
        return self._told(ReviewChange(before, self._rows.add(review, self._write)))

    def delete(self, number: int) -> ReviewChange | Problem:
        """Delete a review; the change can be undone."""
        before = self._rows.find(number, self._store.find)
        if before is None:
            return Problem("id", "problem.gone")
        self._rows.remove(number, self._store.remove)
        return self._told(ReviewChange(before, None))

    def undo(self, change: ReviewChange) -> ReviewChange:
        """Bring back what was before a change."""
        if change.before is not None:
            self._rows.add(change.before, self._write)
        elif change.after is not None:
            self._rows.remove(change.after.id, self._store.remove)
        return self._told(ReviewChange(change.after, change.before))

    def keep_run(self, scene: str, found: int, cues: int, helped: bool) -> int:
        """Write down how a scene went, because the person wants it; return the number to forget it by."""
        run = SceneRun(self._clock.now(), scene, found, cues, helped)
        place = len(self._runs)
        self._runs.append(0)

        def save() -> None:
            self._runs[place] = self._store.add_run(run)

        self._writes.do(save, bool)
        self._event_bus.publish(Topic.PRACTICE)
        return place

    def forget_run(self, number: int) -> None:
        """Take a kept scene away again."""
        self._writes.do(lambda: self._store.remove_run(self._runs[number]), bool)
        self._event_bus.publish(Topic.PRACTICE)

    def last_runs(self) -> dict[str, datetime]:
        """Return scene -> when it was last kept."""
        return self._store.last_runs()

    def _write(self, review: Review) -> Review:
        """Write a review; its contact may have waited for its number itself."""
        contact = None if review.contact is None else self._contact_number(review.contact)
        return self._store.save(replace(review, contact=contact))

    def _told(self, change: ReviewChange) -> ReviewChange:
        self._event_bus.publish(Topic.PRACTICE)
        return change
