"""Surrogates with the memory they are asked for, and days drawn in blocks."""

from __future__ import annotations

import numpy as np
import pytest

from wellbeing.domain.insights.resampling import (
    MEMORY_MOST,
    block_places,
    mean_block,
    memory_of,
    noise,
    surrogates,
)


def test_memory_by_hand():
    """(n a + 1) / (n - 4) of the lag-1 autocorrelation a, within 0 and .95."""
    assert memory_of(np.array([1.0, -1] * 10)) == 0
    assert memory_of(np.ones(9)) == 0
    rising = np.array([0.0, 0, 0, 0, 0, 1, 1, 1, 1, 1])  # products 1/4 * (4 - 1 + 4) = 7/4 of 10/4: a = .7
    assert memory_of(rising) == MEMORY_MOST
    mixed = np.array([0.0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1])  # 1/4 * (6 - 5) of 12/4: a = 1/12
    assert memory_of(mixed) == pytest.approx((12 / 12 + 1) / 8)


@pytest.mark.parametrize("memory", [0.0, 0.6])
def test_surrogates_remember_and_do_not_drift(memory: float):
    rows = surrogates(memory, noise(40, np.random.default_rng(1)))
    assert rows.shape == (1999, 40)
    lag = float((rows[:, 1:] * rows[:, :-1]).mean())
    assert lag == pytest.approx(memory, abs=0.02)
    assert [float(rows[:, day].var()) for day in (0, 39)] == pytest.approx([1, 1], abs=0.1)


def test_blocks_run_on_round_the_end_and_are_as_long_as_asked():
    assert [mean_block(n) for n in (1, 20, 60, 750)] == [2, 5, 8, 18]
    places = block_places(60, np.random.default_rng(1))
    assert places.shape == (2000, 60)
    assert (places.min(), places.max()) == (0, 59)
    runs_on = ((places[:, 1:] - places[:, :-1]) % 60 == 1).mean()
    assert runs_on == pytest.approx(7 / 8 + 1 / 8 / 60, abs=0.005)
