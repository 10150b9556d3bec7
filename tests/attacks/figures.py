"""The statistics of the attacks: exact distributions, Clopper-Pearson bounds, areas under curves, chi-square."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby

import numpy as np

from wellbeing.domain.team.bands import Band, band_sent

Totals = tuple[int, int, int]
Chances = Mapping[object, float]


def face_chances(band: Band) -> list[float]:
    """What the real die sends for a band, counted over its sixteen faces."""
    return [sum(band_sent(band, roll) is face for roll in range(16)) / 16 for face in Band]


def honest_chances(band: Band) -> list[float]:
    """What goes out without a die."""
    return [float(face is band) for face in Band]


@cache
def release(
    bands: tuple[Band, ...], die: Callable[[Band], list[float]] = face_chances
) -> dict[Totals, float]:
    """The exact distribution of the released totals for people of these bands."""
    found: dict[Totals, float] = {(0, 0, 0): 1.0}
    for band in bands:
        longer: dict[Totals, float] = defaultdict(float)
        for (low, moderate, high), chance in found.items():
            for face, p in enumerate(die(band)):
                if p:
                    longer[low + (face == 0), moderate + (face == 1), high + (face == 2)] += chance * p
        found = dict(longer)
    return found


def people(n: int) -> Iterable[tuple[Band, ...]]:
    """Every way in which n people can be of three bands."""
    for low in range(n + 1):
        for moderate in range(n + 1 - low):
            yield (Band.LOW,) * low + (Band.MODERATE,) * moderate + (Band.HIGH,) * (n - low - moderate)


def area(yes: Chances, no: Chances) -> float:
    """Area under the curve of the best attacker: outcomes in order of their likelihood ratio, ties by half."""
    ratio = {
        outcome: yes.get(outcome, 0.0) / no[outcome] if no.get(outcome) else math.inf
        for outcome in set(yes) | set(no)
    }
    found = below = 0.0
    # Ratios that differ by rounding alone are ties.
    for _, tied in groupby(
        sorted(ratio, key=ratio.__getitem__), key=lambda outcome: float(f"{ratio[outcome]:.10g}")
    ):
        here = list(tied)
        here_no = sum(no.get(outcome, 0.0) for outcome in here)
        found += sum(yes.get(outcome, 0.0) for outcome in here) * (below + here_no / 2)
        below += here_no
    return found


def rank_area(yes: Sequence[float], no: Sequence[float]) -> float:
    """Area under the curve of scores that were drawn."""
    every = np.concatenate([yes, no])
    order = np.argsort(every, kind="stable")
    ranks = np.empty(len(every))
    ranks[order] = np.arange(1, len(every) + 1)
    for value in np.unique(every):  # ties share their rank
        same = every == value
        if same.sum() > 1:
            ranks[same] = ranks[same].mean()
    return float((ranks[: len(yes)].sum() - len(yes) * (len(yes) + 1) / 2) / (len(yes) * len(no)))


@lru_cache(maxsize=8)
def log_ways(n: int) -> np.ndarray:
    steps = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n + 1)))])
    return steps[n] - steps - steps[::-1]


def upper_tail(count: int, n: int, p: float) -> float:
    """P(at least count of n)."""
    k = np.arange(count, n + 1)
    return float(np.exp(log_ways(n)[count:] + k * math.log(p) + (n - k) * math.log1p(-p)).sum())


def clopper_pearson(count: int, n: int, alpha: float) -> tuple[float, float]:
    """The exact bounds of a chance, each wrong with at most alpha/2."""
    low = 0.0 if count == 0 else bisect(lambda p: upper_tail(count, n, p) < alpha / 2)
    high = 1.0 if count == n else bisect(lambda p: 1 - upper_tail(count + 1, n, p) > alpha / 2)
    return low, high


def bisect(low_side: Callable[[float], bool]) -> float:
    """The chance at which a test that holds below it turns."""
    low, high = 1e-12, 1 - 1e-12
    for _ in range(45):
        middle = (low + high) / 2
        low, high = (middle, high) if low_side(middle) else (low, middle)
    return (low + high) / 2


def epsilon_bounds(counts: Sequence[Sequence[int]], confidence: float) -> tuple[float, float]:
    """Bounds of epsilon from counts of faces per band, for all cells together."""
    alpha = (1 - confidence) / sum(map(len, counts))
    cells = [[clopper_pearson(count, sum(row), alpha) for count in row] for row in counts]
    low = high = 0.0
    for face in range(len(cells[0])):
        for a in cells:
            for b in cells:
                if a is not b:
                    low = max(low, math.log(a[face][0] / b[face][1]) if a[face][0] else 0.0)
                    high = max(high, math.log(a[face][1] / b[face][0]) if b[face][0] else math.inf)
    return low, high


def chi_square_p(counts: Sequence[int]) -> float:
    """The chance of counts at least that uneven if all were equally likely (an even number of cells less one)."""
    mean = sum(counts) / len(counts)
    x, freedom = sum((count - mean) ** 2 for count in counts) / mean, len(counts) - 1
    # Odd degrees of freedom: the closed form with erfc.
    term, total = math.sqrt(2 * x / math.pi) * math.exp(-x / 2), math.erfc(math.sqrt(x / 2))
    for step in range(1, freedom, 2):
        total += term
        term *= x / (step + 2)
    return total
