"""When a person works: a weekly plan or a rota, read as spans of time; and the day that fits them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wellbeing.domain.days import DAY_CUT, Span, day_of, days_between

# A longer unbroken span (round the clock, day after day) says nothing about where a day ends.
LONGEST_SHIFT = timedelta(hours=16)
LOOK_AHEAD = 9


@dataclass(frozen=True, slots=True)
class Hours:
    """One range of a day in local time; an end at or before the start lies on the next day."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class WeeklyPlan:
    """Seven days from Monday, each with any number of ranges; on the dates in `off` none begins."""

    week: tuple[tuple[Hours, ...], ...]
    off: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise ValueError("a week has seven days")


@dataclass(frozen=True, slots=True)
class Rota:
    """Planned shifts in order of time, and the paid breaks inside them, to which the app's break moves.

    `profiles` says from which moments on a shift asks for which profile, '' for the settings of before.
    """

    shifts: tuple[Span, ...]
    paid_breaks: tuple[Span, ...] = ()
    profiles: tuple[tuple[datetime, str], ...] = ()


Shifts = WeeklyPlan | Rota | None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order of time, those that touch or overlap made one, empty ones left out."""
    result: list[Span] = []
    for span in sorted(spans, key=_start):
        if span.end <= span.start:
            continue
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def spans_around(shifts: WeeklyPlan | Rota, moment: datetime, zone: tzinfo) -> tuple[Span, ...]:
    """Return the merged spans from two days before a moment to nine days after it."""
    today = moment.astimezone(zone).date()
    first, last = today - timedelta(days=2), today + timedelta(days=LOOK_AHEAD)
    if isinstance(shifts, WeeklyPlan):
        return merged(
            span
            for day in days_between(first, last)
            if day not in shifts.off
            for span in _of_day(shifts.week[day.weekday()], day, zone)
        )
    low, high = datetime.combine(first, time(0), UTC), datetime.combine(last, time(0), UTC)
    # A rota may hold years: only the neighbourhood is looked at. A shift lasts two days at most here.
    begin = bisect_left(shifts.shifts, low - timedelta(days=2), key=_start)
    end = bisect_left(shifts.shifts, high, key=_start)
    return merged(shifts.shifts[begin:end])


def span_at(spans: Iterable[Span], moment: datetime) -> Span | None:
    """Return the span that holds the moment, if any."""
    return next((span for span in spans if span.holds(moment)), None)


def day_end(day: date, spans: tuple[Span, ...], zone: tzinfo, cut: time = DAY_CUT) -> datetime:
    """Return when a person's day ends: at the cut, or at the nearer edge of a shift that runs over it."""
    plain = datetime.combine(day + timedelta(days=1), cut, zone).astimezone(UTC)
    over = span_at(spans, plain)
    if over is None or over.length > LONGEST_SHIFT:
        return plain
    return over.end if over.end - plain <= plain - over.start else over.start


def working_day(moment: datetime, spans: tuple[Span, ...], zone: tzinfo, cut: time = DAY_CUT) -> date:
    """Return the day to which a moment belongs: a night shift belongs whole to the day it began."""
    day = day_of(moment, zone, cut)
    if moment >= day_end(day, spans, zone, cut):
        return day + timedelta(days=1)
    if moment < day_end(day - timedelta(days=1), spans, zone, cut):
        return day - timedelta(days=1)
    return day


def _of_day(ranges: Iterable[Hours], day: date, zone: tzinfo) -> list[Span]:
    return [
        Span(_moment(day, hours.start, zone), _moment(_end_day(day, hours), hours.end, zone))
        for hours in ranges
    ]


def _end_day(day: date, hours: Hours) -> date:
    return day if hours.end > hours.start else day + timedelta(days=1)


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def _start(span: Span) -> datetime:
    return span.start
