"""The ledger of breaks: of those that came due each day, how many were taken, came by themselves, or were left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wellbeing.domain.ranges import DayRange

BY_WEEK_BEYOND = 91  # days


@dataclass(frozen=True, slots=True)
class BreakCount:
    """The breaks of a day, or of the week that begins with it; `worked` in minutes."""

    day: date
    taken: int
    natural: int
    skipped: int
    owed: int
    worked: float

    @property
    def due(self) -> int:
        """How many breaks there could have been."""
        return self.taken + self.natural + self.skipped + self.owed

    def __add__(self, other: BreakCount) -> BreakCount:
        return BreakCount(
            self.day, self.taken + other.taken, self.natural + other.natural, self.skipped + other.skipped,
            self.owed + other.owed, self.worked + other.worked,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class BreakBook:
    """The breaks of a range, day by day; beyond a quarter week by week."""

    days: DayRange
    counts: tuple[BreakCount, ...]
    by_week: bool

    @property
    def whole(self) -> BreakCount:
        """All of the range in one."""
        return sum(self.counts, BreakCount(self.days.first, 0, 0, 0, 0, 0.0))


def break_book(days: DayRange, rows: Mapping[date, Mapping[str, float]]) -> BreakBook:
    """Return the breaks of a range from the ledgers of its days."""
    by_week = days.days > BY_WEEK_BEYOND
    counts: dict[date, BreakCount] = {}
    for day, figures in sorted(rows.items()):
        first = day - timedelta(days=day.weekday()) if by_week else day
        taken, natural, skipped, owed = (
            int(figures[name]) for name in ("taken", "natural", "skipped", "owed")
        )
        count = BreakCount(first, taken, natural, skipped, owed, figures["worked_min"])
        counts[first] = counts[first] + count if first in counts else count
    return BreakBook(days, tuple(counts.values()), by_week)
