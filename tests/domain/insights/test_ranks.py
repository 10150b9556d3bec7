"""Ranks with ties, one row or thousands of draws at once."""

from __future__ import annotations

import numpy as np
import pytest

from wellbeing.domain.insights.ranks import (
    mid_ranks,
    resampled_unit_ranks,
    unit_order,
    unit_ranks,
)


def test_equal_values_share_the_middle_of_their_ranks():
    assert mid_ranks(np.array([3.0, 1.0, 3.0, 3.0, 2.0])).tolist() == [4, 1, 4, 4, 2]


def test_spearman_by_hand():
    one, other = unit_ranks(np.array([1.0, 2, 3, 4, 5])), unit_ranks(np.array([2.0, 1, 4, 3, 5]))
    assert one @ other == pytest.approx(0.8)
    assert unit_ranks(np.ones(3)).tolist() == [0, 0, 0]


def test_draws_are_ranked_as_single_rows_are():
    chance = np.random.default_rng(3)
    values, places = chance.integers(0, 6, 25).astype(float), chance.integers(0, 25, (50, 25))
    expected = [unit_ranks(values[row]) for row in places]
    assert resampled_unit_ranks(values, places) == pytest.approx(np.array(expected), abs=1e-6)


def test_rows_without_ties_are_ranked_as_single_rows_are():
    rows = np.random.default_rng(3).standard_normal((20, 30), dtype=np.float32)
    assert unit_order(rows) == pytest.approx(np.array([unit_ranks(row) for row in rows]), abs=1e-6)
