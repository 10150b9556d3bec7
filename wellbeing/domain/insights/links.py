"""Which of a few factors went together with stress, day by day: E61's method and E62's gates, nothing looser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wellbeing.domain.insights.ranks import resampled_unit_ranks, unit_order, unit_ranks
from wellbeing.domain.insights.resampling import block_places, memory_of, noise, surrogates

if TYPE_CHECKING:
    import numpy as np

FACTORS_MOST = 8
EARLY_DAYS, DAYS = 20, 40
Q_MOST, RHO_LEAST = 0.10, 0.3
ROUNDING = 1e-6  # what single precision leaves open
SEED = 7  # a stored seed: the same diary tells the same story
TOGETHER, UNCLEAR, WAIT, EVEN = "together", "unclear", "wait", "even"
CLOSED, EARLY, OPEN = "closed", "early", "open"

DayPair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Link:
    """One factor beside stress: `days` are pairs (factor, median stress) in order of time, n how many.

    `rho` is Spearman's, `low` to `high` its 90 % interval, `p` against AR(1) surrogates, `q` after Benjamini-Hochberg;
    all None where n < 20 or one did not vary. `verdict`: together, unclear, wait (for more days), even (one did not
    vary).
    """

    factor: str
    days: tuple[DayPair, ...]
    rho: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    q: float | None = None
    verdict: str = WAIT

    @property
    def n(self) -> int:
        """How many days have both."""
        return len(self.days)

    @property
    def is_stress_even(self) -> bool:
        """Tell whether stress was the same on all of its days."""
        return len({stress for _, stress in self.days}) == 1

    @property
    def gate(self) -> str:
        """Return 'closed' below 20 days, 'early' below 40, then 'open' (E62)."""
        return CLOSED if self.n < EARLY_DAYS else EARLY if self.n < DAYS else OPEN

    @property
    def missing(self) -> int:
        """How many more days it takes until anything is said."""
        return max(EARLY_DAYS - self.n, 0)


def links(pairs: Mapping[str, Sequence[DayPair]], seed: int = SEED) -> tuple[Link, ...]:
    """Return what can be said of each factor, in their order; at most 8 of them, and always counted as 8.

    The factors are named before anyone looks: a list that shrank to the promising ones would make q a lie.
    Raises ValueError for more than 8.
    """
    if len(pairs) > FACTORS_MOST:
        raise ValueError("more factors than are corrected for")
    measured = _measured({factor: tuple(days) for factor, days in pairs.items()}, seed)
    tested = {factor: link.p for factor, link in measured.items() if link.p is not None}
    found = dict(zip(tested, q_values(list(tested.values()), FACTORS_MOST), strict=True))
    return tuple(judged(link, found.get(factor)) for factor, link in measured.items())


def judged(link: Link, q: float | None) -> Link:
    """Return a link with its q and its verdict: together only where q <= .10 and |rho| >= .3."""
    if q is None or link.rho is None:
        return link
    passes = q <= Q_MOST and abs(link.rho) >= RHO_LEAST
    return replace(link, q=q, verdict=TOGETHER if passes else UNCLEAR)


def q_values(chances: Sequence[float], tests: int) -> list[float]:
    """Return each p as Benjamini and Hochberg's q among so many tests; those not given count as p = 1."""
    found, least = [1.0] * len(chances), 1.0
    for rank, place in reversed(list(enumerate(sorted(range(len(chances)), key=chances.__getitem__), 1))):
        least = min(least, chances[place] * tests / rank)
        found[place] = least
    return found


def _measured(pairs: Mapping[str, tuple[DayPair, ...]], seed: int) -> dict[str, Link]:
    """Return the links without q; what belongs to stress alone is worked out once for factors of the same days."""
    shared: dict[tuple[float, ...], _Stress] = {}
    measured = {}
    for factor, days in pairs.items():
        stress = tuple(value for _, value in days)
        link = Link(factor, days)
        if link.missing:
            measured[factor] = link
        elif link.is_stress_even or len({value for value, _ in days}) == 1:
            measured[factor] = replace(link, verdict=EVEN)
        else:
            if stress not in shared:
                shared[stress] = _Stress(stress, seed)
            measured[factor] = shared[stress].beside(link)
    return measured


class _Stress:
    """The stress of some days with its surrogates and draws, and the noise of which a factor's surrogates are made."""

    def __init__(self, values: Sequence[float], seed: int) -> None:
        import numpy as np

        row, chance = np.array(values), np.random.default_rng(seed)
        self._ranks = unit_ranks(row)
        self._unrelated = unit_order(surrogates(memory_of(self._ranks), noise(len(row), chance)))
        self._noise = noise(len(row), chance)
        self._nulls: dict[float, np.ndarray] = {}
        self._places = block_places(len(row), chance)
        self._drawn = resampled_unit_ranks(row, self._places)

    def beside(self, link: Link) -> Link:
        """Return a link with rho, its interval and its p: how often unrelated series come as far from 0."""
        import numpy as np

        row = np.array([value for value, _ in link.days])
        ranks = unit_ranks(row)
        rho = float(ranks @ self._ranks)
        drawn = rhos(resampled_unit_ranks(row, self._places), self._drawn)
        low, high = np.quantile(drawn, (0.05, 0.95))
        unrelated = self._null(memory_of(ranks))
        chance = (1 + int((unrelated >= abs(rho) - ROUNDING).sum())) / (1 + len(unrelated))
        return replace(link, rho=rho, low=float(low), high=float(high), p=chance)

    def _null(self, memory: float) -> np.ndarray:
        """Return how far from 0 series come that have the memories of both and are unrelated."""
        if memory not in self._nulls:
            self._nulls[memory] = abs(rhos(unit_order(surrogates(memory, self._noise)), self._unrelated))
        return self._nulls[memory]


def rhos(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return Spearman's rho of each of some rows of unit ranks with its neighbour among others."""
    import numpy as np

    return np.asarray(np.einsum("ij,ij->i", some, others))
