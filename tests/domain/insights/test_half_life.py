"""An own half-life: the gates, one that is plain to see, and none where ours is true."""

from __future__ import annotations

from datetime import UTC, timedelta

import numpy as np
import pytest

from tests.fakes import NOON_ISH, contact
from tests.figures.half_lives import diary
from wellbeing.domain.insights.half_life import (
    RatedLoads,
    days_missing,
    interval_of,
    own_half_life,
    rows_of,
    within_days,
)
from wellbeing.domain.load import LoadRule, decayed

RULE = LoadRule()


@pytest.mark.parametrize(
    ("ratings", "days", "missing"),
    [
        (0, 0, 20),
        (60, 20, 0),
        (60, 19, 1),
        (59, 20, 1),
        (20, 20, 40),
        (30, 10, 10),
        (100, 10, 10),
        (1, 1, 59),
    ],
)
def test_nothing_is_said_below_sixty_ratings_on_twenty_days(ratings: int, days: int, missing: int):
    assert days_missing(ratings, days) == missing


def test_the_load_at_a_rating_is_the_load():
    contacts = [contact("rude", 5, NOON_ISH - timedelta(minutes=minutes)) for minutes in (300, 90, 30, 0)]
    ratings = [(NOON_ISH - timedelta(minutes=60), 3), (NOON_ISH, 5)]
    rows = rows_of(ratings, contacts, RULE, UTC)
    expected = [decayed(contacts, at, timedelta(minutes=30), RULE) for at, _ in ratings]
    assert rows.load(30).tolist() == pytest.approx(expected)


def test_one_that_is_plain_to_see_is_offered():
    found = diary(240, 40, np.random.default_rng(1))
    assert (found.verdict, found.minutes in (120, 240)) == ("offered", True)
    assert found.low is not None
    assert found.low > 60


def test_where_ours_is_true_it_is_kept():
    """In short what `tests/run.sh figures` measures with hundreds of diaries."""
    chance = np.random.default_rng(2)
    assert [diary(60, 20, chance).verdict for _ in range(12)].count("kept") >= 11


def test_an_interval_ends_where_the_fit_is_clearly_worse():
    chance = np.random.default_rng(3)
    days, rating = np.repeat(np.arange(30), 4), np.repeat(np.arange(120), 3)
    minutes, weight = chance.uniform(0, 500, 360), chance.choice((1.0, 2.0), 360)
    load = RatedLoads(days, np.zeros(120), rating, weight, minutes).load(60)
    rows = RatedLoads(days, load + chance.normal(0, 0.6, 120), rating, weight, minutes)
    low, high = interval_of(rows)
    assert 5 < low < high < 900

    def rest(half_life: float) -> float:
        x, y = within_days(rows, rows.load(half_life)), within_days(rows, rows.stress)
        return float(np.linalg.lstsq(x[:, None], y, rcond=None)[1][0])

    least = min(rest(half_life) for half_life in np.geomspace(5, 900, 200))
    worse = [(120 - 29 - 3) * np.log(rest(edge) / least) for edge in (low, high)]
    assert worse == pytest.approx([2.7055, 2.7055], abs=0.25)


def test_of_too_few_ratings_only_the_days_to_come_are_told():
    found = own_half_life([(NOON_ISH, 5)], [], RULE, UTC)
    assert (found.verdict, found.missing, found.low) == ("wait", 59, None)


def test_no_contacts_and_equal_ratings_offer_nothing():
    ratings = [
        (NOON_ISH + timedelta(days=day, minutes=minute), 5) for day in range(20) for minute in (0, 60, 120)
    ]
    assert own_half_life(ratings, [], RULE, UTC).verdict == "kept"
    contacts = [contact("rude", 5, at) for at, _ in ratings]
    assert own_half_life(ratings, contacts, RULE, UTC).verdict == "kept"
