"""Between which values a person's own stress lies as a rule: what today's line is shown against (E62)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from wellbeing.domain.load import percentile

USUAL_REACH = timedelta(days=90)
"""How far back the ratings are asked."""
USUAL_RATINGS = 20


def usual_ratings(values: Sequence[int]) -> tuple[float, float] | None:
    """Return the 20th and 80th percentile of earlier ratings; None below 20 of them."""
    if len(values) < USUAL_RATINGS:
        return None
    ordered = sorted(values)
    return percentile(ordered, 0.2), percentile(ordered, 0.8)
