"""The ledger of breaks: of those that came due each day, how many were taken, came by themselves, or were left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wellbeing.domain.ranges import DayRange
from wellbeing.domain.reminders.break_ledger import BreakLedger

BY_WEEK_BEYOND = 91  # days


@dataclass(frozen=True, slots=True)
class BreakBook:
    """The ledgers of a range by day; beyond a quarter by the Monday of each week."""

    days: DayRange
    ledgers: Mapping[date, BreakLedger]
    by_week: bool

    @property
    def whole(self) -> BreakLedger:
        """All of the range in one."""
        return sum(self.ledgers.values(), BreakLedger())


def break_book(days: DayRange, ledgers: Mapping[date, BreakLedger]) -> BreakBook:
    """Return the breaks of a range from the ledgers of its days."""
    by_week = days.days > BY_WEEK_BEYOND
    if not by_week:
        return BreakBook(days, dict(sorted(ledgers.items())), by_week)
    weeks: dict[date, BreakLedger] = {}
    for day, ledger in sorted(ledgers.items()):
        monday = day - timedelta(days=day.weekday())
        weeks[monday] = weeks.get(monday, BreakLedger()) + ledger
    return BreakBook(days, weeks, by_week)
