"""Carries a step through time: from one boundary to the next, up to the event."""

from __future__ import annotations

from wellbeing.domain.reminders import calendar, contacts, delivery, facts, quiet, work
from wellbeing.domain.reminders.step_state import NextEvent, StepState

# What may happen by itself. The order decides between equals: days and shifts come before all else.
NEXT_EVENTS: tuple[NextEvent, ...] = (
    calendar.next_event,
    quiet.next_event,
    work.next_event,
    contacts.next_event,
    delivery.next_event,
)
ROUNDING = 1e-6
BOUNDARIES_MOST = 1_000
LONG_AWAY = 48 * 3600.0


def catch_up(step: StepState, wake: float) -> float:
    """Live through the time before the event and return when something next happens by itself.

    Before `wake` nothing does. Two days without a single event were no work but a standstill.
    """
    now = step.now
    if now.told < wake:
        step.move_to(now.told, now.told)
        return wake
    if now.told - now.at <= LONG_AWAY:
        return run(step)
    return _stand_still(step)


def _stand_still(step: StepState) -> float:
    before = step.state.presence
    step.hand_on(facts.WentAway())
    step.note_the_way()
    wake = _live_through(step)
    step.hand_on(facts.CameBack(before))
    if not (before.away or before.heard):
        step.hand_on(facts.MarkPresent())
    step.note_the_way()
    return wake


def _live_through(step: StepState) -> float:
    """Live through the first two days and the last one of a long absence; in between nothing can happen."""
    now = step.now
    if now.told - now.at > 2 * LONG_AWAY:
        step.now = now._replace(told=now.at + LONG_AWAY)
        run(step)
        step.now = now._replace(at=now.told - LONG_AWAY / 2)
        step.hand_on(facts.DaysSkipped())
    return run(step)


def run(step: StepState) -> float:
    """Cross every boundary up to the event, in the order of time, and return the first one after it."""
    for _ in range(BOUNDARIES_MOST):
        due, fact = _next(step)
        told = step.now.told
        if due > told + ROUNDING:
            break
        step.move_to(due, max(told, due))
        step.hand_on(fact)
        step.note_the_way()
    else:
        due = _lose_count(step)
    step.move_to(step.now.told, step.now.told)
    return due


def _next(step: StepState) -> tuple[float, facts.Fact]:
    state, plan, now = step.state, step.plan, step.now
    due, fact = calendar.next_event(state, plan, now)
    for next_event in NEXT_EVENTS[1:]:
        other, boundary = next_event(state, plan, now)
        if other < due:
            due, fact = other, boundary
    return due, fact


def _lose_count(step: StepState) -> float:
    """Where more would have happened than anybody lives through, let go of it: a new day begins here."""
    step.hand_on(facts.CountLost())
    step.now = step.now._replace(at=step.now.told)
    step.hand_on(facts.DaysSkipped())
    return step.now.told
