"""Level 2: like moments alone are compared, whole days are drawn, ten of each at least."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.fakes import NOON_ISH, SHANGHAI
from wellbeing.domain.effects.matched import Stretch, against_own_moments, stretches
from wellbeing.domain.practice import Session

HOUR = timedelta(hours=1)


def stretch(day: int, change: int, exercised: bool, before: int = 7, gap: timedelta = HOUR) -> Stretch:
    return Stretch(date(2026, 1, 1) + timedelta(days=day), before, change, gap, exercised)


def both(with_one: int, without: int, days: int = 12) -> list[Stretch]:
    rows = []
    for day in range(days):
        noise = day % 3 - 1
        rows += [stretch(day, with_one + noise, True), stretch(day, without - noise, False)]
    return rows


def test_a_fall_that_comes_anyway_is_no_effect():
    found = against_own_moments(both(-2, -2))
    assert found.verdict == "unclear"
    assert found.difference == pytest.approx(0, abs=0.5)


def test_a_further_fall_is_one():
    found = against_own_moments(both(-4, -1))
    assert found.verdict == "lower"
    assert found.low is not None
    assert found.high is not None
    assert found.low < -3 < found.high < 0
    assert against_own_moments(both(1, -2)).verdict == "higher"


@pytest.mark.parametrize("days", [0, 9])
def test_nothing_is_said_below_ten(days: int):
    found = against_own_moments(both(-4, 0, days))
    assert (found.verdict, found.sessions, found.matches, found.difference) == ("wait", days, days, None)


@pytest.mark.parametrize(
    ("other", "like"),
    [
        (stretch(0, 0, False, before=6), True), (stretch(0, 0, False, before=5), False),
        (stretch(0, 0, False, gap=HOUR * 1.5), True), (stretch(0, 0, False, gap=HOUR * 1.6), False),
        (stretch(0, 0, False, gap=HOUR * 0.5), True), (stretch(0, 0, False, gap=HOUR * 0.4), False),
    ],
)  # fmt: skip
def test_like_is_within_one_point_and_half_the_time(other: Stretch, like: bool):
    found = against_own_moments([*(stretch(day, -1, True) for day in range(10)), *([other] * 10)])
    assert found.sessions == (10 if like else 0)


def test_stretches_run_from_rating_to_rating_of_one_day():
    at = [NOON_ISH + HOUR * hours for hours in (0, 2, 2.01, 5, 20)]
    session = Session(NOON_ISH + HOUR * 3, "gentle_breath", 60, True)
    found = stretches(list(zip(at, (7, 5, 5, 3, 1), strict=True)), [session], SHANGHAI)
    assert [(one.before, one.change, one.exercised) for one in found] == [(7, -2, False), (5, -2, True)]
