"""Chance made by the diary itself: surrogates that remember yesterday, and days drawn in blocks (E61)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

SURROGATES = 1_999
DRAWS = 2_000
MEMORY_MOST = 0.95
AT_ONCE = 50_000  # days


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


class BlockRows(NamedTuple):
    """Some of the draws as blocks laid end to end: which rows, and of each block where it stands in them, the day it
    begins with, and how many days it has."""

    rows: slice
    at: np.ndarray
    starts: np.ndarray
    lengths: np.ndarray


def blocks(n: int, chance: np.random.Generator, draws: int) -> Iterator[BlockRows]:
    """Yield the stationary block bootstrap over n days (Politis and Romano 1994), some rows at a time.

    Each day follows the one before it, round the end, unless a new block begins at a day of its own; each row begins
    with one. All rows at once would take five times the memory.
    """
    import numpy as np

    begins, step = np.empty((draws, n), bool), AT_ONCE // n + 1
    runs = [slice(row, min(row + step, draws)) for row in range(0, draws, step)]
    for run in runs:
        begins[run] = chance.random(begins[run].shape) < 1 / mean_block(n)
    begins[:, 0] = True
    for run in runs:
        at = np.flatnonzero(begins[run])
        starts = chance.integers(n, size=begins[run].shape).ravel()[at]
        yield BlockRows(run, at, starts, np.diff(at, append=begins[run].size))


def block_places(n: int, chance: np.random.Generator, draws: int = DRAWS) -> np.ndarray:
    """Return rows of places 0..n-1 out of the block bootstrap; whole blocks are laid out, no day is looked up."""
    import numpy as np

    places = np.empty((draws, n), np.intp)
    for rows, at, starts, lengths in blocks(n, chance, draws):
        whole = places[rows]
        steps = np.repeat(starts - at, lengths) + np.arange(whole.size)
        np.subtract(steps, n, out=steps, where=steps >= n)
        whole[:] = steps.reshape(whole.shape)
    return places


def block_means(values: np.ndarray, chance: np.random.Generator, draws: int = DRAWS) -> np.ndarray:
    """Return the mean of some days' values in each draw; a block's sum lies between two sums from the first day on."""
    import numpy as np

    n, means = len(values), np.empty(draws)
    sums = np.concatenate(([0.0], np.cumsum(np.tile(values, 2))))
    for rows, at, starts, lengths in blocks(n, chance, draws):
        means[rows] = np.add.reduceat(sums[starts + lengths] - sums[starts], np.flatnonzero(at % n == 0)) / n
    return means
