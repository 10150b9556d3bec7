"""The weekly strain question (E04): when it is asked, and when its answers ask for a line about help."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

LEVELS = (1, 2, 3, 4, 5)
HEAVY = 4
WORST = 5
WEEKS_RUNNING = 3
WEEK = timedelta(days=7)


def week_of(day: date) -> date:
    """Return the Monday of a day's week: the name of the week."""
    return day - timedelta(days=day.weekday())


def is_due(answers: Mapping[date, int | None], day: date) -> bool:
    """Tell whether to ask on this day; a week answered, or left with 'not this week' (None), is left alone."""
    return week_of(day) not in answers


def weighs_heavily(answers: Mapping[date, int | None], day: date) -> bool:
    """Tell whether the last answer was 5, or the last three weeks in a row were answered with 4 or 5.

    Counted from this week or, while it has no answer, from the last one. It names no illness and makes no
    score: it only lets a line about help stand there.
    """
    last = week_of(day)
    if answers.get(last) is None:
        last -= WEEK
    return answers.get(last) == WORST or all(
        (answers.get(last - WEEK * back) or 0) >= HEAVY for back in range(WEEKS_RUNNING)
    )
