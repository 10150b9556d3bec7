"""What a range of check-ins says: median, time-aware EWMA and its gates, gaps, days (E62)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from statistics import median

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.days import DAY_CUT, day_of

HALF_LIFE = timedelta(days=3)
LINE_DAYS = 5
LINE_RATINGS = 15
GAP = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class StressFigures:
    """Unrounded figures of a range; median and ewma are None without a rating."""

    median: float | None
    ewma: float | None
    n: int
    days: int


def ewma(times: Sequence[datetime], values: Sequence[float], half_life: timedelta = HALF_LIFE) -> list[float]:
    """Return the exponentially weighted mean at each time: w = 2^(-(t - t_i)/h), S = sum w y / sum w.

    Times ascend; equal times are allowed. Computed in one pass, exact to rounding.
    """
    smoothed: list[float] = []
    top = bottom = 0.0
    before: datetime | None = None
    for moment, value in zip(times, values, strict=True):
        fade = 1.0 if before is None else 2.0 ** (-((moment - before) / half_life))
        top, bottom, before = top * fade + value, bottom * fade + 1.0, moment
        smoothed.append(top / bottom)
    return smoothed


def stress_figures(checkins: Sequence[CheckIn], zone: tzinfo, cut: time = DAY_CUT) -> StressFigures:
    """Return median, EWMA at the last rating, number of ratings and of days; check-ins in order of time."""
    if not checkins:
        return StressFigures(None, None, 0, 0)
    values = [one.stress for one in checkins]
    last = ewma([one.at for one in checkins], values)[-1]
    days = {day_of(one.at, zone, cut) for one in checkins}
    return StressFigures(float(median(values)), last, len(values), len(days))


def line_is_earned(figures: StressFigures) -> bool:
    """Tell whether a smoothed line says more than its points: from 5 days and 15 ratings on (E62)."""
    return figures.days >= LINE_DAYS and figures.n >= LINE_RATINGS


def gaps(times: Sequence[datetime], longer_than: timedelta = GAP) -> list[tuple[datetime, datetime]]:
    """Return the stretches without a rating, so that no line is drawn across them."""
    return [(one, two) for one, two in zip(times, times[1:], strict=False) if two - one > longer_than]


@dataclass(frozen=True, slots=True)
class DayOfStress:
    """One day's ratings in short."""

    day: date
    median: float
    n: int


def by_day(checkins: Sequence[CheckIn], zone: tzinfo, cut: time = DAY_CUT) -> list[DayOfStress]:
    """Return a row for each day that has a rating, in order."""
    rows: dict[date, list[int]] = {}
    for one in checkins:
        rows.setdefault(day_of(one.at, zone, cut), []).append(one.stress)
    return [DayOfStress(day, float(median(values)), len(values)) for day, values in sorted(rows.items())]
