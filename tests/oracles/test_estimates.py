"""A team's figures by scipy's distributions."""

from __future__ import annotations

from random import Random

import pytest

from tests.oracles.conftest import Oracle
from wellbeing.domain.team.estimates import EXACT_UP_TO, KEEP, STRAY, TAIL, TAIL_Z, below, interval


def at_most(oracle: Oracle, n: int, number: int) -> list[float]:
    found: list[float] = oracle("count_at_most", n=n, number=number, keep=KEEP, stray=STRAY)
    return found


def test_the_quantile_of_the_normal_curve(oracle: Oracle):
    assert pytest.approx(oracle("normal_quantile", share=1 - TAIL), abs=1e-12) == TAIL_Z


@pytest.mark.parametrize("n", [8, 30, 200, 1_000])
def test_the_chance_of_a_count(oracle: Oracle, n: int):
    for number in {0, 1, n // 3, n // 2, n - 1, n}:
        chances = at_most(oracle, n, number)
        for count in range(0, n + 1, max(1, n // 25)):
            assert below(count, number, n) == pytest.approx(chances[count], abs=1e-9), (number, count)


@pytest.mark.parametrize("n", [8, 30, 120])
def test_the_interval_is_every_number_that_both_tails_allow(oracle: Oracle, n: int):
    tails = [at_most(oracle, n, number) for number in range(n + 1)]
    for count in range(n + 1):
        fit = [
            number
            for number, row in enumerate(tails)
            if row[count] > TAIL and 1 - (row[count - 1] if count else 0.0) > TAIL
        ]
        wanted = (fit[0] / n, fit[-1] / n) if fit else (float(count > n / 2),) * 2
        assert interval(count, n) == pytest.approx(wanted, abs=1e-12), count


def test_beyond_the_exact_ones_the_bounds_stay_within_a_person_or_two(oracle: Oracle):
    n, random = EXACT_UP_TO + 1_000, Random(3)
    for count in (random.randrange(n // 8, 3 * n // 4) for _ in range(4)):
        low, high = (round(bound * n) for bound in interval(count, n))
        assert at_most(oracle, n, high - 2)[count] > TAIL > at_most(oracle, n, high + 3)[count]
        assert 1 - at_most(oracle, n, low + 2)[count - 1] > TAIL
        assert 1 - at_most(oracle, n, low - 3)[count - 1] < TAIL
