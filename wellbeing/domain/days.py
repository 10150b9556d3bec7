"""A person's day: it begins at the cut (04:00 unless told otherwise), not at midnight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

DAY_CUT = time(4, 0)
STEADY = timedelta(days=6)  # since 1970 no clock on earth was changed twice within a week
FARTHEST = timedelta(hours=26)  # no two clocks on earth are further apart


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


def days_of(moments: Iterable[datetime], zone: tzinfo) -> list[date]:
    """Return the day of each of many moments; in order of time that takes a day's work, not a moment's."""
    days: list[date] = []
    span: Span | None = None
    for moment in moments:
        if span is None or not span.holds(moment):
            day = day_of(moment, zone)
            span = span_of(day, zone)
        days.append(day)
    return days


def offset_of(moment: datetime, zone: tzinfo) -> int:
    """Return how many seconds a zone's clock is ahead of UTC at a moment."""
    offset = moment.astimezone(zone).utcoffset()
    return round(offset.total_seconds()) if offset else 0


def offsets_between(first: datetime, last: datetime, zone: tzinfo) -> list[tuple[datetime, int]]:
    """Return each offset that a zone's clock has from first to last, with the moment up to which it holds."""
    found: list[tuple[datetime, int]] = []
    start, end, offset = first, last + timedelta(seconds=1), offset_of(first, zone)
    while start < end:
        after = min(start + STEADY, end)
        then = offset_of(after, zone)
        if then != offset:
            after = _change_between(start, after, zone)
        if then != offset or after == end:
            found.append((after, offset))
        start, offset = after, then
    return found


def _change_between(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """Return the second from which the offset is no longer the one before."""
    offset = offset_of(before, zone)
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        before, after = (middle, after) if offset_of(middle, zone) == offset else (before, middle)
    return after.replace(microsecond=0)


def as_made(moment: datetime, offset: int | None, zone: tzinfo) -> datetime:
    """Return a moment in the local time of where an entry was made; in `zone` where that is not known."""
    return moment.astimezone(zone if offset is None else timezone(timedelta(seconds=offset)))


def as_seen(moment: datetime, offset: int | None, zone: tzinfo) -> datetime:
    """Return when the clock here shows what it showed where an entry was made: an evening stays that evening."""
    if offset is None or offset == offset_of(moment, zone):
        return moment
    return as_made(moment, offset, zone).replace(tzinfo=zone).astimezone(UTC)


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
