"""What a team may learn: the band of a period, the 16-sided die, tallies of at least eight, pooling, suppression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import IntEnum
from statistics import median

from wellbeing.domain.days import DAY_CUT, day_of
from wellbeing.domain.vocabulary import HIGH_FROM

LEAST_BALLOTS = 8  # k: below it nobody gets a figure
LEAST_ENTRIES = 3
LEAST_DAYS = 2
MODERATE_FROM = 5
DIE_SIDES = 16
FIRST_OTHER = 14  # faces 0-13 keep the band, 14 and 15 send each of the other two
NUMBER_CLASSES = (30, 20, 12, 8)


class Band(IntEnum):
    """The one word of a period."""

    LOW = 0
    MODERATE = 1
    HIGH = 2

    @property
    def word(self) -> str:
        """The band's key: low, moderate, high."""
        return self.name.lower()


def band_of(entries: Sequence[tuple[datetime, int]], zone: tzinfo, cut: time = DAY_CUT) -> Band | None:
    """Return the band of a period's stress entries (moment, 0-10): low < 5, moderate 5 to < 7, high from 7.

    None for fewer than 3 entries, or entries on fewer than 2 of the person's days.
    """
    days = {day_of(moment, zone, cut) for moment, _ in entries}
    if len(entries) < LEAST_ENTRIES or len(days) < LEAST_DAYS:
        return None
    middle = median(stress for _, stress in entries)
    if middle >= HIGH_FROM:
        return Band.HIGH
    return Band.MODERATE if middle >= MODERATE_FROM else Band.LOW


def band_sent(band: Band, roll: int) -> Band:
    """Return the band that goes out for a roll of 0-15: the true one with 14/16, each other one with 1/16.

    The price of one answer is epsilon = ln 14 = 2.639, exact. Raises ValueError for a roll off the die.
    """
    if not 0 <= roll < DIE_SIDES:
        raise ValueError("a die of 16 sides shows 0 to 15")
    if roll < FIRST_OTHER:
        return band
    return [other for other in Band if other is not band][roll - FIRST_OTHER]


def one_hot(band: Band) -> tuple[int, int, int]:
    """Return the band as a vector of low, moderate, high that holds a single 1."""
    return (int(band is Band.LOW), int(band is Band.MODERATE), int(band is Band.HIGH))


@dataclass(frozen=True, slots=True)
class Tally:
    """Scrambled totals of the ballots of a team's period, or of several pooled."""

    low: int
    moderate: int
    high: int

    @property
    def n(self) -> int:
        """How many ballots."""
        return self.low + self.moderate + self.high


def tally_of(totals: Sequence[int], ballots: int) -> Tally | None:
    """Return the totals as a tally; None where they cannot be: out of range, not adding up, fewer than 8."""
    if len(totals) != len(Band) or any(not 0 <= total <= ballots for total in totals):
        return None
    return Tally(*totals) if sum(totals) == ballots >= LEAST_BALLOTS else None


def pooled(tallies: Iterable[Tally]) -> Tally | None:
    """Return periods or teams added up, those of 8 or more alone; None when there is none."""
    able = [tally for tally in tallies if tally.n >= LEAST_BALLOTS]
    if not able:
        return None
    return Tally(
        sum(tally.low for tally in able),
        sum(tally.moderate for tally in able),
        sum(tally.high for tally in able),
    )


def number_class(tally: Tally) -> str:
    """Return how many ballots as a class such as '>=8'; the number itself is not shown."""
    return next(f">={least}" for least in NUMBER_CLASSES if tally.n >= least)


@dataclass(frozen=True, slots=True)
class TrendRow:
    """What stays of a team's period: its first day, its length in days and the tally; None is a gap."""

    start: date
    days: int
    tally: Tally | None
