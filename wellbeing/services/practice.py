"""Writes down exercises as they were done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from wellbeing.clock import Clock
from wellbeing.domain.practice import Session
from wellbeing.services.changes import Announcer, Topic
from wellbeing.storage.practice import PracticeStore


class Practice:
    """The verbs of practice."""

    def __init__(self, store: PracticeStore, announcer: Announcer, clock: Clock) -> None:
        self._store = store
        self._announcer = announcer
        self._clock = clock

    def begin(self, exercise: str, before: int | None) -> Session:
        """Return a session that starts now; nothing is saved before it is done."""
        return Session(self._clock.now(), exercise, 0.0, False, before)

    def done(self, session: Session, seconds: float, finished: bool, after: int | None) -> None:
        """Save a session with how long it ran, whether to the end, and the stress after it where it was said."""
        self._store.add(replace(session, seconds=seconds, finished=finished, after=after))
        self._announcer.announce(Topic.PRACTICE)

    def between(self, start: datetime, end: datetime) -> list[Session]:
        """Return the sessions of a span in order of time."""
        return self._store.between(start, end)
