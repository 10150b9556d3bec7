"""What each event does to the reminder engine's working copy, once time has been carried on to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from wellbeing.domain import contact_clock as contacts
from wellbeing.domain import reminder_values as values
from wellbeing.domain.break_ledger import with_skipped, with_taken
from wellbeing.domain.contact_clock import FOREVER, NEVER
from wellbeing.domain.reminder_calendar import moment_of
from wellbeing.domain.reminder_days import follow_wall
from wellbeing.domain.reminder_delivery import LULL, card_amid
from wellbeing.domain.reminder_offers import hear_answer, hear_checkin, hear_logged, may_prompt, prompt
from wellbeing.domain.reminder_state import WAITING, Reminder
from wellbeing.domain.reminder_turn import Turn
from wellbeing.domain.reminder_work import hear, stir

LATER = 30 * 60.0


def start_contact(turn: Turn, event: values.ContactStarted) -> None:
    """Count one more contact; it ends a break and a rest."""
    stir(turn)
    turn.contacts = contacts.started(turn.contacts, event.id, turn.at)
    work = turn.work
    if work.credited or work.resting or work.break_until > NEVER:
        turn.work = work._replace(break_until=NEVER, credited=False, resting=False)
    if turn.flags.asleep:
        turn.flags = turn.flags._replace(asleep=False)


def end_contact(turn: Turn, event: values.ContactEnded) -> None:
    """Count one contact less: a boundary, at which a check-in prompt may be raised."""
    before = turn.contacts
    turn.contacts = contacts.ended(before, event.id, turn.at)
    if turn.contacts is before:
        return
    if turn.contacts.asked == FOREVER:
        turn.withdraw(turn.find("contact"))
    if turn.contacts.open and not turn.plan.several_at_once:
        return
    if turn.contacts.open:
        card_amid(turn)
    if may_prompt(turn):
        prompt(turn, "why.checkin.contact_ended")


def lock(turn: Turn, event: values.Locked) -> None:
    """Note a locked screen."""
    left = turn.flags.left if turn.flags.locked or turn.flags.asleep else turn.at
    turn.flags = turn.flags._replace(locked=True, left=left)


def unlock(turn: Turn, event: values.Unlocked) -> None:
    """Note that somebody unlocked the screen."""
    turn.flags = turn.flags._replace(locked=False, asleep=False)
    hear(turn, turn.at)


def sleep(turn: Turn, event: values.Slept) -> None:
    """Note that the machine falls asleep; contacts close."""
    for one in turn.contacts.open:
        turn.effects.append(values.ContactClosed(one.name, "sleep", moment_of(turn.at + turn.calendar.skew)))
    turn.contacts = contacts.emptied(turn.contacts, turn.at)
    turn.withdraw(turn.find("contact"))
    left = turn.flags.left if turn.flags.locked or turn.flags.asleep else turn.at
    turn.flags = turn.flags._replace(asleep=True, left=left)


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
    if turn.flags.locked:
        return
    turn.heard = True
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


def answer(turn: Turn, event: values.Answered) -> None:
    """Hear an answer; Later brings the reminder back in 30 min, Not today silences its kind for the day."""
    one = turn.with_key(event.key)
    if one is None or event.answer not in values.ANSWERS:
        return
    hear(turn, turn.at)
    if one.kind == "contact":
        answer_contact(turn, one, event.answer)
        return
    dismissed = event.answer in ("not_today", "dismissed")
    asked = one.why == "why.checkin.stopped"
    if not asked:
        turn.offers = hear_answer(turn.offers, one.kind, dismissed)
    if event.answer == "later" and not asked:
        put_off(turn, one)
        return
    turn.withdraw(one)
    if event.answer == "not_today":
        turn.offers = turn.offers._replace(silenced=(*turn.offers.silenced, one.kind))
    if one.kind == "break":
        settle_break(turn, taken=not dismissed)
    elif asked and event.answer == "start":
        restart_offers(turn, values.OffersRestarted())


def put_off(turn: Turn, one: Reminder) -> None:
    """Bring a reminder back in 30 minutes."""
    turn.withdraw(one)
    later = replace(one, due=turn.at + LATER, stage=WAITING, shown=turn.at, why="why.later")
    later = replace(later, values=(("minutes", round(LATER / 60)),))
    turn.delivery = turn.delivery._replace(reminders=(*turn.delivery.reminders, later))


def settle_break(turn: Turn, taken: bool) -> None:
    """Count the break as begun, or as skipped."""
    if not taken:
        turn.work = with_skipped(turn.work)
    elif turn.calendar.on:
        until = NEVER if turn.contacts.open else turn.at + turn.plan.break_min * 60
        turn.work = with_taken(turn.work, until)


def start_break(turn: Turn, event: values.BreakStarted) -> None:
    """Begin a break of the person's own accord."""
    hear(turn, turn.at)
    turn.withdraw(turn.find("break"))
    settle_break(turn, taken=True)


def answer_contact(turn: Turn, card: Reminder, answer: str) -> None:
    """Hear whether a silent contact is over (start), still going on (later), or get no answer."""
    turn.withdraw(card)
    if answer == "later":
        turn.contacts = turn.contacts._replace(vouched=turn.at, asked=FOREVER)
    elif answer == "start" and turn.contacts.open:
        one = turn.contacts.open[0]
        turn.effects.append(values.ContactClosed(one.name, "answered", turn.now.wall))
        end_contact(turn, values.ContactEnded(one.name))


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
    for one in turn.delivery.reminders:
        if not on.get(one.kind, True):
            turn.withdraw(one)


def restart_offers(turn: Turn, event: values.OffersRestarted) -> None:
    """Let offers and prompts come again."""
    turn.offers = turn.offers._replace(stopped=False, ignored_days=0, dismissed=0)


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
    values.OffersRestarted: restart_offers,
}
