"""When a due reminder is shown: at a boundary and in a lull, one notice at a time; else as a silent card.

A notice is first chosen, at the moment when it is right, and spoken after the event has been heard. A late
tick thus changes no order (what would have been first is first), and says nothing into a contact that has
begun meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wellbeing.domain.reminders import events, facts
from wellbeing.domain.reminders.effects import Effect
from wellbeing.domain.reminders.facts import Fact
from wellbeing.domain.reminders.notice_times import (
    CARDS_ONLY,
    LULL,
    OPEN,
    RANK,
    card_due,
    cards_next,
    goes_stale,
    hours,
    notice_due,
    notice_next,
    stale_next,
    suppressed,
)
from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER, Moment
from wellbeing.domain.reminders.parts.delivery import (
    CARDED,
    KEPT,
    WAITING,
    Chosen,
    Delivery,
    Reminder,
    carded,
    due_after_contact,
    kept,
    noticed,
    opened_at,
    put_off,
    raised,
    reworded,
    settled,
    with_choice,
)
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State

LATER = 30 * 60.0
# After the next contact, which may not come: then as though later had been said twice.
HELD = {"soon": 5 * 60.0, "later": LATER, "after_contact": 2 * LATER}
NEVER_CARDED_BY_ANOTHER = ("break", "wind_down", "shift_start", "shift_end")
Out = tuple[Fact | Effect, ...]
Change = tuple[Delivery, Out]


def next_event(state: State, plan: Plan, now: Moment) -> tuple[float, Fact]:
    """Return when a reminder is next shown or let go, and how; the order decides between equals."""
    due, fact = FOREVER, NOTICE_RIGHT
    if not state.delivery.reminders:
        return due, fact
    for when, boundary in SHOWING:
        other = when(state, plan, now)
        if other < due:
            due, fact = other, boundary
    return due, fact


def apply(state: State, plan: Plan, told: object, now: Moment) -> Change:
    """Return the reminders after an event, a boundary or a request, and what is shown of them."""
    return HEARS[type(told)](state, plan, told, now)


def choose(state: State, plan: Plan, told: facts.NoticeRight, now: Moment) -> Change:
    """Choose the first in rank of those whose notice may come now; the rest become cards."""
    ready = [item for item in state.delivery.reminders if notice_due(state, plan, item) <= now.at]
    first = min(ready, key=lambda reminder: RANK[reminder.kind])
    among = state.delivery.clear_since == FOREVER
    delivery = with_choice(state.delivery, Chosen(first.key, now.at, among))
    out: Out = ()
    for other in state.delivery.reminders:
        due = other.stage == WAITING and other.due <= now.at
        if due and other is not first and other.kind not in NEVER_CARDED_BY_ANOTHER:
            delivery, more = demote_to_card(delivery, other, state, plan, now)
            out += more
    return delivery, (*out, facts.NoticeChosen())


def speak(state: State, plan: Plan, told: facts.Speak, now: Moment) -> Change:
    """Say the chosen notice if the event just heard still leaves the way clear."""
    chosen = state.delivery.chosen
    delivery = with_choice(state.delivery, None)
    reminder = delivery.with_key(chosen.key) if chosen else None
    if chosen is None or reminder is None or not _still_clear(state, plan, reminder, chosen.among, now):
        return delivery, ()
    after, notice = noticed(delivery, reminder, chosen.at, now)
    return after, (*notice, *_first_shown(reminder, chosen.at))


def _still_clear(state: State, plan: Plan, reminder: Reminder, among: bool, now: Moment) -> bool:
    """Tell whether nothing stands in the way; having just become still does not, when the tick was late."""
    opens, closes = hours(state, plan, reminder)
    if reminder.stage not in OPEN or not opens <= now.told < closes or suppressed(state, plan, now.at):
        return False
    return among or not state.contacts.open


def _first_shown(reminder: Reminder, at: float) -> tuple[Fact, ...]:
    return (facts.ReminderShown(reminder.kind, at),) if reminder.shown == NEVER else ()


def demote_to_card(delivery: Delivery, reminder: Reminder, state: State, plan: Plan, now: Moment) -> Change:
    """Turn a reminder into a card for good; a rest for the eyes is over by then and just goes."""
    if reminder.kind in ("eyes", "breath") or plan.planned_only:
        return settled(delivery, reminder)
    after, card = carded(delivery, reminder, KEPT, now)
    # A machine asleep shows nothing: the card is seen when it wakes.
    return after, (*card, *_first_shown(reminder, now.told if state.presence.asleep else now.at))


def show_cards(state: State, plan: Plan, told: facts.CardsDue, now: Moment) -> Change:
    """Show the cards that are due: a break's notice still comes, the others stay cards."""
    delivery: Delivery = state.delivery
    out: Out = ()
    more: Out
    for reminder in state.delivery.reminders:
        if card_due(state, plan, reminder, now) > now.at:
            continue
        if reminder.kind == "break":
            delivery, more = carded(delivery, reminder, CARDED, now, "why.break.waiting")
        elif reminder.stage == CARDED:
            delivery, more = kept(delivery, reminder), ()
        else:
            delivery, more = demote_to_card(delivery, reminder, state, plan, now)
        out += more
    return delivery, out


