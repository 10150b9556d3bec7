"""Invented diaries in which stress follows a load of a known half-life, with days that are worse than others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from wellbeing.domain.contacts import Contact
from wellbeing.domain.insights.half_life import OwnHalfLife, own_half_life
from wellbeing.domain.load import LoadRule

FIRST = datetime(2026, 1, 5, 9, tzinfo=UTC)
RULE = LoadRule()
KINDS = ("demanding", "rude", "abuse")


def diary(
    minutes: float, days: int, chance: np.random.Generator, strength: float = 0.4, a_day: int = 5
) -> OwnHalfLife:
    """Return what is said of a diary with `a_day` ratings on each of so many days."""
    contacts, ratings = [], []
    for day in range(days):
        base, begin = chance.normal(3, 0.7), FIRST + timedelta(days=day)
        times = np.sort(chance.uniform(0, 540, 12))
        of_day = [
            Contact(0, begin + timedelta(minutes=float(at)), KINDS[chance.choice(3, p=(0.6, 0.3, 0.1))])
            for at in times
        ]
        weights = np.array([RULE.weights[contact.kind] for contact in of_day])
        for at in np.sort(chance.uniform(30, 540, a_day)):
            load = (weights * 2.0 ** (-(at - times) / minutes))[times <= at].sum()
            stress = base + strength * load + chance.normal(0, 0.9)
            ratings.append((begin + timedelta(minutes=float(at)), int(np.clip(round(stress), 0, 10))))
        contacts += of_day
    return own_half_life(ratings, contacts, RULE, UTC)
