"""What the days are made of: how often each kind of contact came, each cause and each feeling was named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wellbeing.domain.ranges import DayRange

SHOWN = 8

Share = tuple[str, int]
"""An id, or a person's own word, and how often it came."""


@dataclass(frozen=True, slots=True)
class Mix:
    """Counts of a range, the most frequent first; `checkins` is how many could have named a cause or feeling."""

    days: DayRange
    kinds: tuple[Share, ...]
    causes: tuple[Share, ...]
    feelings: tuple[Share, ...]
    checkins: int

    @property
    def contacts(self) -> int:
        """How many contacts there were."""
        return sum(n for _, n in self.kinds)

    def groups(self) -> tuple[tuple[str, tuple[Share, ...]], ...]:
        """Return the groups by name with what is shown of each."""
        named = (("kinds", self.kinds), ("causes", self.causes), ("feelings", self.feelings))
        return tuple((name, shares[:SHOWN]) for name, shares in named)


def shares_of(rows: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    """Return how often each word came from rows (words joined by spaces, how many), the most frequent first."""
    counts = Counter[str]()
    for words, n in rows:
        for word in words.split():
            counts[word] += n
    return tuple(sorted(counts.items(), key=lambda share: (-share[1], share[0])))
