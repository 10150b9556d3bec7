"""The reminder engine: one pure step from state and event to the next state and what is to be shown (E46)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from wellbeing.domain.reminders import work
from wellbeing.domain.reminders.apply import APPLY
from wellbeing.domain.reminders.calendar import moment_of
from wellbeing.domain.reminders.contact_clock import FOREVER, NEVER
from wellbeing.domain.reminders.delivery import speak
from wellbeing.domain.reminders.events import (
    Effect,
    Event,
    Input,
    NextBreak,
    Now,
    Plan,
    ShowCard,
    WaitingCard,
    Withdraw,
)
from wellbeing.domain.reminders.state import NOTICED, WAITING, Pulse, Reminder, State
from wellbeing.domain.reminders.step_state import Turn
from wellbeing.domain.reminders.timeline import anchor, catch_up, run

DAY = 86_400.0


def step(state: State, plan: Plan, event: Event, now: Now) -> tuple[State, tuple[Effect, ...]]:
    """Carry time on to `now`, hear the event, and return the next state with what is to be shown.

    Never raises, whatever the order of events; the same arguments give the same answer.
    """
    if type(event) is Input:
        quick = _input_amid_work(state, now)
        if quick is not None:
            return quick, ()
    turn = Turn(state, plan, now)
    anchor(turn, event)
    catch_up(turn)
    APPLY[type(event)](turn, event)
    turn.settle()
    run(turn)
    if turn.chosen:
        speak(turn)
        run(turn)
    return turn.state(), _without_flashes(turn.effects)


def next_wake(state: State, plan: Plan, now: Now) -> float:
    """Return seconds until the next moment at which a Tick could change anything; at most a day."""
    return min(DAY, max(0.001, state.pulse.wake - now.mono - state.pulse.base))


def next_break(state: State, plan: Plan, now: Now) -> NextBreak | None:
    """Return the next break as far as can be told now; None off shift, or where breaks are off."""
    if state.pulse.t == NEVER or not plan.breaks or not state.calendar.on:
        return None
    turn = Turn(state, plan, now)
    work.count(turn, max(state.pulse.t, now.mono + state.pulse.base))
    reminder = turn.find("break")
    if reminder is not None:
        return _raised_break(turn, reminder)
    every = plan.break_every_min * 60
    going_on = work.working(turn)
    left = work.break_due(turn) - turn.at if going_on else max(0.0, every - turn.work.since)
    return _break_in(turn, left, "why.break.worked", {"minutes": round(plan.break_every_min)}, None)


def _raised_break(turn: Turn, reminder: Reminder) -> NextBreak:
    """Return the break that is due, or put off until later."""
    waiting_for = None
    if reminder.stage != NOTICED and reminder.due <= turn.at:
        waiting_for = "contact" if turn.contacts.open else "lull" if turn.delivery.clear != FOREVER else None
    return _break_in(turn, reminder.due - turn.at, reminder.why, dict(reminder.values), waiting_for)


def _break_in(
    turn: Turn, left: float, why: str, values: Mapping[str, int | str], waiting_for: str | None
) -> NextBreak:
    every = turn.plan.break_every_min * 60
    share = 1.0 if waiting_for or left <= 0 else min(1.0, turn.work.since / every)
    due = turn.now.wall + timedelta(seconds=left)
    return NextBreak(due, max(0.0, left) / 60, turn.work.since / 60, share, why, waiting_for, values)


def waiting_cards(state: State) -> tuple[WaitingCard, ...]:
    """Return the cards to show on Today, oldest first: reminders shown and not settled."""
    shown = [reminder for reminder in state.delivery.reminders if reminder.stage != WAITING]
    return tuple(_card(one, state.calendar.skew) for one in sorted(shown, key=lambda one: one.shown))


def _card(one: Reminder, skew: float) -> WaitingCard:
    due = moment_of(one.due + skew)
    return WaitingCard(one.key, one.kind, one.why, due, one.stage != NOTICED, dict(one.values))


def _input_amid_work(state: State, now: Now) -> State | None:
    """Return the next state for the most frequent event of all, where it changes one figure only.

    An input only ever moves later what happens by itself, so the moment to wake may stay.
    """
    pulse = state.pulse
    if not pulse.heard:
        return None
    t = now.mono + pulse.base
    work, flags = state.work, state.flags
    if not pulse.t <= t < pulse.wake or work.resting or work.credited or flags.asleep or flags.locked:
        return None
    beat = Pulse(pulse.base, t, now.mono, now.wall.timestamp(), t, True, pulse.wake)
    return State(beat, flags, state.contacts, work, state.calendar, state.delivery, state.offers)


def _without_flashes(effects: list[Effect]) -> tuple[Effect, ...]:
    """Return the effects without cards that would vanish in the same moment."""
    if len(effects) < 2:
        return tuple(effects)
    gone = {effect.key for effect in effects if isinstance(effect, Withdraw)}
    flashes = {effect.key for effect in effects if isinstance(effect, ShowCard)} & gone
    return tuple(effect for effect in effects if getattr(effect, "key", None) not in flashes)
