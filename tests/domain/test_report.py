"""A page's days as they are typed and stepped through, and what it says went well."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from wellbeing.domain.practice import BREAK, Session
from wellbeing.domain.problems import Problem
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.report import (
    KINDS,
    WentWell,
    ends_of,
    name_of,
    period_of,
    period_of_text,
    practised_in,
    step,
    went_well,
)
from wellbeing.domain.trends import DayOfStress

DAY = date(2026, 11, 20)
WHEN = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "text", "first", "last"),
    [
        ("week", "2026-W46", date(2026, 11, 9), date(2026, 11, 15)),
        ("week", "2026W46", date(2026, 11, 9), date(2026, 11, 15)),
        ("week", "2026-w53", date(2026, 12, 28), date(2027, 1, 3)),
        ("month", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("month", "2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("year", " 2026 ", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_read_as_calendars_write_it(kind: str, text: str, first: date, last: date) -> None:
    days = period_of_text(kind, text)
    assert not isinstance(days, Problem)
    assert (days.first, days.last) == (first, last)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("week", "2026-W54"), ("week", "2025-W53"), ("week", "46"), ("week", "2026-W00"), ("week", "9999-W53"),
     ("month", "2026-13"), ("month", "2026-1-1"), ("year", "0000"), ("year", "26"), ("year", "9999"), ("year", "")],
)  # fmt: skip
def test_what_is_no_period_is_told(kind: str, text: str) -> None:
    problem = period_of_text(kind, text)
    assert isinstance(problem, Problem)
    assert problem.key == f"problem.report_{kind}"


@pytest.mark.parametrize("kind", KINDS)
def test_steps_lead_on_and_back_to_the_same_days(kind: str) -> None:
    days = period_of(kind, DAY)
    assert step(step(days, 1), -1) == days
    assert step(days, 1).first > days.last
    assert period_of_text(kind, name_of(days)) == days


def rated(*medians: float, n: int = 3) -> list[DayOfStress]:
    return [DayOfStress(date(2026, 11, 9 + place), median, n) for place, median in enumerate(medians)]


def test_a_calmest_day_is_named_where_days_differ() -> None:
    assert ends_of(rated(4, 2, 6)) == (date(2026, 11, 10), date(2026, 11, 11))
    assert ends_of(rated(4, 5)) is None
    assert ends_of(rated(4, 2, 6, 6)) is None  # two were as hard: neither is the hardest
    assert ends_of(rated(2, 2, 6)) is None
    assert ends_of(rated(9)) is None
    assert ends_of(rated(1, 9, n=2)) is None  # two ratings make no day
    assert ends_of([]) is None


def test_one_thing_that_went_well_is_the_first_that_is_there() -> None:
    eased = practised_in([Session(WHEN, "long_exhale", 60, True, 7, 4), Session(WHEN, "body", 60, True)])
    breaks = BreakLedger(400, 4, 1, 1, 2, 0)
    assert went_well({"kind": 2}, eased, breaks, rated(2)) == WentWell("kind", 2)
    assert went_well({}, eased, breaks, rated(2)) == WentWell("eased", practised=eased[0])
    assert went_well({}, (), breaks, rated(2)) == WentWell("breaks", 2, 4)
    assert went_well({}, (), BreakLedger(), rated(2, 5)) == WentWell("calm", day=date(2026, 11, 9))
    assert went_well({}, (), BreakLedger(), rated(2, 5, n=2)) == WentWell(
        "noted", 2
    )  # one calm hour is no calm day
    assert went_well({}, (), BreakLedger(), rated(7, 5)) == WentWell("noted", 2)
    assert went_well({}, (), BreakLedger(), []) is None


def test_an_exercise_counts_each_time_and_compares_only_pairs() -> None:
    sessions = [Session(WHEN, "a", 60, True, 8, 5), Session(WHEN, "a", 60, True, None, 2),
                Session(WHEN, "b", 60, False)]  # fmt: skip
    first, second = practised_in(sessions)
    assert (first.exercise, first.times, first.before, first.after) == ("a", 2, 8.0, 5.0)
    assert (second.times, second.eased) == (1, 0.0)


def test_a_break_is_no_exercise() -> None:
    assert practised_in([Session(WHEN, BREAK, 300, True, 8, 5)]) == ()
