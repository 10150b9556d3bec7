"""When a team's periods are: counted from Monday 2024-01-01 UTC, and what is due on each day around their end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from wellbeing.domain.days import Span

FIRST_MONDAY = date(2024, 1, 1)
SHORT, LONG = 14, 28
MANY = 12  # members from which a team counts in two weeks instead of four
FOUNDING = timedelta(days=14)
# Days from a period's end (day 0).
HELLO_FROM, FREEZE_FROM, BALLOTS_UNTIL, CLOSE_FROM, LAST_DAY = -7.0, 1.0, 5.0, 7.0, 28.0
SETTLE = timedelta(hours=24)  # folders that sync create nothing exclusively: wait after first seeing a list
SURE = timedelta(hours=48)  # a ballot seen so long before the close belongs on the closing list
VISIT_EVERY = timedelta(minutes=30)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole days from `start`; UTC."""

    start: date
    days: int

    @property
    def end(self) -> datetime:
        """Day 0: when it is over."""
        return midnight(self.start + timedelta(days=self.days))

    @property
    def span(self) -> Span:
        """Its own stretch of time."""
        return Span(midnight(self.start), self.end)

    @property
    def name(self) -> str:
        """Its name on the board: 2026-01-12.14."""
        return f"{self.start.isoformat()}.{self.days}"

    def day(self, now: datetime) -> float:
        """Return how many days a moment lies behind the end; negative before it."""
        return (now - self.end) / DAY

    def moment(self, day: float) -> datetime:
        """Return the moment so many days behind the end."""
        return self.end + timedelta(days=day)


def midnight(day: date) -> datetime:
    """Return the beginning of a day in UTC."""
    return datetime.combine(day, time(), UTC)


def period_named(name: str) -> Period | None:
    """Return the period of a name as `Period.name` writes it; None for anything else."""
    start, _, days = name.partition(".")
    try:
        period = Period(date.fromisoformat(start), int(days))
    except ValueError:
        return None
    return period if period.name == name and is_period(period) else None


def is_period(period: Period) -> bool:
    """Tell whether a period lies on the grid."""
    since = (period.start - FIRST_MONDAY).days
    return period.days in (SHORT, LONG) and since >= 0 and since % period.days == 0


def may_be_open(period: Period, now: datetime) -> bool:
    """Tell whether a period can have a figure: it may be closed, by a clock that may be off by a day."""
    return now >= period.moment(CLOSE_FROM) - DAY


def period_at(moment: datetime, days: int) -> Period:
    """Return the period of a length in which a moment lies."""
    since = (moment.astimezone(UTC).date() - FIRST_MONDAY).days
    return Period(FIRST_MONDAY + timedelta(days=since - since % days), days)


def length_for(members: int) -> int:
    """Return a period's length in days for a team that begins a block of four weeks with so many members."""
    return SHORT if members >= MANY else LONG


def blocks_around(now: datetime) -> Iterator[Period]:
    """Yield the blocks of four weeks whose periods can have something due now, the oldest first."""
    present = period_at(now, LONG)
    for back in (2, 1, 0):
        start = present.start - timedelta(days=back * LONG)
        if start >= FIRST_MONDAY:
            yield Period(start, LONG)


def periods_of(block: Period, days: int) -> list[Period]:
    """Return the periods of a length in a block of four weeks."""
    return [Period(block.start + timedelta(days=step), days) for step in range(0, LONG, days)]


def takes_effect(joined: date, founded: date) -> date:
    """Return from when a member counts: at once within the founding days, else from the next quarter's start."""
    if joined <= founded + FOUNDING:
        return joined
    month = (joined.month - 1) // 3 * 3 + 4
    return date(joined.year + 1, 1, 1) if month > 12 else date(joined.year, month, 1)


def takes_part(effective: date, period: Period) -> bool:
    """Tell whether a member who counts from a day on belongs to a period."""
    return midnight(effective) < period.end
