"""Record check-ins, and edit, delete and undo them: rule, save, publish."""

from __future__ import annotations

from datetime import datetime, timedelta

from wellbeing.clock import Clock
from wellbeing.domain.checkins import CheckIn, CheckInDraft, checked_checkin, merged
from wellbeing.domain.days import as_seen, day_of, span_of
from wellbeing.domain.problems import Problem
from wellbeing.domain.usual_stress import USUAL_REACH, usual_ratings
from wellbeing.services.entries import Entries, EntryChange
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.waiting import WaitingRows, WaitingWrites
from wellbeing.storage.checkins import CheckInStore

CheckInChange = EntryChange[CheckIn]
ONE_ANSWER = timedelta(seconds=60)
"""Answers closer than this are one check-in: the later one says it better."""


class CheckIns(Entries[CheckIn, CheckInDraft]):
    """The verbs of check-ins."""

    topic = Topic.CHECKINS

    def __init__(self, store: CheckInStore, event_bus: EventBus, clock: Clock, writes: WaitingWrites) -> None:
        super().__init__(store, event_bus, clock, checked_checkin, WaitingRows(writes, "checkin"))
        self._store = store
        self._answered: tuple[int, datetime] | None = None

    def answer(self, draft: CheckInDraft) -> CheckInChange | Problem:
        """Save an answer given now: within a minute of the last it changes that one, which keeps its time.

        One that is dated back is a check-in of its own, and no later answer changes it.
        """
        before = self._just_answered() if draft.at is None else None
        change = self.record(draft) if before is None else self.edit(before.id, merged(before, draft))
        if not isinstance(change, Problem) and change.after is not None and draft.at is None:
            self._answered = change.after.id, self._clock.now()
        return change

    def _just_answered(self) -> CheckIn | None:
        """Return the check-in of the last minute's answer, if it is still there."""
        number, moment = self._answered or (0, None)
        fresh = moment is not None and timedelta() <= self._clock.now() - moment < ONE_ANSWER
        return self.find(number) if fresh else None

    def record(self, draft: CheckInDraft) -> CheckInChange | Problem:
        """Save a check-in; when this returns a change it is on disk, or waits for the program that holds the diary."""
        checkin = checked_checkin(draft, self._clock.now())
        if isinstance(checkin, Problem):
            return checkin
        return self._told(EntryChange(None, self._rows.add(self._made_here(checkin), self._store.add)))

    def ratings_between(self, start: datetime, end: datetime) -> list[tuple[datetime, int]]:
        """Return moment and stress of a span, by the clock of where each was said: all that a row of days needs."""
        zone = self._clock.zone()
        if not self._rows:
            return self._store.ratings_between(start, end, zone)
        return [
            (as_seen(entry.at, entry.offset, zone), entry.stress)
            for entry in self.between(start, end)
            if entry.stress is not None
        ]

    def usual_today(self) -> tuple[float, float] | None:
        """Return the middle of the own ratings of the 90 days before today; None below 20 of them."""
        zone = self._clock.zone()
        start = span_of(day_of(self._clock.now(), zone), zone).start
        return usual_ratings([stress for _, stress in self.ratings_between(start - USUAL_REACH, start)])

    def latest(self) -> CheckIn | None:
        """Return the newest check-in."""
        written = self._store.latest()
        if not self._rows:
            return written
        found = self.between(written.at if written else None, None)
        return found[-1] if found else written
