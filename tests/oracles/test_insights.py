"""Rank correlation, memory and false discovery as scipy and statsmodels work them out."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from tests.oracles.conftest import Oracle
from wellbeing.domain.insights.links import q_values
from wellbeing.domain.insights.ranks import unit_ranks
from wellbeing.domain.insights.resampling import MEMORY_MOST, memory_of


@pytest.mark.parametrize("levels", [2, 11, 10_000])
@pytest.mark.parametrize("seed", range(5))
def test_spearman(oracle: Oracle, seed: int, levels: int):
    random = Random(seed)
    one, other = ([float(random.randrange(levels)) for _ in range(80)] for _ in range(2))
    found = unit_ranks(np.array(one)) @ unit_ranks(np.array(other))
    assert found == pytest.approx(oracle("spearman", one=one, other=other), abs=1e-9)


@pytest.mark.parametrize("seed", range(10))
def test_false_discovery(oracle: Oracle, seed: int):
    random = Random(seed)
    chances = [random.random() ** 3 for _ in range(random.randint(1, 8))]
    expected = oracle("false_discovery", chances=chances + [1.0] * (8 - len(chances)))
    assert q_values(chances, 8) == pytest.approx(expected[: len(chances)], abs=1e-9)


@pytest.mark.parametrize("seed", range(10))
def test_memory(oracle: Oracle, seed: int):
    random, row = Random(seed), [0.0]
    while len(row) < 60:
        row.append(0.5 * row[-1] + random.gauss(0, 1))
    expected = (60 * oracle("first_lag", values=row) + 1) / 56
    assert memory_of(np.array(row)) == pytest.approx(min(max(expected, 0), MEMORY_MOST), abs=1e-9)
