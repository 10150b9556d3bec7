"""How somebody comes and goes: inputs, the lock, the machine's sleep; nothing happens here by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wellbeing.domain.reminders import events, facts
from wellbeing.domain.reminders.facts import Fact
from wellbeing.domain.reminders.parts.clocks import FOREVER, Moment
from wellbeing.domain.reminders.parts.presence import (
    Presence,
    active,
    awake,
    fallen_asleep,
    gone,
    sampled,
    touched,
    with_lock,
)
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State

Change = tuple[Presence, tuple[Fact, ...]]


def next_event(state: State, plan: Plan, now: Moment) -> tuple[float, Fact]:
    """Return FOREVER: who is there is only ever told."""
    return FOREVER, facts.CameBack()


def apply(state: State, plan: Plan, told: object, now: Moment) -> Change:
    """Return the presence after an event or a fact, and what the others are told of it."""
    return HEARS[type(told)](state, told, now)


def lock(state: State, told: events.Locked, now: Moment) -> Change:
    """Note a locked screen."""
    return with_lock(gone(state.presence, state.contacts, now.at)), ()


def sleep(state: State, told: events.Slept | facts.WentAway, now: Moment) -> Change:
    """Note that the machine falls asleep, or may as well have."""
    return fallen_asleep(gone(state.presence, state.contacts, now.at)), ()


def wake(state: State, told: events.Woke | events.ContactStarted, now: Moment) -> Change:
    """Note that the machine is awake; whether somebody is there shows otherwise."""
    return awake(state.presence), ()


def come_back(state: State, told: facts.CameBack, now: Moment) -> Change:
    """Take up what was before the time that nobody lived through."""
    return told.presence or awake(state.presence), ()


def hear_sample(state: State, told: facts.IdleSampled, now: Moment) -> Change:
    """Hear what the timer tells of the idle time, at the moment of the event itself."""
    return sampled(state.presence, told.idle, now.told), ()


def hear_sampled_input(state: State, told: facts.InputSampled, now: Moment) -> Change:
    """Take somebody to be there, unless the input was at a locked screen or before they left."""
    presence = state.presence
    if presence.locked or presence.last_input <= presence.left:
        return presence, ()
    return awake(presence), (facts.MarkPresent(),)


def hear_input(state: State, told: events.Input, now: Moment) -> Change:
    """Note an input; what is typed at a locked screen is not work yet."""
    marks: tuple[Fact, ...] = () if state.presence.locked else (facts.MarkPresent(),)
    return touched(state.presence, now.at), marks


def note_activity(state: State, told: object, now: Moment) -> Change:
    """Note that the person did something, in the app or at the lock; the screen can't be locked then."""
    return active(state.presence, now.at), ()


HEARS: Mapping[type, Callable[[State, Any, Moment], Change]] = {
    events.Started: note_activity,
    events.Input: hear_input,
    events.Locked: lock,
    events.Unlocked: note_activity,
    events.Slept: sleep,
    events.Woke: wake,
    events.ContactStarted: wake,
    events.CheckedIn: note_activity,
    events.Logged: note_activity,
    events.BreakStarted: note_activity,
    events.BreakEnded: note_activity,
    facts.ReminderAnswered: note_activity,
    facts.IdleSampled: hear_sample,
    facts.InputSampled: hear_sampled_input,
    facts.WentAway: sleep,
    facts.CameBack: come_back,
}
