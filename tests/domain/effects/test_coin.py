"""The coin: nothing below twenty an arm, a test that dealing anew makes, answers in time."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.fakes import NOON_ISH
from wellbeing.domain.effects.coin import EXERCISE, QUIET, CoinResult, Flip, changes, weighed


def result(exercise: list[int], quiet: list[int]) -> CoinResult:
    return weighed({EXERCISE: exercise, QUIET: quiet}, 0)


def test_nothing_is_said_below_twenty_an_arm():
    found = result([-3] * 19, [0] * 30)
    assert (found.verdict, found.difference, found.p, found.missing) == ("wait", None, None, 1)
    assert (result([-3] * 20, [0] * 20).looked, result([-3] * 25, [0] * 20).missing) == (20, 20)


def test_a_difference_that_chance_does_not_make():
    found = result([-3, -2] * 10, [0, 1] * 10)
    assert (found.verdict, found.difference) == ("lower", -3)
    assert found.p == pytest.approx(1 / 2001)
    assert result([0, 1] * 10, [-3, -2] * 10).verdict == "higher"


def test_one_that_chance_makes_is_not_told():
    chance = Random(1)
    arms = [[chance.randint(-3, 1) for _ in range(25)] for _ in range(2)]
    assert result(*arms).verdict == "unclear"
    same = result([-1] * 20, [-1] * 20)
    assert (same.verdict, same.p) == ("unclear", 1)


@pytest.mark.parametrize(("minutes", "counts"), [(7, False), (8, True), (10, True), (40, True), (41, False)])
def test_the_answer_counts_from_eight_to_forty_minutes_after(minutes: int, counts: bool):
    flip = Flip(NOON_ISH, "gentle_breath", QUIET, 7)
    found, unanswered = changes([flip], [(NOON_ISH + timedelta(minutes=minutes), 4)])
    assert (found[QUIET], unanswered) == (([-3], 0) if counts else ([], 1))


def test_the_first_answer_in_time_is_the_one():
    flip = Flip(NOON_ISH, "gentle_breath", EXERCISE, 7)
    at = [NOON_ISH + timedelta(minutes=minute) for minute in (1, 9, 20)]
    assert changes([flip], list(zip(at, (8, 5, 2), strict=True)))[0][EXERCISE] == [-2]


def test_what_is_told_changes_when_the_answers_have_doubled_and_not_before():
    first = result([-1, 0] * 10, [0, 1] * 10)
    more = result([-1, 0] * 10 + [9] * 19, [0, 1] * 10 + [-9] * 30)
    assert (first.verdict, more.verdict, more.difference, more.p) == (
        "lower",
        "lower",
        first.difference,
        first.p,
    )
    assert (more.exercise, more.quiet, more.looked, more.missing) == (39, 50, 20, 1)
    assert result([-1, 0] * 10 + [9] * 20, [0, 1] * 10 + [-9] * 20).verdict == "higher"


def test_each_look_has_half_the_chance_to_err_of_the_one_before():
    exercise, quiet = [-2, 0, 0, 1] * 9 + [-2, -1, 0, 1], [-1, 0, 1, 1] * 10
    at_forty = result(exercise, quiet)
    assert 0.0125 < at_forty.p < 0.025  # type: ignore[operator]
    assert at_forty.verdict == "unclear"


def test_who_looks_after_every_answer_is_told_of_nothing_more_often_than_promised():
    """In short what `tests/run.sh figures` measures: of 60 people three at most are to be expected."""
    chance = Random(3)
    told = 0
    for _ in range(60):
        one, other = ([chance.randint(-4, 2) for _ in range(45)] for _ in range(2))
        told += any(result(one[:n], other[:n]).verdict != "unclear" for n in range(20, 46))
    assert told <= 5
