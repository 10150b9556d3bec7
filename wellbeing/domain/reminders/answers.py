"""What a person's answer to a reminder does: begin, later, not today, put away."""

from __future__ import annotations

from dataclasses import replace

from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.break_ledger import with_skipped, with_taken
from wellbeing.domain.reminders.contact_clock import NEVER
from wellbeing.domain.reminders.contacts import answer_contact
from wellbeing.domain.reminders.offers import hear_answer, restart_offers
from wellbeing.domain.reminders.state import WAITING, Reminder
from wellbeing.domain.reminders.step_state import Turn
from wellbeing.domain.reminders.work import hear

LATER = 30 * 60.0


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
        restart_offers(turn)


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
