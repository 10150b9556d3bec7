"""The rhythm of the week: stress by weekday and hour, drawn to the hour's mean where little is known (E62)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from wellbeing.domain.days import DAY_CUT
from wellbeing.domain.patterns.standing_out import (
    Ratings,
    can_be_told,
    is_above,
    outstanding,
    ratings_of,
    spread_of,
)
from wellbeing.domain.ranges import DayRange

LEAST_IN_CELL = 3
PASSED_OVER = 2  # hours from one that is hard to the next
SHRINK = 5  # ratings' worth of the hour's own mean
DAY_HOURS = tuple((DAY_CUT.hour + step) % 24 for step in range(24))
"""The hours of a person's day in their order."""

Place = tuple[int, int]
"""A weekday, 0 for Monday, and an hour 0-23 of the person's day: 2 at night belongs to the day before."""


class Hardest(NamedTuple):
    """A weekday and hours, the first and the one after the last; None where it is any weekday, or any hour."""

    day: int | None
    first: int | None
    end: int | None


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

    @property
    def is_even(self) -> bool:
        """Tell whether no hour of any weekday stands out."""
        return self.can_be_told and outstanding(self.groups) is None

    @cached_property
    def hardest(self) -> Hardest | None:
        """What stands out as hard: hours of a weekday, hours whatever the weekday, a weekday at any hour; or None.

        It is a weekday's hour only where that is harder than the same hour of other weekdays, and than other hours of
        the same weekday: else it is the hour that is hard, or the day.
        """
        best = outstanding(self.groups)
        if best is None:
            return None
        (day, hour), spread = best, spread_of(self.groups)
        if not is_above(self.groups[best], self._of(hour=hour, but=best), spread):
            return self._hours_among({hour: self._of(hour=hour) for hour in DAY_HOURS}, None)
        if not is_above(self.groups[best], self._of(day=day, but=best), spread):
            days = {day: group for day in range(7) if (group := self._of(day=day)).n}
            hard = outstanding(days)
            return None if hard is None else Hardest(hard, None, None)
        return self._hours_among({hour: self._of(day, hour) for hour in DAY_HOURS}, day, hour)

    def _of(self, day: int | None = None, hour: int | None = None, but: Place | None = None) -> Ratings:
        """Return the ratings of a weekday and an hour, of any where none is given, but for one place."""
        wanted = (
            group
            for place, group in self.groups.items()
            if day in (None, place[0]) and hour in (None, place[1]) and place != but
        )
        return sum(wanted, Ratings())

    def _hours_among(
        self, hours: Mapping[int, Ratings], day: int | None, best: int | None = None
    ) -> Hardest | None:
        """Return the hours around the best that are hard too; an hour in which too little was rated is passed over."""
        told = {hour: group for hour, group in hours.items() if group.n >= LEAST_IN_CELL}
        best = outstanding(told) if best is None else best
        if best is None:
            return None
        rest = (self._of() - hours[best]).mean
        enough = rest + (hours[best].mean - rest) / 2
        hard = [DAY_HOURS.index(hour) for hour, group in told.items() if group.mean >= enough]
        first = last = DAY_HOURS.index(best)
        for place in reversed(hard):
            first = place if 0 < first - place <= PASSED_OVER else first
        for place in hard:
            last = place if 0 < place - last <= PASSED_OVER else last
        return Hardest(day, DAY_HOURS[first], (DAY_HOURS[last] + 1) % 24)


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
