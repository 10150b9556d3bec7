"""What the start, the end and the long silence of contacts mean for reminders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wellbeing.domain.reminders import events, facts
from wellbeing.domain.reminders.effects import ContactClosed, Effect
from wellbeing.domain.reminders.facts import Fact
from wellbeing.domain.reminders.notice_times import GAP
from wellbeing.domain.reminders.parts.calendar import moment_of
from wellbeing.domain.reminders.parts.clocks import FOREVER, Moment
from wellbeing.domain.reminders.parts.contacts import (
    SILENT,
    ContactClock,
    card_due,
    close_due,
    dropped,
    emptied,
    ended,
    most_silent,
    on_a_new_day,
    silent_since,
    started,
    vouched,
    with_card,
)
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State
from wellbeing.domain.reminders.work import break_due

NOTED, OVER = facts.SilenceNoted(), facts.SilenceOver()
Change = tuple[ContactClock, tuple[Fact | Effect, ...]]


def next_event(state: State, plan: Plan, now: Moment) -> tuple[float, Fact]:
    """Return when a silent contact gets its card, or closes."""
    clock = state.contacts
    if not clock.open:
        return FOREVER, NOTED
    if clock.asked == FOREVER:
        return card_due(clock, state.presence.last_input), NOTED
    return close_due(clock, state.presence.last_input), OVER


def apply(state: State, plan: Plan, told: object, now: Moment) -> Change:
    """Return the open contacts after an event or a boundary, and what it means for the others."""
    return HEARS[type(told)](state, plan, told, now)


def start(state: State, plan: Plan, told: events.ContactStarted, now: Moment) -> Change:
    """Count one more contact."""
    return started(state.contacts, told.id, now.at), ()


def end(state: State, plan: Plan, told: events.ContactEnded, now: Moment) -> Change:
    """Count one contact less: a boundary, at which a check-in prompt may be raised."""
    after = ended(state.contacts, told.id, now.at)
    if after is state.contacts:
        return after, ()
    out = _card_settled(after)
    if after.open and not plan.several_at_once:
        return after, out
    if after.open:
        out += (facts.ContactEndedAmid(len(after.open)),)
    # A break that is near comes first: a prompt now would hold it up by the gap between two notices.
    if break_due(state, plan) >= now.at + GAP:
        out += (facts.PromptWanted("why.checkin.contact_ended"),)
    return after, out


def _card_settled(clock: ContactClock) -> tuple[Fact | Effect, ...]:
    return (facts.Settle("contact"),) if clock.asked == FOREVER else ()


def sleep(state: State, plan: Plan, told: events.Slept, now: Moment) -> Change:
    """Close all contacts: whoever lets the machine sleep is in none."""
    moment = moment_of(now.at + state.calendar.skew)
    closed = [ContactClosed(contact.name, "sleep", moment) for contact in state.contacts.open]
    return emptied(state.contacts, now.at), (*closed, facts.Settle("contact"))


def ask_silent(state: State, plan: Plan, told: facts.SilenceNoted, now: Moment) -> Change:
    """Ask, once and silently, whether the contact is still going on."""
    card = facts.Raise("contact", "why.contact.silent", {"minutes": round(SILENT / 60)}, card=True)
    return with_card(state.contacts, now.at), (card,)


def close_silent(state: State, plan: Plan, told: facts.SilenceOver, now: Moment) -> Change:
    """Close the contact as 'end unknown'; what came after the last sign of life was no work."""
    clock, last_input = state.contacts, state.presence.last_input
    silent = most_silent(clock, last_input)
    last = silent_since(clock, silent, last_input)
    after = dropped(clock, silent, last_input)
    closed = ContactClosed(silent.name, "unknown", moment_of(last + state.calendar.skew))
    return after, (*_card_settled(after), closed, *(() if after.open else (facts.RestReached(),)))


def hear_answer(state: State, plan: Plan, told: facts.ReminderAnswered, now: Moment) -> Change:
    """Hear whether a silent contact is over (start), still going on (later), or get no answer."""
    clock = state.contacts
    if told.kind != "contact":
        return clock, ()
    if told.answer == "later":
        return vouched(clock, now.at), ()
    if told.answer != "start" or not clock.open:
        return clock, ()
    silent = most_silent(clock, state.presence.last_input)
    after, out = end(state, plan, events.ContactEnded(silent.name), now)
    return after, (ContactClosed(silent.name, "answered", now.wall), *out)


def begin_day(state: State, plan: Plan, told: facts.DayOver, now: Moment) -> Change:
    """Begin a day that has seen only the contacts still open."""
    return on_a_new_day(state.contacts), ()


HEARS: Mapping[type, Callable[[State, Plan, Any, Moment], Change]] = {
    events.ContactStarted: start,
    events.ContactEnded: end,
    events.Slept: sleep,
    facts.SilenceNoted: ask_silent,
    facts.SilenceOver: close_silent,
    facts.ReminderAnswered: hear_answer,
    facts.DayOver: begin_day,
}
