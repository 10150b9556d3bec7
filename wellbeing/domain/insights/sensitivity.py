"""Whether the picture of one's days depends on the weights and half-life chosen: days ranked by others too (E45)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wellbeing.domain.contacts import Contact
from wellbeing.domain.insights.ranks import unit_ranks
from wellbeing.domain.load import USUAL_SHIFTS, LoadRule, peak_acute

FLAT = {"demanding": 1.0, "rude": 2.0, "abuse": 3.0, "threat": 4.0, "crisis": 4.0}
HALF_LIVES = (30, 60, 120)  # minutes
ALIKE = 0.9  # our choice: from this rank correlation on, hard days stay hard days


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The least rank correlation of days' peaks with those of other choices, over `days` days with contacts.

    `least` is None below ten days, or where every day is the same.
    """

    days: int
    least: float | None = None

    @property
    def changes(self) -> bool:
        """Tell whether other choices would show other days as the hard ones."""
        return self.least is not None and self.least < ALIKE


def sensitivity(days: Mapping[date, Sequence[Contact]], rule: LoadRule) -> Sensitivity:
    """Return how the days stand under weights 1/2/3/4 and half-lives of 30, 60 and 120 minutes."""
    import numpy as np

    if len(days) < USUAL_SHIFTS:
        return Sensitivity(len(days))
    weights = [rule.weights, {**rule.weights, **FLAT}]
    others = [
        replace(rule, weights=some, acute=timedelta(minutes=minutes))
        for some in weights
        for minutes in HALF_LIVES
    ]
    peaks = [
        unit_ranks(np.array([peak_acute(contacts, choice) for contacts in days.values()]))
        for choice in (rule, *others)
    ]
    if not peaks[0].any():
        return Sensitivity(len(days))
    return Sensitivity(len(days), min(float(peaks[0] @ row) for row in peaks[1:]))
