"""What each event does to the reminder engine's working copy, once time has been carried on to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wellbeing.domain.reminders import contact_clock as contacts
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.answers import answer, settle_break
from wellbeing.domain.reminders.calendar import moment_of
from wellbeing.domain.reminders.contact_clock import NEVER
from wellbeing.domain.reminders.contacts import end_contact, start_contact
from wellbeing.domain.reminders.days import follow_wall
from wellbeing.domain.reminders.delivery import LULL
from wellbeing.domain.reminders.offers import hear_checkin, hear_logged, restart_offers
from wellbeing.domain.reminders.step_state import Turn
from wellbeing.domain.reminders.work import hear, stir


def lock(turn: Turn, event: values.Locked) -> None:
    """Note a locked screen."""
    turn.flags = turn.leave()._replace(locked=True)


def unlock(turn: Turn, event: values.Unlocked) -> None:
    """Note that somebody unlocked the screen."""
    turn.flags = turn.flags._replace(locked=False, asleep=False)
    hear(turn, turn.at)


def sleep(turn: Turn, event: values.Slept) -> None:
    """Note that the machine falls asleep; contacts close."""
    flags = turn.leave()
    for one in turn.contacts.open:
        turn.effects.append(values.ContactClosed(one.name, "sleep", moment_of(turn.at + turn.calendar.skew)))
    turn.contacts = contacts.emptied(turn.contacts, turn.at)
    turn.withdraw(turn.find("contact"))
    turn.flags = flags._replace(asleep=True)


def wake(turn: Turn, event: values.Woke) -> None:
    """Note that the machine is awake; without a source of input times somebody is taken to be there."""
    turn.flags = turn.flags._replace(asleep=False)
    if not turn.heard and not turn.flags.locked:
        stir(turn)


def begin(turn: Turn, event: values.Started) -> None:
    """Forget what the desktop will tell anew; the person is there, having started the app."""
    turn.flags = turn.flags._replace(locked=False, asleep=False, dnd=False, full=False)
    hear(turn, turn.at)
    # Do-not-disturb and the like are told right after the start: nothing is said before.
    turn.chosen = ""
    turn.delivery = turn.delivery._replace(clear=turn.at + LULL, free=turn.at + LULL)


def tick(turn: Turn, event: values.Tick) -> None:
    """Hear what the timer brought: a new input, or where none can be told the ringing itself, means somebody."""
    flags = turn.flags
    if turn.there and turn.last_input > flags.left:
        turn.flags = flags._replace(asleep=False)
        stir(turn)
    elif event.idle is None and not (flags.locked or flags.asleep):
        stir(turn)


def hear_input(turn: Turn, event: values.Input) -> None:
    """Note an input; the machine is awake. What is typed at a locked screen is not work yet."""
    turn.heard = True
    if turn.flags.locked:
        turn.last_input = turn.at
        return
    if turn.flags.asleep:
        turn.flags = turn.flags._replace(asleep=False)
    hear(turn, turn.at)


def switch(turn: Turn, event: values.DoNotDisturb | values.FullScreen | values.Sharing) -> None:
    """Note what keeps notices away."""
    name = {values.DoNotDisturb: "dnd", values.FullScreen: "full", values.Sharing: "sharing"}[type(event)]
    turn.flags = turn.flags._replace(**{name: event.on})


def check_in(turn: Turn, event: values.CheckedIn) -> None:
    """Note a check-in."""
    hear(turn, turn.at)
    hear_checkin(turn, event.stress)


def log(turn: Turn, event: values.Logged) -> None:
    """Note a recorded contact."""
    hear(turn, turn.at)
    hear_logged(turn, event)


def start_break(turn: Turn, event: values.BreakStarted) -> None:
    """Begin a break of the person's own accord."""
    hear(turn, turn.at)
    turn.withdraw(turn.find("break"))
    settle_break(turn, taken=True)


def pause(turn: Turn, event: values.Paused) -> None:
    """Keep quiet for as long as it is now to that moment of the wall clock."""
    left = (event.until - turn.now.wall).total_seconds()
    turn.flags = turn.flags._replace(paused_until=turn.at + left if left > 0 else NEVER)


def resume(turn: Turn, event: values.Resumed) -> None:
    """End the pause."""
    turn.flags = turn.flags._replace(paused_until=NEVER)


def change_plan(turn: Turn, event: values.PlanChanged) -> None:
    """Draw the calendar by the new plan; reminders of kinds switched off go."""
    follow_wall(turn, turn.now.wall.timestamp() - turn.until)
    plan = turn.plan
    on = {
        "break": plan.breaks, "eyes": plan.eyes, "checkin": plan.checkins, "cooldown": plan.cooldowns,
        "breathing": bool(plan.pinned), "wind_down": plan.wind_down and plan.shifts is not None,
        "shift_start": plan.shift_cards, "shift_end": plan.shift_cards,
    }  # fmt: skip
    for reminder in turn.delivery.reminders:
        if not on.get(reminder.kind, True):
            turn.withdraw(reminder)


APPLY: dict[type, Callable[[Turn, Any], None]] = {
    values.Started: begin,
    values.Tick: tick,
    values.Input: hear_input,
    values.ContactStarted: start_contact,
    values.ContactEnded: end_contact,
    values.Locked: lock,
    values.Unlocked: unlock,
    values.Slept: sleep,
    values.Woke: wake,
    values.DoNotDisturb: switch,
    values.FullScreen: switch,
    values.Sharing: switch,
    values.CheckedIn: check_in,
    values.Logged: log,
    values.Answered: answer,
    values.BreakStarted: start_break,
    values.Paused: pause,
    values.Resumed: resume,
    values.PlanChanged: change_plan,
    values.OffersRestarted: lambda turn, event: restart_offers(turn),
}