def card_amid(state: State, plan: Plan, told: facts.ContactEndedAmid, now: Moment) -> Change:
    """With several at once, at the first end after a reminder was due: a silent card, set yourself away."""
    delivery: Delivery = state.delivery
    out: Out = ()
    for reminder in state.delivery.reminders:
        due = reminder.stage == WAITING and reminder.due < now.at
        if due and not plan.planned_only and reminder.kind not in (*CARDS_ONLY, "eyes", "wind_down"):
            why = f"why.{reminder.kind}.set_away"
            delivery, card = carded(delivery, reminder, CARDED, now, why, {"open": told.left})
            out += (*card, *_first_shown(reminder, now.at))
    return delivery, out


def drop_stale(state: State, plan: Plan, told: facts.TooLate, now: Moment) -> Change:
    """Let go of a reminder that is too late to be of use."""
    return _settle_all(state, lambda reminder: goes_stale(plan, reminder) and reminder.until <= now.at)


def _settle_all(state: State, which: Callable[[Reminder], bool]) -> Change:
    delivery: Delivery = state.delivery
    out: Out = ()
    for reminder in state.delivery.reminders:
        if which(reminder):
            delivery, more = settled(delivery, reminder)
            out += more
    return delivery, out


def raise_reminder(state: State, plan: Plan, told: facts.Raise, now: Moment) -> Change:
    """Raise a reminder, or show it as a card at once."""
    if plan.planned_only and not _planned(told.kind, told.lasts):
        return state.delivery, ()
    skew = state.calendar.skew
    delivery, out, fresh = raised(state.delivery, told.kind, told.why, told.values, told.lasts, now, skew)
    if not told.card:
        return delivery, out
    after, card = carded(delivery, fresh, KEPT, now)
    return after, (*out, *card)


def _planned(kind: str, lasts: float) -> bool:
    """Tell whether a reminder may come where only planned breaks and breaths do."""
    return kind == "breath" or (kind == "break" and lasts < FOREVER)


def begin_contact(state: State, plan: Plan, told: events.ContactStarted, now: Moment) -> Change:
    """Take a breath that belonged between two contacts away."""
    return settled(state.delivery, state.delivery.find("breath"))


def end_contact(state: State, plan: Plan, told: events.ContactEnded, now: Moment) -> Change:
    """Bring what was put off until after a contact: it is over."""
    return due_after_contact(state.delivery, now), ()


def settle(state: State, plan: Plan, told: facts.Settle, now: Moment) -> Change:
    """Settle the reminder of a kind, if there is one."""
    return settled(state.delivery, state.delivery.find(told.kind))


