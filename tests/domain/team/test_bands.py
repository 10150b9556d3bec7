"""Bands, the die, tallies, pooling: what a team may learn."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import log

import pytest

from tests.fakes import NOON_ISH, SHANGHAI
from wellbeing.domain.team.bands import (
    Band,
    Tally,
    TrendRow,
    band_of,
    band_sent,
    number_class,
    one_hot,
    pooled,
    tally_of,
)
from wellbeing.domain.team.trends import site_rows, trend_lines


def entries(*stress: int, days: int = 2):
    return [(NOON_ISH + timedelta(days=place % days), level) for place, level in enumerate(stress)]


@pytest.mark.parametrize(
    ("stress", "band"),
    [
        ((0, 0, 0), Band.LOW),
        ((4, 4, 5), Band.LOW),
        ((4, 5, 4, 5), Band.LOW),
        ((5, 5, 5), Band.MODERATE),
        ((4, 6, 5, 5), Band.MODERATE),
        ((6, 7, 6, 7), Band.MODERATE),
        ((7, 7, 7), Band.HIGH),
        ((10, 0, 7), Band.HIGH),
        ((6, 8), None),
    ],
)
def test_the_median_makes_the_band(stress: tuple[int, ...], band: Band | None):
    assert band_of(entries(*stress), SHANGHAI) is band


def test_entries_of_one_day_make_no_band():
    assert band_of(entries(9, 9, 9, 9, days=1), SHANGHAI) is None


def test_the_day_is_the_persons_own():
    # 03:00 in Shanghai still belongs to the evening before.
    late = NOON_ISH.replace(hour=15)
    night = [(late, 8), (late + timedelta(hours=2), 8), (late + timedelta(hours=4), 8)]
    assert band_of(night, SHANGHAI) is None


@pytest.mark.parametrize("band", Band)
def test_fourteen_faces_keep_the_band_and_one_goes_to_each_other(band: Band):
    sent = [band_sent(band, roll) for roll in range(16)]
    assert [sent.count(face) for face in Band] == [14 if face is band else 1 for face in Band]


def test_the_price_of_an_answer_is_ln_14():
    chance = {
        (band, face): Fraction(sum(band_sent(band, roll) is face for roll in range(16)), 16)
        for band in Band
        for face in Band
    }
    worst = max(chance[a, face] / chance[b, face] for face in Band for a in Band for b in Band)
    assert worst == 14
    assert log(worst) == pytest.approx(2.639, abs=5e-4)
    posterior = worst * Fraction(1, 4) / (worst * Fraction(1, 4) + Fraction(3, 4))
    assert float(posterior) == pytest.approx(0.82, abs=0.005)


@pytest.mark.parametrize("roll", [-1, 16, 10**9])
def test_a_roll_off_the_die_is_refused(roll: int):
    with pytest.raises(ValueError, match="die"):
        band_sent(Band.LOW, roll)


def test_one_hot():
    assert [one_hot(band) for band in Band] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


@pytest.mark.parametrize(
    ("totals", "n", "good"),
    [
        ((4, 2, 2), 8, True),
        ((0, 0, 8), 8, True),
        ((4, 2, 1), 7, False),
        ((4, 2, 1), 8, False),
        ((9, 0, -1), 8, False),
        ((2**252, 4, 4), 8, False),
        ((9, 9), 18, False),
    ],
)
def test_totals_that_cannot_be_are_no_tally(totals: tuple[int, ...], n: int, good: bool):
    assert (tally_of(totals, n) is not None) is good


def test_pooling_leaves_groups_under_eight_out():
    assert pooled([]) is None
    assert pooled([Tally(3, 2, 2)]) is None
    assert pooled([Tally(3, 2, 2), Tally(4, 2, 2), Tally(8, 3, 1)]) == Tally(12, 5, 3)


@pytest.mark.parametrize(
    ("n", "number"),
    [(8, ">=8"), (11, ">=8"), (12, ">=12"), (19, ">=12"), (20, ">=20"), (29, ">=20"), (30, ">=30")],
)
def test_numbers_are_shown_as_classes(n: int, number: str):
    tally = Tally(n, 0, 0)
    assert number_class(tally) == number


MONDAY = date(2025, 12, 29)


def row(step: int, tally: Tally | None) -> TrendRow:
    return TrendRow(MONDAY + timedelta(days=14 * step), 14, tally)


def test_gaps_stay_gaps_and_arrows_mean_something():
    calm, bad = Tally(11, 1, 0), Tally(1, 1, 10)
    lines = trend_lines([row(0, calm), row(1, None), row(3, calm), row(4, bad), row(5, bad), row(6, calm)])
    assert [line.estimate is None for line in lines] == [False, True, True, False, False, False, False]
    assert [line.arrow for line in lines] == [0, 0, 0, 0, 1, 0, -1]
    assert [(line.first - MONDAY).days for line in lines] == [0, 14, 28, 42, 56, 70, 84]


def test_a_site_is_pooled_by_blocks_of_four_weeks():
    two_weeks = [row(0, Tally(10, 1, 1)), row(1, Tally(9, 2, 1))]
    four_weeks = [TrendRow(MONDAY, 28, Tally(6, 1, 1)), TrendRow(MONDAY + timedelta(days=28), 28, None)]
    assert site_rows([two_weeks, four_weeks]) == [
        TrendRow(MONDAY, 28, Tally(25, 4, 3)),
        TrendRow(MONDAY + timedelta(days=28), 28, None),
    ]
