"""The measured volume of a day, and the person's own usual range of it: beside the load, never in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from wellbeing.clock import Clock
from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.days import FARTHEST, as_seen, day_of, span_of, span_of_days
from wellbeing.domain.load import Usual, usual_of
from wellbeing.domain.ranges import LENGTHS, DayRange
from wellbeing.domain.volume import Volume, together, volume_of, volume_of_totals
from wellbeing.services.contacts import USUAL_REACH, Contacts
from wellbeing.services.imports.imports import Imports


class Volumes:
    """Asked for the present day; the usual range is worked out once a day."""

    def __init__(self, contacts: Contacts, imports: Imports, clock: Clock) -> None:
        self._contacts, self._imports, self._clock = contacts, imports, clock
        self._usual: tuple[datetime, Usual | None] | None = None

    def today(self) -> Volume:
        """Return today's volume."""
        return self.of_day(day_of(self._clock.now(), self._clock.zone()))

    def of_day(self, day: date) -> Volume:
        """Return a day's volume: what a system's totals say where there are some, else the single contacts."""
        return volume_of_totals(self._imports.totals(day, day)) or volume_of(self._contacts.of_day(day))

    def of_range(self, days: DayRange) -> Volume | None:
        """Return the volume of a range, read contact by contact; None of more than a month, where that lasts."""
        if days.days > LENGTHS["month"]:
            return None
        zone = self._clock.zone()
        span = span_of_days(days.first, days.last, zone)
        near = self._contacts.between(span.start - FARTHEST, span.end + FARTHEST)
        return self.of_days(
            days, [contact for contact in near if span.holds(as_seen(contact.at, contact.offset, zone))]
        )

    def of_days(self, days: DayRange, contacts: Sequence[Contact]) -> Volume:
        """Return the volume of a run of days with these contacts: a day's totals stand for its single contacts."""
        zone = self._clock.zone()
        by_day: dict[date, list[Contact]] = {}
        for contact in contacts:
            by_day.setdefault(day_of(as_seen(contact.at, contact.offset, zone), zone), []).append(contact)
        totals: dict[date, list[DayTotal]] = {}
        for total in self._imports.totals(days.first, days.last):
            totals.setdefault(total.day, []).append(total)
        return together(
            volume_of_totals(totals.get(day, ())) or volume_of(by_day.get(day, ()))
            for day in by_day.keys() | totals.keys()
        )

    def usual(self) -> Usual | None:
        """Return between how many contacts the person's days lie as a rule, from ten days with contacts on."""
        zone = self._clock.zone()
        end = span_of(day_of(self._clock.now(), zone), zone).start
        if self._usual is None or self._usual[0] != end:
            self._usual = (end, self._worked_out(end))
        return self._usual[1]

    def _worked_out(self, end: datetime) -> Usual | None:
        zone = self._clock.zone()
        days: Counter[date] = Counter(
            day_of(as_seen(contact.at, contact.offset, zone), zone)
            for contact in self._contacts.weights_between(end - USUAL_REACH, end)
        )
        last = (end - timedelta(hours=1)).astimezone(zone).date()
        for total in self._imports.totals(last - USUAL_REACH, last):
            if total.days == 1 and total.minute is None:
                days[total.day] = max(days[total.day], total.contacts)
        return usual_of([float(count) for count in days.values()])
