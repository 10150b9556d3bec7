"""A logistic regression over what stands in messages, for the scripts that learn what words weigh."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

STEPS = 500
CHINESE, LATIN = "Chinese", "Latin"
Floats = NDArray[np.float64]


class Found(NamedTuple):
    """What stands in a text, and how much of its weight each word keeps in it; a trait keeps all of its own."""

    names: frozenset[str]
    share: float
    traits: frozenset[str] = frozenset()


class Table:
    """Which features stand in which text, as columns of numbers."""

    def __init__(self, found: Sequence[Found], names: Sequence[str]) -> None:
        number = {name: at for at, name in enumerate(names)}
        entries = [
            (row, number[one], value)
            for row, text in enumerate(found)
            for of, value in ((text.names, text.share), (text.traits, 1.0))
            for one in of
            if one in number
        ]
        rows, columns, self.values = (np.array(column) for column in zip(*entries, strict=True))
        self.rows, self.columns = rows.astype(np.int64), columns.astype(np.int64)
        self.shape = (len(found), len(names))

    def times(self, weights: Floats) -> Floats:
        """Return each text's sum of weights."""
        sums = np.bincount(self.rows, weights[self.columns] * self.values, self.shape[0])
        return sums.astype(np.float64)

    def back(self, errors: Floats) -> Floats:
        """Return each feature's sum of errors."""
        sums = np.bincount(self.columns, errors[self.rows] * self.values, self.shape[1])
        return sums.astype(np.float64)


def learned(table: Table, labels: Floats, ridge: float | Floats) -> tuple[Floats, float]:
    """Return weights and bias of a logistic regression, by accelerated descent; `ridge` of all or of each feature."""
    vector = np.ones(table.shape[1])
    for _ in range(20):
        vector = table.back(table.times(vector))
        vector /= (size := float(np.linalg.norm(vector)))
    step = 1 / (0.25 * (size + table.shape[0]) + np.max(ridge))
    weights, ahead, bias, bias_ahead = np.zeros(table.shape[1]), np.zeros(table.shape[1]), 0.0, 0.0
    for turn in range(STEPS):
        errors = 1 / (1 + np.exp(-(table.times(ahead) + bias_ahead))) - labels
        new = ahead - step * (table.back(errors) + ridge * ahead)
        new_bias = bias_ahead - step * float(errors.sum())
        pace = turn / (turn + 3)
        ahead, bias_ahead = new + pace * (new - weights), new_bias + pace * (new_bias - bias)
        weights, bias = new, new_bias
    return weights, bias


def names_in(found: Iterable[Found], common: int) -> list[str]:
    """Return the features that are common enough to learn from."""
    counted = Counter(one for text in found for one in (*text.names, *text.traits))
    return sorted(one for one, times in counted.items() if times >= common)


def script_of(text: str) -> str:
    """Return the script of a message."""
    return CHINESE if re.search("[\u4e00-\u9fff]", text) else LATIN
