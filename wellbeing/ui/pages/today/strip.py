"""The row of days over Today, with the medians of stress that it has read; and the search beside it."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

from wellbeing.domain.days import day_of, span_of_days
from wellbeing.domain.load import percentile
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.day_strip import DayStrip, StripDay

STRIP_DAYS = 14


class StripDays:
    """Fills the strip; the days it shows are read again only after a check-in has changed."""

    def __init__(self, ctx: Context, strip: DayStrip) -> None:
        self._ctx, self._strip = ctx, strip
        self._read: tuple[date, date, dict[date, float]] | None = None

    def forget(self) -> None:
        """Read them anew when they are next shown."""
        self._read = None

    def show(self, shown: date, today: date, marked: Set[date] = frozenset()) -> None:
        """Show the fourteen days around a day, up to today; `marked` are those that a search has found."""
        ctx, last = self._ctx, max(shown, today - timedelta(days=STRIP_DAYS // 2))
        last = today if today - shown < timedelta(days=STRIP_DAYS) else last
        first = last - timedelta(days=STRIP_DAYS - 1)
        medians = self._medians(first, last)
        days = [first + timedelta(days=step) for step in range(STRIP_DAYS)]
        self._strip.show_days(
            [StripDay(day, ctx.weekday(day), ctx.day(day), medians.get(day), day in marked) for day in days],
            shown,
        )

    def _medians(self, first: date, last: date) -> dict[date, float]:
        if self._read is not None and self._read[:2] == (first, last):
            return self._read[2]
        services = self._ctx.services
        zone = services.clock.zone()
        span = span_of_days(first, last, zone)
        rated: dict[date, list[int]] = {}
        for moment, stress in services.checkins.ratings_between(span.start, span.end):
            rated.setdefault(day_of(moment, zone), []).append(stress)
        medians = {day: percentile(sorted(values), 0.5) for day, values in rated.items()}
        self._read = (first, last, medians)
        return medians
