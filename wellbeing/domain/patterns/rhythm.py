"""The rhythm of the week: stress by weekday and hour, drawn to the hour's mean where little is known (E62)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from wellbeing.domain.days import DAY_CUT
from wellbeing.domain.patterns.standing_out import Ratings, can_be_told, outstanding, ratings_of
from wellbeing.domain.ranges import DayRange

LEAST_IN_CELL = 3
SHRINK = 5  # ratings' worth of the hour's own mean
DAY_HOURS = tuple((DAY_CUT.hour + step) % 24 for step in range(24))
"""The hours of a person's day in their order."""

Place = tuple[int, int]
"""A weekday, 0 for Monday, and an hour 0-23 of the person's day: 2 at night belongs to the day before."""


@dataclass(frozen=True, slots=True)
class RhythmCell:
    """One hour of one weekday; `stress` is the shrunk mean, None below 3 ratings."""

    n: int
    stress: float | None


@dataclass(frozen=True)
class Rhythm:
    """The week's rhythm over a range of days."""

    days: DayRange
    groups: Mapping[Place, Ratings]
    last: Mapping[Place, date] = field(default_factory=dict)
    """The last day on which there was a rating at a weekday's hour."""

    @property
    def n(self) -> int:
        """How many ratings there are."""
        return round(sum(group.n for group in self.groups.values()))

    @cached_property
    def hours(self) -> tuple[int, ...]:
        """The hours to show, in the day's order: from the first to the last that tells enough, else that tells any."""
        for least in (LEAST_IN_CELL, 1):
            told = [DAY_HOURS.index(hour) for (_, hour), group in self.groups.items() if group.n >= least]
            if told:
                return DAY_HOURS[min(told) : max(told) + 1]
        return ()

    @cached_property
    def cells(self) -> dict[Place, RhythmCell]:
        """The cells to show, also those that hold nothing."""
        cells = {}
        for hour in self.hours:
            at_hour = sum((self.groups.get((day, hour), Ratings()) for day in range(7)), Ratings())
            for day in range(7):
                cells[day, hour] = cell_of(self.groups.get((day, hour), Ratings()), at_hour)
        return cells

    @property
    def can_be_told(self) -> bool:
        """Tell whether there is enough to say which hour stands out, or that none does."""
        return can_be_told(self.groups)

    @cached_property
    def hardest(self) -> tuple[int, int, int] | None:
        """The weekday and the hours (first, and the one after the last) that stand out as hard, or None."""
        best = outstanding(self.groups)
        if best is None:
            return None
        day, hour = best
        whole = sum(self.groups.values(), Ratings())
        rest = (whole - self.groups[best]).mean
        enough = rest + (self.groups[best].mean - rest) / 2
        first = last = DAY_HOURS.index(hour)
        while first > 0 and self._is_hard(day, first - 1, enough):
            first -= 1
        while last < len(DAY_HOURS) - 1 and self._is_hard(day, last + 1, enough):
            last += 1
        return day, DAY_HOURS[first], (DAY_HOURS[last] + 1) % 24

    def _is_hard(self, day: int, place: int, enough: float) -> bool:
        group = self.groups.get((day, DAY_HOURS[place]), Ratings())
        return group.n >= LEAST_IN_CELL and group.mean >= enough


def cell_of(group: Ratings, at_hour: Ratings) -> RhythmCell:
    """Return a cell: (n * mean + 5 * mean of the hour) / (n + 5), from 3 ratings on (E62)."""
    if group.n < LEAST_IN_CELL:
        return RhythmCell(round(group.n), None)
    return RhythmCell(round(group.n), (group.total + SHRINK * at_hour.mean) / (group.n + SHRINK))


def rhythm_of(days: DayRange, rows: Iterable[tuple[int, int, int, int, date]]) -> Rhythm:
    """Return the rhythm of rows (weekday, hour, stress, how many, the last day of them)."""
    groups: dict[Place, Ratings] = {}
    lasts: dict[Place, date] = {}
    for weekday, hour, stress, n, last in rows:
        place = weekday, hour
        groups[place] = groups.get(place, Ratings()) + ratings_of(stress, n)
        lasts[place] = max(last, lasts.get(place, last))
    return Rhythm(days, groups, lasts)
