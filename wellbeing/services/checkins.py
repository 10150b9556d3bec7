"""Record check-ins, and edit, delete and undo them: rule, save, publish."""

from __future__ import annotations

from wellbeing.clock import Clock
from wellbeing.domain.checkins import CheckIn, CheckInDraft, checked_checkin
from wellbeing.domain.problems import Problem
from wellbeing.services.entries import Entries, EntryChange
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.waiting import WaitingRows, WaitingWrites
from wellbeing.storage.checkins import CheckInStore

CheckInChange = EntryChange[CheckIn]


class CheckIns(Entries[CheckIn, CheckInDraft]):
    """The verbs of check-ins."""

    topic = Topic.CHECKINS

    def __init__(self, store: CheckInStore, event_bus: EventBus, clock: Clock, writes: WaitingWrites) -> None:
        super().__init__(store, event_bus, clock, checked_checkin, WaitingRows(writes, "checkin"))
        self._store = store

    def record(self, draft: CheckInDraft) -> CheckInChange | Problem:
        """Save a check-in; when this returns a change it is on disk, or waits for the program that holds the diary."""
        checkin = checked_checkin(draft, self._clock.now())
        if isinstance(checkin, Problem):
            return checkin
        return self._told(EntryChange(None, self._rows.add(self._made_here(checkin), self._store.add)))

    def latest(self) -> CheckIn | None:
        """Return the newest check-in."""
        written = self._store.latest()
        if not self._rows:
            return written
        found = self.between(written.at if written else None, None)
        return found[-1] if found else written
