"""Whether one group of ratings really stands out among many, or only came out highest by chance."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import TypeVar

LEAST_RATINGS = 5
LEAST_DIFFERENCE = 1.0  # points of stress; less is nothing a person would feel
FALSE_SHARE = 0.05

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Ratings:
    """A group of ratings in three sums: how many, their total and the total of their squares."""

    n: float = 0
    total: float = 0.0
    squares: float = 0.0

    def __add__(self, other: Ratings) -> Ratings:
        return Ratings(self.n + other.n, self.total + other.total, self.squares + other.squares)

    def __sub__(self, other: Ratings) -> Ratings:
        return Ratings(self.n - other.n, self.total - other.total, self.squares - other.squares)

    @property
    def mean(self) -> float:
        """Return the mean of a group that holds a rating."""
        return self.total / self.n

    def counted_as(self, share: float) -> Ratings:
        """Return the group with each rating counting as a share of one: neighbours that resemble tell less."""
        return Ratings(self.n * share, self.total * share, self.squares * share)


def ratings_of(stress: float, n: int = 1) -> Ratings:
    """Return `n` equal ratings as a group."""
    return Ratings(n, stress * n, stress * stress * n)


def tried_of(groups: Mapping[Key, Ratings]) -> dict[Key, Ratings]:
    """Return the groups that are large enough to be called outstanding."""
    return {key: group for key, group in groups.items() if group.n >= LEAST_RATINGS}


def can_be_told(groups: Mapping[Key, Ratings]) -> bool:
    """Tell whether there is enough to say that a group stands out, or that none does."""
    n = sum(group.n for group in groups.values())
    return len(groups) >= 2 and bool(tried_of(groups)) and n - len(groups) >= LEAST_RATINGS


def outstanding(groups: Mapping[Key, Ratings]) -> Key | None:
    """Return the group whose mean is so far above all others that the pick among many can't explain it, or None.

    A one-sided test of each group of 5 and more against the rest, at 5 % shared among all that are tried
    (Bonferroni), and at least one point of stress apart.
    """
    if not can_be_told(groups):
        return None
    tried = tried_of(groups)
    best = max(tried, key=lambda key: tried[key].mean)
    rest = sum(groups.values(), Ratings()) - tried[best]
    return best if is_above(tried[best], rest, spread_of(groups), len(tried)) else None


def spread_of(groups: Mapping[Key, Ratings]) -> float:
    """Return how far ratings lie from the mean of their own group."""
    whole = sum(groups.values(), Ratings())
    within = whole.squares - sum(group.total**2 / group.n for group in groups.values() if group.n)
    return sqrt(max(0.0, within) / (whole.n - len(groups)))


def is_above(group: Ratings, others: Ratings, spread: float, tried: int = 1) -> bool:
    """Tell whether a group lies so far above others that chance can't explain it, at 5 % shared among all tried."""
    if others.n < LEAST_RATINGS:
        return False
    difference = group.mean - others.mean
    error = spread * sqrt(1 / group.n + 1 / others.n)
    needed = NormalDist().inv_cdf(1 - FALSE_SHARE / tried)
    return difference >= LEAST_DIFFERENCE and difference > needed * error
