"""Chance made by the diary itself: surrogates that remember yesterday, and days drawn in blocks (E61)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SURROGATES = 1_999
DRAWS = 2_000
MEMORY_MOST = 0.95


def memory_of(values: np.ndarray) -> float:
    """Return how much a day is like the one before: lag-1 autocorrelation, (n a + 1) / (n - 4), within 0 and .95."""
    centred = values - values.mean()
    spread = float(centred @ centred)
    if not spread:
        return 0.0
    n, lag = len(values), float(centred[1:] @ centred[:-1]) / spread
    return min(max((n * lag + 1) / (n - 4), 0.0), MEMORY_MOST)


def noise(n: int, chance: np.random.Generator) -> np.ndarray:
    """Return n days, each a row of 1,999 standard normal figures."""
    import numpy as np

    return chance.standard_normal((n, SURROGATES), dtype=np.float32)


def surrogates(memory: float, noise: np.ndarray) -> np.ndarray:
    """Return 1,999 rows of days out of an AR(1) process with that memory, made of some noise."""
    import numpy as np

    rows, n = noise.copy(), len(noise)
    fresh = np.float32((1 - memory * memory) ** 0.5)
    for day in range(1, n):
        rows[day] = np.float32(memory) * rows[day - 1] + fresh * rows[day]
    return np.ascontiguousarray(rows.T)


def mean_block(n: int) -> int:
    """Return how many days a block has on average: max(2, round(2 n^(1/3)))."""
    return max(2, round(2 * math.cbrt(n)))


def block_places(n: int, chance: np.random.Generator, draws: int = DRAWS) -> np.ndarray:
    """Return rows of places 0..n-1 out of the stationary block bootstrap over days (Politis and Romano 1994).

    Each day follows the one before it, round the end, unless a new block begins at a day of its own. Whole blocks are
    laid out end to end: nothing is looked up day by day.
    """
    import numpy as np

    begins = chance.random((draws, n)) < 1 / mean_block(n)
    begins[:, 0] = True
    at = np.flatnonzero(begins)
    starts = chance.integers(n, size=(draws, n)).ravel()[at]
    places = np.repeat(starts - at, np.diff(at, append=draws * n)) + np.arange(draws * n)
    np.subtract(places, n, out=places, where=places >= n)
    return places.reshape(draws, n)
