"""A person's day: it begins at the cut (04:00 unless told otherwise), not at midnight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY_CUT = time(4, 0)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time from `start` up to, not including, `end`; both aware, in UTC."""

    start: datetime
    end: datetime

    def holds(self, moment: datetime) -> bool:
        """Tell whether the moment lies inside."""
        return self.start <= moment < self.end

    @property
    def length(self) -> timedelta:
        """How long it lasts."""
        return self.end - self.start


def day_of(moment: datetime, zone: tzinfo, cut: time = DAY_CUT) -> date:
    """Return the person's day to which a moment belongs: 02:00 at night is still yesterday."""
    local = moment.astimezone(zone)
    return local.date() if local.time() >= cut else local.date() - timedelta(days=1)


def span_of(day: date, zone: tzinfo, cut: time = DAY_CUT) -> Span:
    """Return the day as a span; 23 or 25 hours long on a daylight-saving night."""
    return span_of_days(day, day, zone, cut)


def span_of_days(first: date, last: date, zone: tzinfo, cut: time = DAY_CUT) -> Span:
    """Return the span from the first day's beginning to the last day's end."""
    start = datetime.combine(first, cut, zone)
    end = datetime.combine(last + timedelta(days=1), cut, zone)
    return Span(start.astimezone(UTC), end.astimezone(UTC))


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield each day from first to last, both included."""
    for step in range((last - first).days + 1):
        yield first + timedelta(days=step)
