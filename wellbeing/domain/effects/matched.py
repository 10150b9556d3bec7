"""Level 2: what stress did after an exercise, against the person's own like moments without one (E63)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise
from statistics import mean

from wellbeing.domain.days import day_of
from wellbeing.domain.insights.links import SEED
from wellbeing.domain.insights.resampling import DRAWS, block_places
from wellbeing.domain.practice import Session

SESSIONS_LEAST = MATCHES_LEAST = 10
BEFORE_WITHIN = 1
GAP_WITHIN = 0.5
LEAST_GAP = timedelta(minutes=5)  # two answers closer than this are one answer and its correction

Rating = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one rating to the next of a day: stress before, its change, how long, whether an exercise fell in."""

    day: date
    before: int
    change: int
    gap: timedelta
    exercised: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """How much further stress fell (below 0) with an exercise than without, and its 90 % interval.

    `sessions` are stretches with an exercise that have a like one without, `matches` those like ones. `verdict`:
    'wait' below ten of either, then 'lower', 'higher', or 'unclear' where the interval holds 0.
    """

    sessions: int
    matches: int
    verdict: str
    difference: float | None = None
    low: float | None = None
    high: float | None = None


def stretches(ratings: Sequence[Rating], sessions: Sequence[Session], zone: tzinfo) -> list[Stretch]:
    """Return the stretches between neighbouring ratings of a day; both in order of time."""
    begun = [session.at for session in sessions]
    found = []
    for (at, before), (later, after) in pairwise(ratings):
        day = day_of(at, zone)
        if later - at >= LEAST_GAP and day == day_of(later, zone):
            exercised = bisect_left(begun, at) < bisect_right(begun, later)
            found.append(Stretch(day, before, after - before, later - at, exercised))
    return found


def against_own_moments(found: Sequence[Stretch], seed: int = SEED) -> Matched:
    """Return how stretches with an exercise differ from one's own without: before within 1, gap within 50 %."""
    without = [stretch for stretch in found if not stretch.exercised]
    pairs = [
        (stretch, like) for stretch in found if stretch.exercised and (like := list(_like(stretch, without)))
    ]
    matches = len({id(match) for _, like in pairs for match in like})
    if len(pairs) < SESSIONS_LEAST or matches < MATCHES_LEAST:
        return Matched(len(pairs), matches, "wait")
    days: dict[date, list[float]] = {}
    for stretch, like in pairs:
        days.setdefault(stretch.day, []).append(stretch.change - mean(match.change for match in like))
    difference = mean(value for row in days.values() for value in row)
    low, high = _interval([days[day] for day in sorted(days)], seed)
    verdict = "lower" if high < 0 else "higher" if low > 0 else "unclear"
    return Matched(len(pairs), matches, verdict, difference, low, high)


def _like(stretch: Stretch, without: Sequence[Stretch]) -> Iterator[Stretch]:
    for other in without:
        near = abs(other.before - stretch.before) <= BEFORE_WITHIN
        if near and abs(other.gap / stretch.gap - 1) <= GAP_WITHIN:
            yield other


def _interval(days: Sequence[Sequence[float]], seed: int) -> tuple[float, float]:
    """Return the 90 % interval of the mean over all values, whole days drawn in blocks."""
    import numpy as np

    sums, counts = np.array([sum(row) for row in days]), np.array([len(row) for row in days])
    places = block_places(len(days), np.random.default_rng(seed), DRAWS)
    low, high = np.quantile(sums[places].sum(axis=1) / counts[places].sum(axis=1), (0.05, 0.95))
    return float(low), float(high)
