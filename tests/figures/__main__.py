"""Each figure that the statistics must hold, as a table; the exit code is 1 when one is missed.

python -m tests.figures [PEOPLE]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

from tests.figures.people import claims

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


MEASURED: tuple[Callable[[int], Iterator[Figure]], ...] = (links_found,)


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
