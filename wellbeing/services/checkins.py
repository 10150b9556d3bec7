"""Record check-ins, and edit, delete and undo them: rule, save, publish."""

from __future__ import annotations

from wellbeing.clock import Clock
from wellbeing.domain.checkins import CheckIn, CheckInDraft, checked
from wellbeing.domain.problems import Problem
from wellbeing.services.entries import Entries, EntryChange
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.storage.checkins import CheckInStore

CheckInChange = EntryChange[CheckIn]


class CheckIns(Entries[CheckIn, CheckInDraft]):
    """The verbs of check-ins."""

    topic = Topic.CHECKINS

    def __init__(self, store: CheckInStore, event_bus: EventBus, clock: Clock) -> None:
        super().__init__(store, event_bus, clock, checked)
        self._store = store

    def record(self, draft: CheckInDraft) -> CheckInChange | Problem:
        """Save a check-in; when this returns a change it is on disk."""
        checkin = checked(draft, self._clock.now())
        if isinstance(checkin, Problem):
            return checkin
        return self._told(EntryChange(None, self._store.add(self._made_here(checkin))))

    def latest(self) -> CheckIn | None:
        """Return the newest check-in."""
        return self._store.latest()
