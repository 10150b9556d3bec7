"""The ranges of the trends page: day, week, month, quarter, year, all; each ends on a chosen day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

LENGTHS = {"day": 1, "week": 7, "month": 28, "quarter": 91, "year": 364}
RANGES = (*LENGTHS, "all")


@dataclass(frozen=True, slots=True)
class DayRange:
    """A run of days, both ends included; `name` is one of RANGES, or 'own' for dates typed in."""

    name: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    def before(self) -> DayRange:
        """Return the range of the same length that ends the day before this one begins."""
        length = timedelta(days=self.days)
        return DayRange(self.name, self.first - length, self.last - length)

    def after(self) -> DayRange:
        """Return the range of the same length that begins the day after this one ends."""
        length = timedelta(days=self.days)
        return DayRange(self.name, self.first + length, self.last + length)


def range_ending(name: str, last: date, first_entry: date | None) -> DayRange:
    """Return the named range that ends on a day; 'all' begins with the first entry, a month ago if there is none."""
    if name == "all":
        first = min(first_entry or last, last - timedelta(days=LENGTHS["month"] - 1))
        return DayRange(name, first, last)
    return DayRange(name, last - timedelta(days=LENGTHS[name] - 1), last)
