"""Record, edit, delete and undo check-ins: rule, save, announce."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from wellbeing.clock import Clock
from wellbeing.domain.checkins import CheckIn, CheckInDraft, checked
from wellbeing.domain.days import day_of, span_of
from wellbeing.domain.problems import Problem
from wellbeing.services.changes import Announcer, Topic
from wellbeing.storage.checkins import CheckInStore


@dataclass(frozen=True, slots=True)
class CheckInChange:
    """What a change did: before is None for a new one, after is None for a deleted one."""

    before: CheckIn | None
    after: CheckIn | None


class CheckIns:
    """The verbs of check-ins."""

    def __init__(self, store: CheckInStore, announcer: Announcer, clock: Clock) -> None:
        self._store = store
        self._announcer = announcer
        self._clock = clock

    def record(self, draft: CheckInDraft) -> CheckInChange | Problem:
        """Save a check-in; when this returns a change it is on disk."""
        checkin = checked(draft, self._clock.now())
        if isinstance(checkin, Problem):
            return checkin
        return self._told(CheckInChange(None, self._store.add(checkin)))

    def edit(self, number: int, draft: CheckInDraft) -> CheckInChange | Problem:
        """Save a draft over a check-in; without a moment it keeps its own."""
        before = self._store.find(number)
        if before is None:
            return Problem("id", "problem.gone")
        after = checked(replace(draft, at=draft.at or before.at), self._clock.now(), number)
        if isinstance(after, Problem):
            return after
        self._store.replace(after)
        return self._told(CheckInChange(before, after))

    def delete(self, number: int) -> CheckInChange | Problem:
        """Delete a check-in; the change can be undone."""
        before = self._store.find(number)
        if before is None:
            return Problem("id", "problem.gone")
        self._store.remove(number)
        return self._told(CheckInChange(before, None))

    def undo(self, change: CheckInChange) -> CheckInChange:
        """Bring back what was before a change; undoing the answer does it again."""
        if change.before is None and change.after is not None:
            self._store.remove(change.after.id)
        elif change.before is not None and change.after is None:
            self._store.add(change.before)
        elif change.before is not None:
            self._store.replace(change.before)
        return self._told(CheckInChange(change.after, change.before))

    def between(self, start: datetime | None, end: datetime | None) -> list[CheckIn]:
        """Return the check-ins from `start` up to, not including, `end`; None is open."""
        return self._store.between(start, end)

    def today(self) -> list[CheckIn]:
        """Return the check-ins of the person's present day."""
        zone = self._clock.zone()
        span = span_of(day_of(self._clock.now(), zone), zone)
        return self._store.between(span.start, span.end)

    def latest(self) -> CheckIn | None:
        """Return the newest check-in."""
        return self._store.latest()

    def _told(self, change: CheckInChange) -> CheckInChange:
        self._announcer.announce(Topic.CHECKINS)
        return change
