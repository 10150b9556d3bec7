"""Each figure that the statistics must hold, as a table; the exit code is 1 when one is missed.

python -m tests.figures [PEOPLE]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from tests.figures.half_lives import diary
from tests.figures.people import claims
from wellbeing.domain.effects.coin import EXERCISE, QUIET, weighed

PEOPLE = 400
SEED = 2026


@dataclass(frozen=True)
class Figure:
    """A line of the table: what is measured, the bound it must hold, and whether it may lie below or above."""

    name: str
    found: float
    bound: float
    at_most: bool = True

    @property
    def held(self) -> bool:
        return self.found <= self.bound if self.at_most else self.found >= self.bound


def links_found(people: int) -> Iterator[Figure]:
    """What is said to go together with stress where nothing does, and where one factor does."""
    for memory, least in ((0.5, 0.80), (0.7, 0.65)):
        nothing = claims(memory, 0.0, people, SEED)
        name = f"unrelated, phi {memory}, {people} people"
        yield Figure(f"{name}: told of any", sum(map(any, nothing)) / people, 0.10)
        yield Figure(f"{name}: a factor told of", sum(map(sum, nothing)) / people / 8, 0.02)
        one = claims(memory, 0.6, people, SEED + 1)
        yield Figure(
            f"rho .6, phi {memory}: found", sum(row[0] for row in one) / people, least, at_most=False
        )


def half_lives(people: int) -> Iterator[Figure]:
    """Whether the 90 % interval holds a known half-life nine times in ten, and how often a shorter one is made up."""
    for minutes in (30.0, 60.0, 120.0):
        chance = np.random.default_rng(SEED)
        found = [diary(minutes, 30, chance) for _ in range(people)]
        held = [
            one.low is not None and one.high is not None and one.low <= minutes <= one.high for one in found
        ]
        name = f"half-life {minutes:g} min, {people} diaries"
        yield Figure(f"{name}: interval holds it", sum(held) / people, 0.86, at_most=False)
        yield Figure(f"{name}: interval holds it", sum(held) / people, 0.94)
        if minutes == 60:
            shorter = sum(one.verdict == "offered" and one.minutes < 60 for one in found)
            yield Figure(f"{name}: a shorter one is offered", shorter / people, 0.06)


def coins(people: int) -> Iterator[Figure]:
    """How often the coin tells of a difference where there is none, to people who look after every answer, 80 an arm.

    Changes of stress are whole numbers. What is told changes at 20, 40 and 80 answers alone.
    """
    chance = np.random.default_rng(SEED)
    n = 5 * people
    arms = (chance.integers(-4, 3, (2, 80)).tolist() for _ in range(n))
    told = sum(any(told_at(look, *both) for look in (20, 40, 80)) for both in arms)
    yield Figure(f"the coin without an effect, {n} people: ever told of one", told / n, 0.05)


def told_at(answers: int, exercise: list[int], quiet: list[int]) -> bool:
    """Return whether the coin tells of a difference at so many answers an arm."""
    return weighed({EXERCISE: exercise[:answers], QUIET: quiet[:answers]}, 0).verdict != "unclear"


MEASURED: tuple[Callable[[int], Iterator[Figure]], ...] = (coins, half_lives, links_found)


def main(people: int) -> int:
    """Print the table and return the exit code."""
    missed = 0
    for measure in MEASURED:
        start = perf_counter()
        for figure in measure(people):
            missed += not figure.held
            sign = "<=" if figure.at_most else ">="
            print(
                f"{'ok' if figure.held else 'MISSED':<7} {figure.name}: {figure.found:.3f} ({sign} {figure.bound:g})",
                flush=True,
            )
        print(f"        {perf_counter() - start:.0f} s", flush=True)
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
