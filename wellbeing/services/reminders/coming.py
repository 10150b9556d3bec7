"""What is still to come today, as far as it is known: the next break, pinned breaths, paid breaks, the shift's end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from wellbeing.domain.days import day_of, span_of
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.shifts.shifts import Rota, spans_around
from wellbeing.services.reminders.service import Reminders


@dataclass(frozen=True, slots=True)
class ComingReminder:
    """A kind of reminder ('break', 'breathing', 'shift_end') and when it is planned."""

    kind: str
    at: datetime


def coming_today(reminders: Reminders, now: datetime) -> tuple[ComingReminder, ...]:
    """Return what comes later on the person's present day, in order of time; nothing of it is promised."""
    plan = reminders.plan()
    found = _pinned(plan, now)
    following = reminders.next_break()
    breaks = {following.due} if following is not None else set()
    breaks |= _paid_breaks(plan)
    found += [ComingReminder("break", at) for at in breaks]
    found += _shift_end(plan, now)
    day, paused = span_of(day_of(now, plan.zone), plan.zone), reminders.paused_until()
    begin = max(now, paused or now)
    return tuple(
        sorted((coming for coming in found if begin < coming.at < day.end), key=lambda coming: coming.at)
    )


def _pinned(plan: Plan, now: datetime) -> list[ComingReminder]:
    """Return the breathing times of today; one before the day's cut lies on the next date."""
    if not plan.wants("breathing"):
        return []
    today = day_of(now, plan.zone)
    days = (today + timedelta(days=pin < plan.day_cut) for pin in plan.pinned)
    return [
        ComingReminder("breathing", datetime.combine(day, pin, plan.zone))
        for day, pin in zip(days, plan.pinned, strict=True)
    ]


def _paid_breaks(plan: Plan) -> set[datetime]:
    if not plan.breaks or not isinstance(plan.shifts, Rota):
        return set()
    return {pause.start for pause in plan.shifts.paid_breaks}


def _shift_end(plan: Plan, now: datetime) -> list[ComingReminder]:
    if plan.shifts is None or not plan.wants("shift_end"):
        return []
    today = day_of(now, plan.zone)
    ends = [
        span.end
        for span in spans_around(plan.shifts, now, plan.zone)
        if day_of(span.start, plan.zone) == today
    ]
    return [ComingReminder("shift_end", max(ends))] if ends else []
