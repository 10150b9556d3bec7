"""Which days of the diary have something on them: for the calendar, which tells no more than that."""

from __future__ import annotations

from datetime import date

from wellbeing.clock import Clock
from wellbeing.domain.days import days_between, span_of
from wellbeing.storage.diary_days import DiaryDayStore


class DiaryDays:
    """Asked a month at a time."""

    def __init__(self, store: DiaryDayStore, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def filled(self, first: date, last: date) -> frozenset[date]:
        """Return the days from first to last, both included, that hold a check-in, a contact, an exercise or break."""
        zone, days = self._clock.zone(), list(days_between(first, last))
        edges = [span_of(day, zone).start for day in days] + [span_of(last, zone).end]
        return frozenset(days[place] for place in self._store.filled(edges))
