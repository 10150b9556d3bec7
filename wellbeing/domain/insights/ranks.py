"""Ranks and Spearman's correlation: equal values share the middle of their ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


def mid_ranks(values: np.ndarray) -> np.ndarray:
    """Return the rank of each value of a row, from 1; equal ones get the mean of theirs."""
    import numpy as np

    ordered = np.sort(values)
    below, up_to = (np.searchsorted(ordered, values, side) for side in ("left", "right"))
    return np.asarray((below + up_to + 1) / 2)


def unit_ranks(values: np.ndarray) -> np.ndarray:
    """Return the ranks of a row, centred and of length 1: the product of two such rows is their Spearman's rho.

    All zero where all values are equal.
    """
    return unit(mid_ranks(values))


def resampled_unit_ranks(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return unit_ranks of values[places], for each row of places: ranks are counted, since draws repeat values."""
    import numpy as np

    levels, codes = np.unique(values, return_inverse=True)
    drawn = codes[places].astype(np.int32)
    rows = np.arange(len(places), dtype=np.int32)[:, None] * len(levels)
    counts = np.bincount((drawn + rows).ravel(), minlength=len(places) * len(levels))
    counts = counts.reshape(len(places), len(levels))
    middles = (np.cumsum(counts, axis=1) - (counts - 1) / 2).astype(np.float32)
    return unit(np.take_along_axis(middles, drawn, axis=1))


def unit_order(rows: np.ndarray) -> np.ndarray:
    """Return unit_ranks of each of many rows in which no two values are equal."""
    import numpy as np

    n = rows.shape[1]
    ranks = np.empty(rows.shape, dtype=np.float32)
    steps = ((np.arange(1, n + 1) - (n + 1) / 2) / np.sqrt(n * (n * n - 1) / 12)).astype(np.float32)
    np.put_along_axis(ranks, order_of(rows), np.broadcast_to(steps, rows.shape), axis=1)
    return ranks


def order_of(rows: np.ndarray) -> np.ndarray:
    """Return the places of each row from its least value to its greatest, told apart to 2^-24.

    Whole numbers that hold value and place are sorted twice as fast as places are by their values.
    """
    import numpy as np

    bits = rows.shape[1].bit_length()
    keys = (rows * np.float32(2**24)).astype(np.int64) << bits
    keys |= np.arange(rows.shape[1])
    keys.sort(axis=1)
    return np.asarray(keys & (2**bits - 1))


def unit(ranks: np.ndarray) -> np.ndarray:
    """Return ranks of a row, or of rows, centred and scaled to length 1; what is all the same becomes zero."""
    import numpy as np

    centred = ranks - ranks.dtype.type((ranks.shape[-1] + 1) / 2)
    length = np.sqrt(np.einsum("...i,...i->...", centred, centred))[..., None]
    return np.asarray(np.divide(centred, length, out=np.zeros_like(centred), where=length > 0))
