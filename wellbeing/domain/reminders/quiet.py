"""What keeps notices away by the word of the desktop or the person, and how a pause ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wellbeing.domain.reminders import events, facts
from wellbeing.domain.reminders.events import LONGEST_PAUSE
from wellbeing.domain.reminders.facts import Fact
from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER, Moment
from wellbeing.domain.reminders.parts.quiet import (
    Quiet,
    untold,
    with_dnd,
    with_focus,
    with_full_screen,
    with_microphone,
    with_pause,
    with_sharing,
)
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State

PAUSE_OVER = facts.PauseOver()
Change = tuple[Quiet, tuple[Fact, ...]]


def next_event(state: State, plan: Plan, now: Moment) -> tuple[float, Fact]:
    """Return when the pause ends."""
    until = state.quiet.paused_until
    return (until if until > NEVER else FOREVER), PAUSE_OVER


def apply(state: State, plan: Plan, told: object, now: Moment) -> Change:
    """Return what keeps quiet after an event or a boundary."""
    return HEARS[type(told)](state.quiet, told, now), ()


def pause(quiet: Quiet, told: events.Paused, now: Moment) -> Quiet:
    """Keep quiet for as long as it is now to that moment of the wall clock."""
    left = min(LONGEST_PAUSE, (told.until - now.wall).total_seconds())
    return with_pause(quiet, now.at + left if left > 0 else NEVER)


HEARS: Mapping[type, Callable[[Quiet, Any, Moment], Quiet]] = {
    # Do-not-disturb and the like are told right after the start.
    events.Started: lambda quiet, told, now: untold(quiet, now.at),
    events.DoNotDisturb: lambda quiet, told, now: with_dnd(quiet, told.on),
    events.FullScreen: lambda quiet, told, now: with_full_screen(quiet, told.on),
    events.Sharing: lambda quiet, told, now: with_sharing(quiet, told.on),
    events.Microphone: lambda quiet, told, now: with_microphone(quiet, told.on),
    events.AtWork: lambda quiet, told, now: with_focus(quiet, told.on),
    events.Paused: pause,
    events.Resumed: lambda quiet, told, now: with_pause(quiet, NEVER),
    facts.PauseOver: lambda quiet, told, now: with_pause(quiet, NEVER),
}
