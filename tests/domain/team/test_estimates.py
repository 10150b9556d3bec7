"""The figures a leader sees: unbiased, with the error and the coverage that are promised."""

from __future__ import annotations

import random
from math import comb, sqrt

import pytest

from wellbeing.domain.team.bands import Band, Tally, band_sent
from wellbeing.domain.team.estimates import (
    below,
    chances,
    change,
    estimate,
    interval,
    mean_band,
    share_of_high,
)

KEEP, STRAY = 14 / 16, 1 / 16


def chance_of(count: int, number: int, n: int) -> float:
    """P(C = count) written out: the plain convolution, as a second way."""
    return sum(
        comb(number, k) * KEEP**k * (1 - KEEP) ** (number - k)
        * comb(n - number, count - k) * STRAY ** (count - k) * (1 - STRAY) ** (n - number - count + k)
        for k in range(max(0, count - n + number), min(number, count) + 1)
    )  # fmt: skip


@pytest.mark.parametrize("n", [8, 12, 20])
def test_the_distribution_is_the_convolution(n: int):
    for number in range(n + 1):
        for count in range(n + 1):
            whole = sum(chance_of(fewer, number, n) for fewer in range(count + 1))
            assert below(count, number, n) == pytest.approx(whole, abs=1e-12)


@pytest.mark.parametrize("n", [8, 12, 30])
def test_the_interval_is_every_number_that_qualifies(n: int):
    for count in range(n + 1):
        fit = [
            number for number in range(n + 1)
            if sum(chance_of(c, number, n) for c in range(count + 1)) > 0.025
            and sum(chance_of(c, number, n) for c in range(count, n + 1)) > 0.025
        ]  # fmt: skip
        low, high = interval(count, n)
        if fit:
            assert (low, high) == (fit[0] / n, fit[-1] / n)
        else:
            assert low == high == (0.0 if count < n / 16 else 1.0)


@pytest.mark.parametrize("n", [8, 12, 20, 48])
def test_whatever_the_truth_the_interval_holds_it_often_enough(n: int):
    bounds = [interval(count, n) for count in range(n + 1)]
    held = [
        sum(chance_of(c, number, n) for c in range(n + 1) if bounds[c][0] <= number / n <= bounds[c][1])
        for number in range(n + 1)
    ]
    assert round(min(held), 3) >= 0.956


@pytest.mark.parametrize(("n", "promised"), [(8, 0.114), (12, 0.093), (20, 0.072)])
def test_the_error_of_the_share(n: int, promised: float):
    dice = random.Random(n)
    squares = 0.0
    draws = 5_000
    for _ in range(draws):
        true = [Band.HIGH if dice.random() < 0.2 else Band.LOW for _ in range(n)]
        sent = [band_sent(band, dice.randrange(16)) for band in true]
        tally = Tally(*(sent.count(band) for band in Band))
        squares += (share_of_high(tally) - true.count(Band.HIGH) / n) ** 2
    assert sqrt(squares / draws) == pytest.approx(promised, rel=0.03)


@pytest.mark.parametrize(
    ("n", "promised"), [(8, 0.114), (12, 0.093), (20, 0.072), (50, 0.047), (1000, 0.0102)]
)
def test_the_error_of_the_share_exactly(n: int, promised: float):
    variance = 0.2 * KEEP * (1 - KEEP) + 0.8 * STRAY * (1 - STRAY)
    assert sqrt(variance / n) * 16 / 13 == pytest.approx(promised, rel=0.03)


def test_both_estimates_are_unbiased():
    for band in Band:
        faces = [band_sent(band, roll) for roll in range(16)]
        tally = Tally(*(faces.count(face) for face in Band))
        assert share_of_high(tally) == pytest.approx(float(band is Band.HIGH))
        assert mean_band(tally) == pytest.approx(band / 2)


def test_what_is_shown_lies_between_0_and_1():
    shown = estimate(Tally(0, 0, 8))
    assert (shown.share, shown.mean, shown.high) == (1.0, 1.0, 1.0)
    assert estimate(Tally(8, 0, 0)).share == 0.0
    assert estimate(Tally(8, 0, 0)).mean == 0.0


def test_above_2000_the_normal_curve_agrees_with_the_exact_one():
    exact, normal = interval(500, 2_000), interval(500, 2_001)
    assert normal == pytest.approx(exact, abs=0.002)
    assert interval(0, 5_000) == (0.0, 0.0)
    assert interval(5_000, 5_000) == (1.0, 1.0)


def test_a_count_no_share_can_make_gives_an_edge():
    assert interval(0, 200) == (0.0, 0.0)
    assert interval(200, 200) == (1.0, 1.0)


def test_chances_add_up_for_many_ballots():
    assert sum(chances(2_000, KEEP)[1]) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize(
    ("before", "after", "arrow"),
    [
        (Tally(12, 0, 0), Tally(12, 0, 0), 0),
        (Tally(12, 0, 0), Tally(9, 0, 3), 0),
        (Tally(12, 0, 0), Tally(6, 0, 6), 1),
        (Tally(6, 0, 6), Tally(12, 0, 0), -1),
        (Tally(90, 0, 10), Tally(80, 0, 20), 1),
        (Tally(90, 0, 10), Tally(82, 0, 18), 0),
    ],
)
def test_an_arrow_needs_more_than_chance(before: Tally, after: Tally, arrow: int):
    assert change(before, after) == arrow


def test_chance_alone_seldom_makes_an_arrow():
    dice = random.Random(5)
    arrows = 0
    for _ in range(2_000):
        tallies = []
        for _ in range(2):
            sent = [
                band_sent(Band.HIGH if number < 6 else Band.LOW, dice.randrange(16)) for number in range(12)
            ]
            tallies.append(Tally(*(sent.count(band) for band in Band)))
        arrows += change(*tallies) != 0
    assert arrows <= 100
