"""A week, a month or a year on one page: which days it holds, and what of them it tells.

Only what the person wrote down or the reminders counted, with its number beside it; nothing is judged, and nothing
of it explains anything else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from wellbeing.domain.patterns.exercises import each_effect
from wellbeing.domain.practice import Session, exercises_among
from wellbeing.domain.problems import Problem
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.trends import DayOfStress, TrendPicture
from wellbeing.domain.volume import Volume

MEDIAN = attrgetter("median")
WEEK, MONTH, YEAR = "week", "month", "year"
KINDS = (WEEK, MONTH, YEAR)
FORMS = {
    WEEK: re.compile(r"(\d{4})-?W(\d{2})", re.IGNORECASE),
    MONTH: re.compile(r"(\d{4})-(\d{2})"),
    YEAR: re.compile(r"(\d{4})"),
}
CALM_TO = 3.0
"""Up to this median a day is called calm."""
APART_LEAST, RATINGS_LEAST = 2.0, 3
"""The calmest and the hardest day are named when so far apart, each with as many ratings as E62 asks of a cell."""
EASED_LEAST = 1.0
"""From this fall of the medians on, stress was lower after an exercise."""


def period_of(kind: str, day: date) -> DayRange:
    """Return the calendar week (Monday to Sunday), month or year that holds a day."""
    if kind == WEEK:
        first = day - timedelta(days=day.weekday())
        return DayRange(kind, first, first + timedelta(days=6))
    first = day.replace(day=1) if kind == MONTH else date(day.year, 1, 1)
    after = (first + timedelta(days=31)).replace(day=1) if kind == MONTH else date(first.year + 1, 1, 1)
    return DayRange(kind, first, after - timedelta(days=1))


def period_of_text(kind: str, text: str) -> DayRange | Problem:
    """Return the period that a text names: 2026-W46, 2026-11, 2026."""
    found = FORMS[kind].fullmatch(text.strip())
    if found is None:
        return Problem(kind, f"problem.report_{kind}")
    year, part = int(found[1]), int(found[2]) if kind != YEAR else 1
    try:
        return period_of(kind, date.fromisocalendar(year, part, 1) if kind == WEEK else date(year, part, 1))
    except (ValueError, OverflowError):
        return Problem(kind, f"problem.report_{kind}")


def step(days: DayRange, by: int) -> DayRange:
    """Return the period before (-1) or after (1)."""
    return period_of(days.name, (days.last if by > 0 else days.first) + timedelta(days=by))


def name_of(days: DayRange) -> str:
    """Return a period as it is typed: 2026-W46, 2026-11, 2026."""
    if days.name == WEEK:
        year, week, _ = days.first.isocalendar()
        return f"{year}-W{week:02}"
    return f"{days.first:%Y-%m}" if days.name == MONTH else f"{days.first:%Y}"


@dataclass(frozen=True, slots=True)
class OwnLines:
    """What the person writes onto the page: one thing that went well, and a plan (E27, E77). Either may be empty."""

    good: str
    plan: str


@dataclass(frozen=True, slots=True)
class Practised:
    """An exercise of the period: how often, and the medians of stress before and after where both were said."""

    exercise: str
    times: int
    before: float | None = None
    after: float | None = None

    @property
    def eased(self) -> float:
        """By how much the median fell; 0 where it was not asked."""
        return 0.0 if self.before is None or self.after is None else self.before - self.after


@dataclass(frozen=True, slots=True)
class WentWell:
    """One thing that went well; `what` is 'kind', 'eased', 'breaks', 'calm' or 'noted', with the figures it needs."""

    what: str
    n: int = 0
    of: int = 0
    day: date | None = None
    practised: Practised | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page tells; `notes` are left out unless they were asked for."""

    days: DayRange
    picture: TrendPicture
    volume: Volume
    breaks: BreakLedger
    practised: tuple[Practised, ...]
    went_well: WentWell | None
    ends: tuple[date, date] | None
    """The calmest and the hardest day, where they are far apart and no other was like them."""
    plan: tuple[str, str] | None
    """If this happens, then I do that: the latest plan that was kept."""
    checkins: int = 0
    """How many there were, also of a mood alone."""
    notes: tuple[tuple[datetime, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all was written down or counted."""
        counted = self.checkins or self.volume.contacts or self.practised
        return not counted and self.breaks.empty


def ends_of(days: Sequence[DayOfStress]) -> tuple[date, date] | None:
    """Return the calmest and the hardest day; None where they are close, told by few ratings, or like another."""
    known = sorted((day for day in days if day.n >= RATINGS_LEAST), key=MEDIAN)
    if len(known) < 2 or known[-1].median - known[0].median < APART_LEAST:
        return None
    medians = [day.median for day in known]
    is_one_each = medians.count(medians[0]) == medians.count(medians[-1]) == 1
    return (known[0].day, known[-1].day) if is_one_each else None


def practised_in(sessions: Sequence[Session]) -> tuple[Practised, ...]:
    """Return the exercises of a period, the most frequent first."""
    times = Counter(session.exercise for session in exercises_among(sessions))
    sides = {effect.exercise: (effect.before, effect.after) for effect in each_effect(sessions)}
    return tuple(Practised(exercise, n, *sides.get(exercise, ())) for exercise, n in times.most_common())


def went_well(
    contacts: Mapping[str, int],
    practised: Sequence[Practised],
    breaks: BreakLedger,
    days: Sequence[DayOfStress],
) -> WentWell | None:
    """Return one thing that went well, the first that is there: kindness, relief, breaks, a calm day, having looked."""
    if kind := contacts.get("kind", 0):
        return WentWell("kind", kind)
    eased = max(practised, key=attrgetter("eased"), default=None)
    if eased is not None and eased.eased >= EASED_LEAST:
        return WentWell("eased", practised=eased)
    rested = breaks.taken + breaks.natural
    if breaks.due and 2 * rested >= breaks.due:
        return WentWell("breaks", rested, breaks.due)
    calm = min((day for day in days if day.n >= RATINGS_LEAST), key=MEDIAN, default=None)
    if calm is not None and calm.median <= CALM_TO:
        return WentWell("calm", day=calm.day)
    return WentWell("noted", len(days)) if days else None
