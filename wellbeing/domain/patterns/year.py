"""A year day by day: the median stress of each day, and the month that stands out, if one does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from wellbeing.domain.patterns.standing_out import Ratings, can_be_told, outstanding, ratings_of
from wellbeing.domain.trends import DayOfStress

ALIKE_MOST = 0.95  # of the resemblance of neighbouring days; at 1 they would tell nothing


@dataclass(frozen=True)
class Year:
    """The recorded days of a calendar year."""

    year: int
    days: Mapping[date, DayOfStress]
    first: int
    """The first year that holds an entry."""
    today: date

    @property
    def can_be_told(self) -> bool:
        """Tell whether there is enough to say which month stands out, or that none does."""
        return can_be_told(self.months)

    @cached_property
    def heaviest_month(self) -> int | None:
        """The month (1-12) whose days were heavier than the others', or None where chance may explain it."""
        return outstanding(self.months)

    @cached_property
    def months(self) -> dict[int, Ratings]:
        """The days of each month that holds any, counted for less the more neighbours are alike."""
        months: dict[int, Ratings] = {}
        for day in self.days.values():
            months[day.day.month] = months.get(day.day.month, Ratings()) + ratings_of(day.median)
        alike = resemblance(self.days)
        share = (1 - alike) / (1 + alike)
        return {month: group.counted_as(share) for month, group in months.items()}


def resemblance(days: Mapping[date, DayOfStress]) -> float:
    """Return how much a day resembles the one before, 0 to .95: the correlation at a lag of one day."""
    if not days:
        return 0.0
    mean = sum(day.median for day in days.values()) / len(days)
    spread = sum((day.median - mean) ** 2 for day in days.values()) / len(days)
    pairs = [
        (day.median - mean) * (days[before].median - mean)
        for moment, day in days.items()
        if (before := moment - timedelta(days=1)) in days
    ]
    if not pairs or not spread:
        return 0.0
    return min(ALIKE_MOST, max(0.0, sum(pairs) / len(pairs) / spread))


def days_of_stress(rows: Iterable[tuple[date, int, int]]) -> dict[date, DayOfStress]:
    """Return each day's median from rows (day, stress, how many) in order of day and stress."""
    counts: dict[date, list[tuple[int, int]]] = {}
    for day, stress, n in rows:
        counts.setdefault(day, []).append((stress, n))
    return {
        day: DayOfStress(day, median_of(found), sum(n for _, n in found)) for day, found in counts.items()
    }


def median_of(counts: list[tuple[int, int]]) -> float:
    """Return the median of values given as (value, how many) in ascending order."""
    total = sum(n for _, n in counts)
    low, high = (total - 1) // 2, total // 2
    found, passed = [], 0
    for value, n in counts:
        found += [value] * ((passed <= low < passed + n) + (passed <= high < passed + n))
        passed += n
    return sum(found) / 2
