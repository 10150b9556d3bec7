"""The figures of a team against a plain second way, for every count: whole numbers and fractions to the end."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import isqrt

import pytest

from wellbeing.domain.team.bands import Tally
from wellbeing.domain.team.estimates import change, interval, mean_band, share_of_high

SIZES = (8, 12, 20, 30, 48)
TAIL = Fraction(25, 1000)


@cache
def ways(number: int, n: int) -> list[int]:
    """Of 16**n equally likely rolls of n dice, `number` of them of people who are high: how many show c highs."""
    found = [1]
    for high, other in [(14, 2)] * number + [(1, 15)] * (n - number):
        longer = [0] * (len(found) + 1)
        for count, each in enumerate(found):
            longer[count] += each * other
            longer[count + 1] += each * high
        found = longer
    return found


def bounds(count: int, n: int) -> tuple[Fraction, Fraction]:
    """The protocol's interval as it is written down."""
    whole = 16**n
    fit = [
        number
        for number in range(n + 1)
        if Fraction(sum(ways(number, n)[: count + 1]), whole) > TAIL
        and Fraction(sum(ways(number, n)[count:]), whole) > TAIL
    ]
    if fit:
        return Fraction(min(fit), n), Fraction(max(fit), n)
    if count < Fraction(n, 16):
        return Fraction(0), Fraction(0)
    assert count > Fraction(14 * n, 16)
    return Fraction(1), Fraction(1)


@pytest.mark.parametrize("n", SIZES)
def test_the_interval_for_every_count(n: int):
    for count in range(n + 1):
        assert interval(count, n) == pytest.approx([float(bound) for bound in bounds(count, n)], abs=1e-12), (
            count
        )


@pytest.mark.parametrize("n", SIZES)
def test_the_interval_holds_every_truth_often_enough(n: int):
    held = [
        Fraction(sum(each for c, each in enumerate(ways(number, n)) if inside(number, c, n)), 16**n)
        for number in range(n + 1)
    ]
    assert min(held) >= Fraction(95, 100)
    assert n not in (8, 12, 20, 48) or round(float(min(held)), 3) >= 0.956


def inside(number: int, count: int, n: int) -> bool:
    low, high = bounds(count, n)
    return low <= Fraction(number, n) <= high


def test_no_number_qualifies_somewhere_so_that_both_edges_are_tried():
    edges = {bounds(0, 200), bounds(200, 200)}
    assert edges == {(0, 0), (1, 1)}
    assert (interval(0, 200), interval(200, 200)) == ((0.0, 0.0), (1.0, 1.0))


@pytest.mark.parametrize("n", SIZES)
def test_share_and_mean_for_every_tally(n: int):
    for high in range(n + 1):
        for moderate in range(n + 1 - high):
            tally = Tally(n - high - moderate, moderate, high)
            share = (16 * Fraction(high, n) - 1) / 13
            mean = (16 * Fraction(high, n) + 8 * Fraction(moderate, n) - Fraction(3, 2)) / 13
            assert share_of_high(tally) == pytest.approx(float(share), abs=1e-12)
            assert mean_band(tally) == pytest.approx(float(mean), abs=1e-12)


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("m", SIZES)
def test_an_arrow_for_every_pair_of_counts(n: int, m: int):
    for before in range(n + 1):
        for after in range(m + 1):
            step = Fraction(16, 13) * (Fraction(after, m) - Fraction(before, n))
            sure = step**2 > Fraction(855, 1000) ** 2 * (Fraction(1, n) + Fraction(1, m))
            wanted = (1 if step > 0 else -1) if sure else 0
            assert change(Tally(n - before, 0, before), Tally(m - after, 0, after)) == wanted


def test_the_unbiased_share_on_average():
    for n in SIZES:
        for number in range(n + 1):
            mean = sum(
                (16 * Fraction(count, n) - 1) / 13 * each for count, each in enumerate(ways(number, n))
            )
            assert mean / 16**n == Fraction(number, n)


@pytest.mark.parametrize(("n", "promised"), [(8, 114), (12, 93), (20, 72)])
def test_the_error_at_a_fifth_in_thousandths(n: int, promised: int):
    # The truth is the share among these very n people: each is high with one in five.
    square = (
        Fraction(16, 13) ** 2 * (Fraction(1, 5) * Fraction(28, 256) + Fraction(4, 5) * Fraction(15, 256)) / n
    )
    found = isqrt(int(square * 10**12))  # in millionths
    assert found == pytest.approx(promised * 1_000, rel=0.03)
