"""Level 3: a coin decides between the exercise and a quiet minute: then chance alone parts the two (E63).

Whoever looks after every answer until something is told is told something in the end: of people whom the exercise does
nothing for, every sixth within fifty answers an arm. So it is looked at twenty, forty, eighty answers an arm, each time
with half the chance to err of the time before: together that stays below one in twenty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import mean

from wellbeing.domain.insights.links import SEED

EXERCISE, QUIET = "exercise", "quiet"
ARMS = (EXERCISE, QUIET)
ASK_AFTER = timedelta(minutes=10)
EARLIEST, LATEST = timedelta(minutes=8), timedelta(minutes=40)
ARM_LEAST = 20
PERMUTATIONS = 2_000
P_MOST = 0.05  # of all looks together


@dataclass(frozen=True, slots=True)
class Flip:
    """One throw of the coin: when, for which exercise, what it said, and the stress 0-10 before it."""

    at: datetime
    exercise: str
    arm: str
    before: int


@dataclass(frozen=True, slots=True)
class CoinResult:
    """What the throws say: how many were answered per arm, the mean change of stress in each, and their difference.

    `p` is from 2,000 permutations over the first `looked` answers of each arm, None before twenty. `verdict`: 'wait',
    'lower' (the exercise more than the quiet minute), 'higher', or 'unclear': it cannot be told. `unanswered` throws
    count for nothing.
    """

    exercise: int
    quiet: int
    unanswered: int
    verdict: str
    difference: float | None = None
    p: float | None = None
    looked: int = 0

    @property
    def next_look(self) -> int:
        """At how many answers per arm it is looked at next."""
        return 2 * self.looked or ARM_LEAST

    @property
    def missing(self) -> int:
        """How many more answers the arm that has fewer needs until then."""
        return self.next_look - min(self.exercise, self.quiet)


def changes(
    flips: Sequence[Flip], ratings: Sequence[tuple[datetime, int]]
) -> tuple[dict[str, list[int]], int]:
    """Return arm -> changes of stress from before to the first answer 8 to 40 minutes later, and how many had none.

    Ratings in order of time.
    """
    found: dict[str, list[int]] = {arm: [] for arm in ARMS}
    for flip in flips:
        after = next((stress for at, stress in ratings if flip.at + EARLIEST <= at <= flip.at + LATEST), None)
        if after is not None:
            found[flip.arm].append(after - flip.before)
    return found, len(flips) - sum(map(len, found.values()))


def weighed(found: dict[str, list[int]], unanswered: int, seed: int = SEED) -> CoinResult:
    """Return what two arms said when last looked at, in order of time: the randomisation test of their means."""
    answered = len(found[EXERCISE]), len(found[QUIET])
    looked = last_look(min(answered))
    if not looked:
        return CoinResult(*answered, unanswered, "wait")
    exercise, quiet = found[EXERCISE][:looked], found[QUIET][:looked]
    difference = mean(exercise) - mean(quiet)
    p = permuted(exercise, quiet, difference, seed)
    clear = p <= P_MOST / 2 / (looked / ARM_LEAST)
    verdict = "lower" if clear and difference < 0 else "higher" if clear else "unclear"
    return CoinResult(*answered, unanswered, verdict, difference, p, looked)


def last_look(answers: int) -> int:
    """Return at how many answers per arm it was last looked at: twenty, and whenever they have doubled; 0 before."""
    look = ARM_LEAST
    while 2 * look <= answers:
        look *= 2
    return look if answers >= look else 0


def permuted(one: Sequence[int], other: Sequence[int], difference: float, seed: int) -> float:
    """Return how often arms dealt anew at random differ in their means by as much."""
    import numpy as np

    both = np.array([*one, *other], dtype=float)
    dealt = np.random.default_rng(seed).permuted(np.tile(both, (PERMUTATIONS, 1)), axis=1)
    drawn = dealt[:, : len(one)].mean(axis=1) - dealt[:, len(one) :].mean(axis=1)
    return float((1 + (abs(drawn) >= abs(difference) - 1e-9).sum()) / (1 + PERMUTATIONS))
