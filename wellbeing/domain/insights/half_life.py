"""A person's own half-life of the load: offered only where it foretells their ratings better than ours does (E45)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import day_of
from wellbeing.domain.load import LoadRule, left_after, weight_of

if TYPE_CHECKING:
    import numpy as np

CHOICES = (15, 30, 60, 120, 240)
USUAL_MINUTES = 60
RATINGS_LEAST, DAYS_LEAST = 60, 20
FALL_LEAST = 0.05
GRID = tuple(5.0 * 2 ** (step / 6) for step in range(46))  # 5 min to 15 h in steps of an eighth
CHI_SQUARE_90 = 2.705543454095404  # 90 % of a chi-square with one degree of freedom
REACH = timedelta(hours=24)
OFFERED, KEPT, WAIT = "offered", "kept", "wait"


@dataclass(frozen=True, slots=True)
class OwnHalfLife:
    """What one's ratings say of the acute half-life, in minutes; `low` to `high` is its 90 % interval.

    `verdict`: 'wait' for `missing` more days, 'kept' where 60 foretells as well, 'offered' where `minutes` does better
    by a share of the leave-one-day-out error.
    """

    verdict: str
    minutes: int = USUAL_MINUTES
    missing: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class RatedLoads:
    """Ratings as rows: each one's day as a number from 0, its stress, and per contact before it weight and minutes."""

    days: np.ndarray
    stress: np.ndarray
    rating: np.ndarray
    weight: np.ndarray
    age: np.ndarray

    def load(self, minutes: float) -> np.ndarray:
        """Return the acute load at each rating with a half-life."""
        import numpy as np

        return np.bincount(self.rating, self.weight * left_after(self.age / minutes), len(self.stress))


def own_half_life(
    ratings: Sequence[tuple[datetime, int]], contacts: Sequence[Contact], rule: LoadRule, zone: tzinfo
) -> OwnHalfLife:
    """Return what the ratings say; both in order of time. Which day a rating belongs to is told by `zone`."""
    days = {day_of(at, zone) for at, _ in ratings}
    missing = days_missing(len(ratings), len(days))
    if missing:
        return OwnHalfLife(WAIT, missing=missing)
    rows = rows_of(ratings, contacts, rule, zone)
    if (
        not rows.weight.any() or len(set(rows.stress)) == 1
    ):  # there is nothing to foretell, or nothing by which
        return OwnHalfLife(KEPT)
    errors = {minutes: left_out_error(rows, minutes) for minutes in CHOICES}
    best = min(CHOICES, key=errors.__getitem__)
    low, high = interval_of(rows)
    falls = errors[best] < (1 - FALL_LEAST) * errors[USUAL_MINUTES]
    better = falls and not low <= USUAL_MINUTES <= high
    return OwnHalfLife(OFFERED, best, 0, low, high) if better else OwnHalfLife(KEPT, low=low, high=high)


def days_missing(ratings: int, days: int) -> int:
    """Return how many more days it takes to 60 ratings on 20 days, at as many ratings a day as so far."""
    a_day = max(ratings / days, 1.0) if days else 3.0
    return max(DAYS_LEAST - days, -int(-(RATINGS_LEAST - ratings) // a_day), 0)


def rows_of(
    ratings: Sequence[tuple[datetime, int]], contacts: Sequence[Contact], rule: LoadRule, zone: tzinfo
) -> RatedLoads:
    """Return ratings with the contacts of the 24 hours before each."""
    import numpy as np

    numbers: dict[date, int] = {}
    days = [numbers.setdefault(day_of(at, zone), len(numbers)) for at, _ in ratings]
    heavy = [(contact.at, weight) for contact in contacts if (weight := weight_of(contact, rule))]
    at = np.array([moment.timestamp() for moment, _ in heavy])
    weights = np.array([weight for _, weight in heavy])
    asked = np.array([moment.timestamp() for moment, _ in ratings])
    first = np.searchsorted(at, asked - REACH.total_seconds())
    counts = np.searchsorted(at, asked, side="right") - first
    rating = np.repeat(np.arange(len(asked)), counts)
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
    stress = np.array([float(value) for _, value in ratings])
    return RatedLoads(np.array(days), stress, rating, weights[place], (asked[rating] - at[place]) / 60)


def left_out_error(rows: RatedLoads, minutes: float) -> float:
    """Return the squared error of ratings foretold by a line through the ratings of all other days."""
    import numpy as np

    x, y = rows.load(minutes), rows.stress
    sums = [np.bincount(rows.days, part) for part in (np.ones_like(x), x, y, x * x, x * y)]
    n, sx, sy, sxx, sxy = (part.sum() - part for part in sums)
    spread = n * sxx - sx * sx
    slope = np.divide(n * sxy - sx * sy, spread, out=np.zeros_like(spread), where=spread > 1e-9)
    middle = (sy - slope * sx) / n
    return float(((y - middle[rows.days] - slope[rows.days] * x) ** 2).mean())


def interval_of(rows: RatedLoads) -> tuple[float, float]:
    """Return the half-lives whose fit within days is not clearly worse than the best: the 90 % profile interval."""
    import numpy as np

    y = within_days(rows, rows.stress)
    rest = np.array([_unexplained(within_days(rows, rows.load(minutes)), y) for minutes in GRID])
    free = len(y) - rows.days.max() - 3
    distance = free * np.log(np.maximum(rest, 1e-12) / max(float(rest.min()), 1e-12))
    inside = np.flatnonzero(distance <= CHI_SQUARE_90)
    return _edge(distance, int(inside[0]), -1), _edge(distance, int(inside[-1]), 1)


def within_days(rows: RatedLoads, values: np.ndarray) -> np.ndarray:
    """Return values less their day's mean: some days are worse than others whatever the load."""
    import numpy as np

    means = np.bincount(rows.days, values) / np.bincount(rows.days)
    return np.asarray(values - means[rows.days])


def _unexplained(x: np.ndarray, y: np.ndarray) -> float:
    """Return what a rising line leaves of y: load that lowers stress is no load."""
    xx = float(x @ x)
    slope = max(float(x @ y) / xx, 0.0) if xx > 1e-12 else 0.0
    return float(((y - slope * x) ** 2).sum())


def _edge(distance: np.ndarray, place: int, step: int) -> float:
    """Return where the distance reaches its bound between two half-lives of the grid, in minutes."""
    other = place + step
    if not 0 <= other < len(GRID):
        return GRID[place]
    share = (CHI_SQUARE_90 - distance[place]) / (distance[other] - distance[place])
    return float(GRID[place] * (GRID[other] / GRID[place]) ** share)
