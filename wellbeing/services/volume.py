"""The measured volume of a day, and the person's own usual range of it: beside the load, never in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta, tzinfo

from wellbeing.clock import Clock
from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import FARTHEST, as_seen, day_of, span_of, span_of_days
from wellbeing.domain.load import Usual, usual_of
from wellbeing.domain.ranges import LENGTHS, DayRange
from wellbeing.domain.volume import Volume, by_day, counted_by_day, together, volume_of_day
from wellbeing.services.contacts import USUAL_REACH, Contacts
from wellbeing.storage.imports import ImportStore


class Volumes:
    """Asked for the present day; the usual range is worked out once a day."""

    def __init__(self, contacts: Contacts, imports: ImportStore, clock: Clock) -> None:
        self._contacts, self._imports, self._clock = contacts, imports, clock
        self._usual: tuple[date, Usual | None] | None = None

    def today(self) -> Volume:
        """Return today's volume."""
        return self.of_day(day_of(self._clock.now(), self._clock.zone()))

    def of_day(self, day: date) -> Volume:
        """Return a day's volume."""
        totals = [total for total in self._imports.totals(day, day) if total.day == day]
        return volume_of_day(totals, self._contacts.of_day(day))

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
        """Return the volume of a run of days with these contacts: a day's totals may stand for its single contacts."""
        zone = self._clock.zone()
        single: dict[date, list[Contact]] = {}
        for contact in contacts:
            single.setdefault(day_of(as_seen(contact.at, contact.offset, zone), zone), []).append(contact)
        totals = by_day(self._imports.totals(days.first, days.last))
        return together(
            volume_of_day(totals.get(day, ()), single.get(day, ())) for day in single.keys() | totals.keys()
        )

    def usual(self) -> Usual | None:
        """Return between how many contacts the person's days lie as a rule, from ten days with contacts on."""
        zone = self._clock.zone()
        today = day_of(self._clock.now(), zone)
        if self._usual is None or self._usual[0] != today:
            self._usual = (today, self._worked_out(today, zone))
        return self._usual[1]

    def _worked_out(self, today: date, zone: tzinfo) -> Usual | None:
        end = span_of(today, zone).start
        days: Counter[date] = Counter(
            day_of(as_seen(contact.at, contact.offset, zone), zone)
            for contact in self._contacts.weights_between(end - USUAL_REACH, end)
        )
        totals = self._imports.totals(today - USUAL_REACH, today - timedelta(days=1))
        for day, counted in counted_by_day(totals).items():
            days[day] = max(days[day], counted)
        return usual_of([float(count) for count in days.values()])
