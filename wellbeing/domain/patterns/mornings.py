"""How a day begins after the evening before: the last rating of one day and the first of the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from statistics import median
from typing import NamedTuple

from wellbeing.domain.ranges import DayRange
from wellbeing.domain.trends import CHANGE_DAYS, TrendChange, change_between
from wellbeing.domain.vocabulary import HIGH_FROM

HARD_FROM = HIGH_FROM - 2  # an evening at 5 or 6 is tense already, and 7 is rare at the day's end
NIGHT_LEAST, NIGHT_MOST = timedelta(hours=5), timedelta(hours=16)
"""Between an evening's rating and the next morning's: less is no night's rest, as amid a night shift; more, and the
day before had no evening, as where each day is rated once, at nine."""


class FirstAndLast(NamedTuple):
    """The first and the last rating of a day, and when they were made."""

    first_at: datetime
    first: int
    last_at: datetime
    last: int


@dataclass(frozen=True, slots=True)
class Morning:
    """A day's first rating after the evening before; stress 0-10."""

    day: date
    evening: int
    start: int


@dataclass(frozen=True)
class Mornings:
    """The mornings of a range whose evening before is known."""

    days: DayRange
    pairs: tuple[Morning, ...]

    @cached_property
    def after_hard(self) -> tuple[Morning, ...]:
        """Those after an evening of 5 and more."""
        return tuple(pair for pair in self.pairs if pair.evening >= HARD_FROM)

    @cached_property
    def after_calm(self) -> tuple[Morning, ...]:
        """Those after an evening below 5."""
        return tuple(pair for pair in self.pairs if pair.evening < HARD_FROM)

    @cached_property
    def difference(self) -> TrendChange | None:
        """How much higher days begin after hard evenings, with its interval; None below 10 mornings a side (E62)."""
        calm, hard = ([pair.start for pair in side] for side in (self.after_calm, self.after_hard))
        return change_between(calm, hard)

    @property
    def missing(self) -> tuple[int, int]:
        """How many mornings more are needed after hard and after calm evenings."""
        return max(0, CHANGE_DAYS - len(self.after_hard)), max(0, CHANGE_DAYS - len(self.after_calm))


def median_start(pairs: Sequence[Morning]) -> float:
    """Return the median of the first ratings; there is at least one."""
    return float(median(pair.start for pair in pairs))


def mornings_of(days: DayRange, ends: Mapping[date, FirstAndLast]) -> Mornings:
    """Return the mornings of a range from the first and last rating of each day, the day before it included.

    Two days in a row are one only where a night lies between.
    """
    pairs = [
        Morning(day, evening.last, morning.first)
        for day, morning in sorted(ends.items())
        if day >= days.first
        and (evening := ends.get(day - timedelta(days=1))) is not None
        and NIGHT_LEAST <= morning.first_at - evening.last_at <= NIGHT_MOST
    ]
    return Mornings(days, tuple(pairs))
