"""How well the reader tells complaints: precision, recall and F1 over messages whose answer is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1 over `n` messages; a share of nothing is 0."""

    precision: float
    recall: float
    f1: float
    n: int


def figures(answers: Iterable[tuple[bool, bool]]) -> Figures:
    """Return the figures of (said to be a complaint, is one) for each message."""
    n = hits = said = are = 0
    for guess, truth in answers:
        n += 1
        hits += guess and truth
        said += guess
        are += truth
    precision = hits / said if said else 0.0
    recall = hits / are if are else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Figures(precision, recall, f1, n)
