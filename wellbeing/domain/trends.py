"""What a range of check-ins says: median, time-aware EWMA and its gates, gaps, days (E62)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from operator import itemgetter
from statistics import median

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.days import DAY_CUT, Span, as_seen, day_of
from wellbeing.domain.insights.resampling import block_means
from wellbeing.domain.load import KindTally, LoadRule, fade
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.volume import Volume

HALF_LIFE = timedelta(days=3)
LINE_DAYS = 5
LINE_RATINGS = 15
CHANGE_DAYS = 10


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
        kept = 1.0 if before is None else fade(moment - before, half_life)
        top, bottom, before = top * kept + value, bottom * kept + 1.0, moment
        smoothed.append(top / bottom)
    return smoothed


def stress_figures(checkins: Sequence[CheckIn], zone: tzinfo, cut: time = DAY_CUT) -> StressFigures:
    """Return median, EWMA at the last rating, number of ratings and of days; check-ins in order of time."""
    rated = [(checkin, checkin.stress) for checkin in checkins if checkin.stress is not None]
    if not rated:
        return StressFigures(None, None, 0, 0)
    values = [stress for _, stress in rated]
    last = ewma([checkin.at for checkin, _ in rated], values)[-1]
    days = {day_of(as_seen(checkin.at, checkin.offset, zone), zone, cut) for checkin, _ in rated}
    return StressFigures(float(median(values)), last, len(values), len(days))


def line_is_earned(figures: StressFigures) -> bool:
    """Tell whether a smoothed line says more than its points: from 5 days and 15 ratings on (E62)."""
    return figures.days >= LINE_DAYS and figures.n >= LINE_RATINGS


@dataclass(frozen=True, slots=True)
class DayOfStress:
    """One day's ratings in short."""

    day: date
    median: float
    n: int


@dataclass(frozen=True, slots=True)
class Bucket:
    """The load of one stretch of the time axis, by kind of contact, in the stretch's order."""

    start: datetime
    end: datetime
    load: Mapping[str, float]
    contacts: int


@dataclass(frozen=True, slots=True)
class TrendChange:
    """How the mean of daily medians moved from the range before: difference and its 90 % bootstrap interval."""

    difference: float
    low: float
    high: float

    @property
    def direction(self) -> str:
        """Return 'up' or 'down' when the whole interval lies on one side of 0, else ''."""
        return "up" if self.low > 0 else "down" if self.high < 0 else ""


@dataclass(frozen=True, slots=True)
class TrendPicture:
    """Everything that a trend chart and the words around it show; plain values, times aware, in UTC.

    `points` are ratings, day medians beyond a quarter, weekly means beyond a year (`by_week`), `counts` how many
    ratings each of them stands for; `lines` are the stretches of the smoothed line, broken where nothing was recorded;
    `usual` is the middle of the own ratings before the range; `high` counts the ratings of 7 and more; `bands` are the
    stretches of the line's 90 % band as (moment, low, high); `shifts` are the planned hours of work, of a week at most;
    `volume` is what was measured of the contacts, beside the load and never in it, where that was asked; `until` is the
    present, after which nothing can have been rated.
    """

    days: DayRange
    span: Span
    points: tuple[tuple[datetime, float], ...]
    counts: tuple[int, ...]
    lines: tuple[tuple[tuple[datetime, float], ...], ...]
    buckets: tuple[Bucket, ...]
    figures: StressFigures
    usual: tuple[float, float] | None
    change: TrendChange | None
    contacts: Mapping[str, int]
    high: int = 0
    by_week: bool = False
    bands: tuple[tuple[tuple[datetime, float, float], ...], ...] = ()
    shifts: tuple[Span, ...] = ()
    volume: Volume | None = None
    until: datetime | None = None

    @property
    def has_line(self) -> bool:
        """Tell whether a line is to be seen: a stretch of one rating is none."""
        return any(len(stretch) > 1 for stretch in self.lines)

    def within(self, start: datetime, end: datetime) -> tuple[list[float], int]:
        """Return the points from start up to, not including, end, and how many ratings they stand for."""
        places = range(*(bisect_left(self.points, edge, key=itemgetter(0)) for edge in (start, end)))
        return [self.points[place][1] for place in places], sum(self.counts[place] for place in places)


def split_at_gaps(
    points: Sequence[tuple[datetime, float]], longest: timedelta
) -> tuple[tuple[tuple[datetime, float], ...], ...]:
    """Return the points as stretches in which no two neighbours are further apart than `longest`."""
    stretches: list[list[tuple[datetime, float]]] = []
    for point in points:
        if stretches and point[0] - stretches[-1][-1][0] <= longest:
            stretches[-1].append(point)
        else:
            stretches.append([point])
    return tuple(tuple(stretch) for stretch in stretches)


def buckets_of(
    tally: Iterable[tuple[int, str, KindTally]], edges: Sequence[datetime], rule: LoadRule
) -> tuple[Bucket, ...]:
    """Return the load by kind between neighbouring edges from rows (place, kind, its contacts)."""
    sums: list[dict[str, float]] = [{} for _ in edges[1:]]
    counts = [0] * len(sums)
    for place, kind, contacts in tally:
        sums[place][kind] = sums[place].get(kind, 0.0) + contacts.weight(kind, rule)
        counts[place] += contacts.n
    rows = zip(edges, edges[1:], sums, counts, strict=False)
    return tuple(Bucket(start, end, load, n) for start, end, load, n in rows)


def change_between(before: Sequence[float], now: Sequence[float], seed: int = 7) -> TrendChange | None:
    """Return how one value a day moved, with a day-block bootstrap interval; None below 10 days a side (E62)."""
    if min(len(before), len(now)) < CHANGE_DAYS:
        return None
    import numpy as np

    chance = np.random.default_rng(seed)  # a stored seed: the same diary tells the same story
    old, new = np.array(before, float), np.array(now, float)
    draws = block_means(new, chance) - block_means(old, chance)
    low, high = np.quantile(draws, (0.05, 0.95))
    return TrendChange(float(new.mean() - old.mean()), float(low), float(high))
