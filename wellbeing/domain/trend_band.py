"""How sure the smoothed line is: a 90 % band around it that counts days, not ratings, since those of a day resemble."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import sqrt

from wellbeing.domain.load import fade

REACH = 1.645  # standard errors: nine times of ten
LEAST_DAYS = 2.0  # days' worth of weight; below, nothing is known of the spread


def band_widths(
    times: Sequence[datetime], values: Sequence[float], days: Sequence[date], half_life: timedelta
) -> list[float | None]:
    """Return half the band's width at each rating in order of time, None while too little is known.

    The spread is the weighted one of the ratings, its error that of (sum of day weights)^2 / sum of their squares
    days, with the weights of the line: 2^(-age / half-life).
    """
    widths: list[float | None] = []
    weight = total = squares = past_days = this_day = 0.0
    before: tuple[datetime, date] | None = None
    for moment, value, day in zip(times, values, days, strict=True):
        kept = 1.0 if before is None else fade(moment - before[0], half_life)
        weight, total, squares = weight * kept + 1, total * kept + value, squares * kept + value * value
        past_days, this_day = past_days * kept * kept, this_day * kept
        if before is not None and before[1] != day:
            past_days, this_day = past_days + this_day * this_day, 0.0
        this_day += 1
        before = moment, day
        counted = weight * weight / (past_days + this_day * this_day)
        spread = max(0.0, squares / weight - (total / weight) ** 2)
        widths.append(REACH * sqrt(spread / (counted - 1)) if counted >= LEAST_DAYS else None)
    return widths
