"""What a plain day of work would bring: the next day with a shift, run through the real engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wellbeing.domain.days import Span, day_of
from wellbeing.domain.reminders.simulation.simulate import PreviewMark, preview, spans_of_day

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services

LOOK_AHEAD = 7


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day, its shifts in order, and what would come; `is_today` unless today has no shift."""

    day: date
    is_today: bool
    shifts: tuple[Span, ...]
    marks: tuple[PreviewMark, ...]


def day_ahead(services: Services) -> DayAhead | None:
    """Return today, or the next day of the week to come with a shift; None when there is none."""
    plan, zone = services.reminders.plan(), services.clock.zone()
    today = day_of(services.clock.now(), zone)
    for later in range(LOOK_AHEAD):
        day = today + timedelta(days=later)
        shifts = spans_of_day(plan, day, zone)
        if shifts:
            return DayAhead(day, later == 0, shifts, preview(plan, day, zone))
    return None
