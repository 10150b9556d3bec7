"""What stands beside a team's trend: ways and how sure they are, gaps up to now, the next figure, pooling to draw."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.conftest import ROOT
from wellbeing.content.cards import load_leader
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.estimates import change
from wellbeing.domain.team.outlook import (
    MOST_DRAWN,
    STEPS,
    band_word,
    for_picture,
    line_at,
    next_figure,
    outlook,
    until_now,
)
from wellbeing.domain.team.trends import trend_lines

SURE = ("more", "less")
FIRST = date(2026, 1, 12)  # on the grid of two and of four weeks


def rows(*highs: int | None, n: int = 12, days: int = 14) -> list[TrendRow]:
    """Return periods in a row, given their scrambled highs; None is a gap."""
    return [
        TrendRow(
            FIRST + timedelta(days=days * place), days, None if high is None else Tally(n - high, 0, high)
        )
        for place, high in enumerate(highs)
    ]


def moment(row: TrendRow, day: float) -> datetime:
    """Return the moment so many days behind the end of a row's period."""
    return datetime.combine(row.start, datetime.min.time(), UTC) + timedelta(days=row.days + day)


@pytest.mark.parametrize(
    ("highs", "way", "steps", "sure"),
    [
        ((), "none", "unsure", False),
        ((None, None), "none", "unsure", False),
        ((3,), "first", "unsure", False),
        ((2, None), "gap", "unsure", False),
        ((2, 2), "level", "unsure", False),
        ((2, 3), "level", "unsure", False),
        ((2, 5), "rising", "heavy", False),
        ((5, 2), "easing", "unsure", False),
        ((1, 8), "more", "heavy", True),
        ((6, 1), "less", "eased", True),
        ((11, 6), "less", "heavy", True),  # less, and surely still a bad period
        ((12, 9), "easing", "heavy", False),
        ((1, None, 8), "more", "heavy", True),  # across a gap it is still the figure before
        ((9, None), "gap", "heavy", False),
    ],
)
def test_which_way_and_how_surely(highs: tuple[int | None, ...], way: str, steps: str, sure: bool):
    told = outlook(rows(*highs))
    assert (told.way, told.steps, told.way in SURE) == (way, steps, sure)
    assert told.steps in STEPS


@pytest.mark.parametrize("n", [8, 12, 20])
def test_a_direction_is_only_sure_where_an_arrow_is(n: int):
    for before in range(n + 1):
        for after in range(n + 1):
            both = rows(before, after, n=n)
            arrow = change(*(row.tally for row in both if row.tally))
            assert (outlook(both).way in SURE) == bool(arrow)
            assert (outlook(both).way == "more") == (arrow > 0)


@pytest.mark.parametrize(
    ("day", "gaps"), [(-20, 0), (0, 0), (14 + 27.9, 0), (14 + 28, 1), (28 + 27.9, 1), (28 + 28, 2)]
)
def test_a_period_becomes_a_gap_when_its_last_day_is_over(day: float, gaps: int):
    known = rows(2, 3)
    whole = until_now(known, moment(known[-1], day))
    assert whole[:2] == known
    assert [row.tally for row in whole[2:]] == [None] * gaps


def test_nothing_known_has_no_gaps_and_no_next_figure():
    assert until_now([], datetime(2026, 11, 20, tzinfo=UTC)) == []
    assert next_figure([], datetime(2026, 11, 20, tzinfo=UTC)) is None


@pytest.mark.parametrize("days", [14, 28])
def test_the_next_figure_is_of_the_period_that_follows(days: int):
    known = rows(2, 3, days=days)
    found = next_figure(known, moment(known[-1], 1))
    assert found is not None
    period, earliest = found
    assert (period.start, period.days) == (known[-1].start + timedelta(days=days), days)
    assert earliest == period.end + timedelta(days=7)


@pytest.mark.parametrize("count", [0, 1, 3, MOST_DRAWN])
def test_few_periods_are_drawn_one_by_one(count: int):
    known = rows(*([2] * count))
    assert for_picture(known) == known


def test_many_periods_are_pooled_and_nothing_is_lost():
    known = rows(*[None if place % 9 == 8 else place % 6 for place in range(130)])
    drawn = for_picture(known)
    assert len(drawn) < 25
    assert sum(row.tally.n for row in drawn if row.tally) == sum(row.tally.n for row in known if row.tally)
    assert sum(row.days for row in drawn) == 130 * 14
    assert all(row.days <= 84 for row in drawn)
    lines = trend_lines(drawn)
    assert len(lines) == len(drawn)  # they touch: no gap comes in between


def test_twelve_weeks_without_a_figure_stay_a_gap():
    known = rows(*[None if 12 <= place < 24 else 2 for place in range(60)])
    assert any(row.tally is None for row in for_picture(known))


@pytest.mark.parametrize(
    ("mean", "word"),
    [
        (0.0, "low"),
        (0.12, "low"),
        (0.2, "low_moderate"),
        (0.5, "moderate"),
        (0.7, "moderate_high"),
        (1.0, "high"),
    ],
)
def test_the_mean_band_in_words(mean: float, word: str):
    assert band_word(mean) == word


def test_the_period_under_the_pointer():
    lines = trend_lines(rows(2, None, 3))
    assert [line_at(lines, share) for share in (0.0, 0.33, 0.34, 0.99)] == [
        lines[0],
        lines[0],
        lines[1],
        lines[2],
    ]
    assert [line_at(lines, share) for share in (-0.01, 1.0)] == [None, None]
    assert line_at([], 0.5) is None


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_every_step_named_is_one_of_the_leaders_list(language: str):
    known = {step.id for step in load_leader(language, ROOT / "resources" / "content")}
    assert {step for steps in STEPS.values() for step in steps} <= known
