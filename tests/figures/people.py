"""Invented people whose days remember the day before: with nothing to find in them, or with one link."""

from __future__ import annotations

import numpy as np

from wellbeing.domain.insights.links import FACTORS_MOST, TOGETHER, Link, links

DAYS = 60


def remembering(memory: float, rows: int, chance: np.random.Generator, n: int = DAYS) -> np.ndarray:
    """Return rows of an AR(1) process that began long ago, unrelated to one another."""
    found = chance.standard_normal((n, rows))
    for day in range(1, n):
        found[day] = memory * found[day - 1] + (1 - memory**2) ** 0.5 * found[day]
    return found.T


def judged_person(memory: float, rho: float, chance: np.random.Generator) -> tuple[Link, ...]:
    """Return what is said of a person with 8 factors, of whom the first has a true rank correlation with stress."""
    stress, *factors = remembering(memory, FACTORS_MOST + 1, chance)
    straight = 2 * np.sin(np.pi * rho / 6)  # Pearson's of two normal series whose Spearman's is rho
    factors[0] = straight * stress + (1 - straight**2) ** 0.5 * factors[0]
    pairs = {
        f"f{place}": list(zip(row.tolist(), stress.tolist(), strict=True))
        for place, row in enumerate(factors)
    }
    return links(pairs, int(chance.integers(2**31)))


def claims(memory: float, rho: float, people: int, seed: int) -> list[list[bool]]:
    """Return for each person which of the 8 factors were said to go together with stress."""
    chance = np.random.default_rng(seed)
    return [[link.verdict == TOGETHER for link in judged_person(memory, rho, chance)] for _ in range(people)]
