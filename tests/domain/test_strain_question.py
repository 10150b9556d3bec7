"""When the weekly question is asked, and when three heavy weeks stand in a row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from wellbeing.domain.strain_question import is_due, week_of, weighs_heavily

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)


def weeks(*levels: int | None, last: date = MONDAY) -> dict[date, int | None]:
    """The answers of weeks in a row, the last one in the week of `last`."""
    return {last - timedelta(weeks=back): level for back, level in enumerate(reversed(levels))}


def test_a_week_begins_on_monday() -> None:
    assert week_of(FRIDAY) == week_of(MONDAY) == MONDAY
    assert week_of(MONDAY - timedelta(days=1)) == MONDAY - timedelta(days=7)


@pytest.mark.parametrize(
    ("answers", "due"),
    [({}, True), (weeks(2), False), (weeks(None), False), (weeks(5, last=MONDAY - timedelta(weeks=1)), True)],
)
def test_asked_once_a_week(answers: dict[date, int | None], due: bool) -> None:
    assert is_due(answers, FRIDAY) is due


@pytest.mark.parametrize(
    ("answers", "heavy"),
    [
        ({}, False),
        (weeks(4, 4), False),
        (weeks(4, 5, 4), True),
        (weeks(4, 3, 4), False),
        (weeks(5), True),
        (weeks(5, None), True),
        (weeks(5, 1), False),
        (weeks(5, last=MONDAY - timedelta(weeks=2)), False),
        (weeks(5, 5, 5, 3), False),
        (weeks(4, 4, 4, None), True),
        (weeks(4, None, 4, 4), False),
        (weeks(4, 4, 4, last=MONDAY - timedelta(weeks=1)), True),
        (weeks(4, 4, 4, last=MONDAY - timedelta(weeks=2)), False),
    ],
)
def test_three_heavy_weeks_running_or_one_at_the_worst(answers: dict[date, int | None], heavy: bool) -> None:
    assert weighs_heavily(answers, FRIDAY) is heavy
