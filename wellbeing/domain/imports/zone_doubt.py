"""Tells when an export's clock is not the person's: too many contacts outside her shifts, and inside some hours on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from wellbeing.domain.days import Span
from wellbeing.domain.shifts.shifts import Shifts, merged, spans_around

MOST_OUTSIDE = 0.1
FEWEST = 10
FARTHEST = 14  # hours: no two zones lie further apart by the clock of one day
STEP = timedelta(days=7)  # spans_around reaches two days back and nine ahead


@dataclass(frozen=True, slots=True)
class ZoneDoubt:
    """How many of so many contacts lie outside the shifts, and by how many hours later they would lie within."""

    outside: int
    of: int
    hours: int


def zone_doubt(moments: Sequence[datetime], shifts: Sequence[Span]) -> ZoneDoubt | None:
    """Return the doubt, None where there is none: few outside, or none better by whole hours."""
    if len(moments) < FEWEST or not shifts:
        return None
    outside = _outside(moments, shifts, 0)
    if outside <= MOST_OUTSIDE * len(moments):
        return None
    hours = min(range(-FARTHEST, FARTHEST + 1), key=lambda by: (_outside(moments, shifts, by), abs(by)))
    if _outside(moments, shifts, hours) > MOST_OUTSIDE * len(moments):
        return None  # work at odd times, not another clock
    return ZoneDoubt(outside, len(moments), hours)


def shifts_over(
    first: datetime, last: datetime, plan: Callable[[datetime], Shifts], zone: tzinfo
) -> tuple[Span, ...]:
    """Return the shifts that touch a stretch of time, by the plan that was in force on each of its days."""
    found: list[Span] = []
    moment = first - timedelta(days=1)
    while moment <= last + STEP:
        shifts = plan(moment)
        found += spans_around(shifts, moment, zone) if shifts else ()
        moment += STEP
    return merged(found)


def _outside(moments: Sequence[datetime], shifts: Sequence[Span], hours: int) -> int:
    starts, by = [span.start for span in shifts], timedelta(hours=hours)
    count = 0
    for moment in moments:
        place = bisect_right(starts, moment + by)
        count += not (place and moment + by < shifts[place - 1].end)
    return count
