"""What the start, the end and the long silence of contacts mean for reminders."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.domain.reminders import contact_clock as contacts
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.calendar import moment_of
from wellbeing.domain.reminders.contact_clock import FOREVER, NEVER, SILENT
from wellbeing.domain.reminders.delivery import GAP, card_amid
from wellbeing.domain.reminders.offers import may_prompt, prompt
from wellbeing.domain.reminders.state import KEPT, Reminder
from wellbeing.domain.reminders.step_state import Turn
from wellbeing.domain.reminders.work import break_due, rest, stir


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
    # A break that is near comes first: a prompt now would hold it up by the gap between two notices.
    if may_prompt(turn) and break_due(turn) >= turn.at + GAP:
        prompt(turn, "why.checkin.contact_ended")


def look(turn: Turn) -> tuple[float, Callable[[Turn], None]]:
    """Return when a silent contact gets its card, or closes."""
    if not turn.contacts.open:
        return FOREVER, ask_silent
    if turn.contacts.asked == FOREVER:
        return contacts.card_due(turn.contacts, turn.last_input), ask_silent
    return contacts.close_due(turn.contacts, turn.last_input), close_silent


def ask_silent(turn: Turn) -> None:
    """Ask, once and silently, whether the contact is still going on."""
    turn.contacts = turn.contacts._replace(asked=turn.at)
    card = turn.raise_reminder("contact", "why.contact.silent", {"minutes": round(SILENT / 60)})
    turn.card(card, KEPT)


def close_silent(turn: Turn) -> None:
    """Close the contact as 'end unknown'; what came after the last sign of life was no work."""
    one = contacts.most_silent(turn.contacts, turn.last_input)
    last = contacts.silent_since(turn.contacts, one, turn.last_input)
    turn.contacts = contacts.dropped(turn.contacts, one, turn.last_input)
    if turn.contacts.asked == FOREVER:
        turn.withdraw(turn.find("contact"))
    turn.effects.append(values.ContactClosed(one.name, "unknown", moment_of(last + turn.calendar.skew)))
    if not turn.contacts.open:
        rest(turn)


def answer_contact(turn: Turn, card: Reminder, answer: str) -> None:
    """Hear whether a silent contact is over (start), still going on (later), or get no answer."""
    turn.withdraw(card)
    if answer == "later":
        turn.contacts = turn.contacts._replace(vouched=turn.at, asked=FOREVER)
    elif answer == "start" and turn.contacts.open:
        one = contacts.most_silent(turn.contacts, turn.last_input)
        turn.effects.append(values.ContactClosed(one.name, "answered", turn.now.wall))
        end_contact(turn, values.ContactEnded(one.name))