def reword(state: State, plan: Plan, told: facts.Reword, now: Moment) -> Change:
    """Give a waiting reminder a graver reason."""
    reminder = state.delivery.find(told.kind)
    return reworded(state.delivery, reminder, told.why) if reminder else state.delivery, ()


def hear_answer(state: State, plan: Plan, told: events.Answered, now: Moment) -> Change:
    """Settle what was answered, or bring it again later; the subjects hear of it."""
    reminder = state.delivery.with_key(told.key)
    if reminder is None or told.answer not in events.ANSWERS:
        return state.delivery, ()
    again = (
        told.answer in events.PUT_OFF and reminder.kind != "contact" and reminder.why != "why.checkin.stopped"
    )
    if again:
        delivery, out = put_off(state.delivery, reminder, HELD[told.answer], now, told.answer)
    else:
        delivery, out = settled(state.delivery, reminder)
    return delivery, (*out, facts.ReminderAnswered(reminder.kind, reminder.why, told.answer))


def leave_shift(state: State, plan: Plan, told: facts.ShiftLeft, now: Moment) -> Change:
    """Let breaks go with the shift; what else waits stays as a card."""
    delivery: Delivery = state.delivery
    out: Out = ()
    for reminder in state.delivery.reminders:
        more: Out = ()
        if reminder.kind in ("break", "eyes", "breath"):
            delivery, more = settled(delivery, reminder)
        elif reminder.kind in ("breathing", "checkin", "cooldown") and reminder.stage == WAITING:
            delivery, more = demote_to_card(delivery, reminder, state, plan, now)
        elif reminder.kind in ("breathing", "checkin", "cooldown") and reminder.stage == CARDED:
            delivery = kept(delivery, reminder)
        out += more
    return delivery, out


def close_day(state: State, plan: Plan, told: facts.DayOver, now: Moment) -> Change:
    """Let go of what the day has left, but for a break carried over and what outlives a day."""

    def over(reminder: Reminder) -> bool:
        lives_on = reminder.kind in ("contact", "wind_down") or reminder.due >= now.at
        return not lives_on and not (told.carried and reminder.kind == "break")

    return _settle_all(state, over)


def change_plan(state: State, plan: Plan, told: events.PlanChanged, now: Moment) -> Change:
    """Let go of reminders of the kinds switched off."""

    def unwanted(reminder: Reminder) -> bool:
        if plan.planned_only:
            return not _planned(reminder.kind, reminder.until)
        return not plan.wants(reminder.kind)

    return _settle_all(state, unwanted)


NOTICE_RIGHT: Fact = facts.NoticeRight()
# The order decides between equals.
SHOWING: tuple[tuple[Callable[[State, Plan, Moment], float], Fact], ...] = (
    (stale_next, facts.TooLate()),
    (cards_next, facts.CardsDue()),
    (notice_next, NOTICE_RIGHT),
)
HEARS: Mapping[type, Callable[[State, Plan, Any, Moment], Change]] = {
    # Do-not-disturb and the like are told right after the start: nothing is said before.
    events.Started: lambda state, plan, told, now: (opened_at(state.delivery, now.at + LULL), ()),
    events.Answered: hear_answer,
    events.ContactStarted: begin_contact,
    events.ContactEnded: end_contact,
    events.PlanChanged: change_plan,
    facts.TooLate: drop_stale,
    facts.CardsDue: show_cards,
    facts.NoticeRight: choose,
    facts.Speak: speak,
    facts.StepOver: lambda state, plan, told, now: (with_choice(state.delivery, None), ()),
    facts.ContactEndedAmid: card_amid,
    facts.Raise: raise_reminder,
    facts.Reword: reword,
    facts.Settle: settle,
    facts.ShiftLeft: leave_shift,
    facts.DayOver: close_day,
    facts.CountLost: lambda state, plan, told, now: _settle_all(state, lambda reminder: True),
}
