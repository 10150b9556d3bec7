"""When a due reminder is shown: at a boundary and in a lull, one notice at a time; else as a silent card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wellbeing.domain.reminders.contact_clock import FOREVER, NEVER
from wellbeing.domain.reminders.events import KINDS
from wellbeing.domain.reminders.offers import SHIFT_FIRST, SHIFT_LAST, note_shown
from wellbeing.domain.reminders.state import CARDED, KEPT, WAITING, Reminder
from wellbeing.domain.reminders.step_state import Turn

LULL, LULL_MOST = 20.0, 60.0
GAP = 10 * 60.0
CARD_AFTER = 10 * 60.0
SEVERAL_AFTER = 20 * 60.0
OPEN = (WAITING, CARDED)
NEVER_GIVING_WAY = ("break", "wind_down", "shift_start", "shift_end")
CARDS_ONLY = ("shift_start", "shift_end", "contact")
RANK = {kind: rank for rank, kind in enumerate(KINDS)}


def window(turn: Turn, one: Reminder) -> tuple[float, float]:
    """Return from when until when a reminder's notice may come, by the shift."""
    if one.kind == "wind_down":
        return one.due, one.until
    calendar = turn.calendar
    if not calendar.on:
        return FOREVER, NEVER
    return calendar.shift_start + SHIFT_FIRST, calendar.shift_end - SHIFT_LAST


def notice_due(turn: Turn, one: Reminder) -> float:
    """Return when a reminder's notice comes if nothing else happens."""
    if one.stage not in OPEN or one.kind in CARDS_ONLY:
        return FOREVER
    opens, closes = window(turn, one)
    floor = max(one.due, turn.delivery.last_notice + GAP, opens)
    at = _in_lull(turn, floor) if turn.delivery.clear != FOREVER else _among_contacts(turn, one, floor)
    return at if at < closes else FOREVER


def _in_lull(turn: Turn, floor: float) -> float:
    boundary = max(floor, turn.delivery.clear)
    return max(boundary, min(turn.sign + LULL, boundary + LULL_MOST))


def _among_contacts(turn: Turn, one: Reminder, floor: float) -> float:
    """With several at once: 20 min after due, at an end followed by 20 s without input, never otherwise."""
    contacts, free = turn.contacts, turn.delivery.free
    if not (turn.plan.several_at_once and contacts.open) or free == FOREVER:
        return FOREVER
    end = contacts.last_end
    # A new contact may be handed over in that moment: only input shows that the end was no pause.
    # An end that falling asleep made is none.
    followed = turn.last_input <= end and turn.flags.left < end
    if followed and end >= one.due + SEVERAL_AFTER and max(floor, free) <= end + LULL:
        return end + LULL
    return FOREVER


def speech_due(turn: Turn) -> float:
    """Return when the next notice comes; none is chosen while one is being spoken."""
    if turn.chosen or (turn.delivery.clear == FOREVER and not turn.plan.several_at_once):
        return FOREVER
    due = min(notice_due(turn, reminder) for reminder in turn.delivery.reminders)
    # Several events may share this very moment: what may shut the way is heard before anything is said.
    return due if turn.ticking or due < turn.until - 1e-6 else max(due, turn.until + 0.001)


def choose(turn: Turn) -> None:
    """Choose the first in rank of those whose notice may come now; the rest become cards."""
    ready = [reminder for reminder in turn.delivery.reminders if notice_due(turn, reminder) <= turn.at]
    first = min(ready, key=_rank)
    turn.chosen, turn.chosen_at = first.key, turn.at
    turn.chosen_among = turn.delivery.clear == FOREVER
    for other in turn.delivery.reminders:
        due = other.stage == WAITING and other.due <= turn.at
        if due and other is not first and other.kind not in NEVER_GIVING_WAY:
            give_way(turn, other)
    turn.chosen_place = len(turn.effects)


def speak(turn: Turn) -> None:
    """Say the chosen notice if the event just heard still leaves the way clear."""
    one = turn.with_key(turn.chosen)
    turn.chosen = ""
    if one is None or not _still_clear(turn, one):
        return
    first_time = one.shown == NEVER
    turn.notify(one)
    if first_time:
        note_shown(turn, one.kind, turn.chosen_at)


def _still_clear(turn: Turn, one: Reminder) -> bool:
    """Tell whether nothing stands in the way; having just become still does not, when the tick was late."""
    opens, closes = window(turn, one)
    if one.stage not in OPEN or not opens <= turn.until < closes or turn.shut:
        return False
    return turn.chosen_among or not turn.contacts.open


def give_way(turn: Turn, one: Reminder) -> None:
    """Turn a reminder into a card for good; a rest for the eyes is over by then and just goes."""
    if one.kind == "eyes":
        turn.withdraw(one)
        return
    first_time = one.shown == NEVER
    turn.card(one, KEPT)
    if first_time:
        # A machine asleep shows nothing: the card is seen when it wakes.
        note_shown(turn, one.kind, turn.until if turn.flags.asleep else turn.at)


def card_due(turn: Turn) -> float:
    """Return when the next reminder that is kept from being a notice becomes a card."""
    return min((_card_due(turn, reminder) for reminder in turn.delivery.reminders), default=FOREVER)


def _card_due(turn: Turn, one: Reminder) -> float:
    if one.kind in ("shift_start", "shift_end") and one.stage == WAITING:
        return FOREVER if _nobody(turn, one) else max(one.due, turn.at)
    kept = one.stage == WAITING or (one.stage == CARDED and one.kind != "break")
    if not kept or one.kind in ("wind_down", "contact") or one.key == turn.chosen or turn.paused:
        return FOREVER
    return one.due + CARD_AFTER if _kept_away(turn, one) else FOREVER


def _kept_away(turn: Turn, one: Reminder) -> bool:
    opens, closes = window(turn, one)
    return turn.delivery.clear == FOREVER or not opens <= max(one.due + CARD_AFTER, turn.at) < closes


def _nobody(turn: Turn, one: Reminder) -> bool:
    """Tell whether nobody is there; whoever has worked is told of the end also with hands at rest."""
    if one.kind == "shift_end" and turn.work.worked > 0 and not turn.unreturned:
        return turn.flags.asleep or turn.flags.locked
    return turn.flags.asleep or turn.flags.locked or turn.work.resting


def show_cards(turn: Turn) -> None:
    """Show the cards that are due: a break's notice still comes, the others stay cards."""
    for reminder in turn.delivery.reminders:
        if _card_due(turn, reminder) > turn.at:
            continue
        if reminder.kind == "break":
            turn.card(reminder, CARDED, "why.break.waiting")
        elif reminder.stage == CARDED:
            turn.swap(reminder, replace(reminder, stage=KEPT))
        else:
            give_way(turn, reminder)


def card_amid(turn: Turn) -> None:
    """With several at once, at the first end after a reminder was due: a silent card, set yourself away."""
    left = len(turn.contacts.open)
    for reminder in turn.delivery.reminders:
        if (
            reminder.stage == WAITING
            and reminder.due < turn.at
            and reminder.kind not in (*CARDS_ONLY, "eyes", "wind_down")
        ):
            first_time = reminder.shown == NEVER
            turn.card(reminder, CARDED, f"why.{reminder.kind}.set_away", {"open": left})
            if first_time:
                note_shown(turn, reminder.kind, turn.at)


def stale_due(turn: Turn) -> float:
    """Return when a reminder that belongs to an hour only is too late."""
    return min(
        (reminder.until for reminder in turn.delivery.reminders if reminder.stage == WAITING), default=FOREVER
    )


def drop_stale(turn: Turn) -> None:
    """Let go of a reminder that is too late to be of use."""
    for reminder in turn.delivery.reminders:
        if reminder.stage == WAITING and reminder.until <= turn.at:
            turn.withdraw(reminder)


def _rank(one: Reminder) -> int:
    return RANK[one.kind]


# The order decides between equals.
SHOWING = ((stale_due, drop_stale), (card_due, show_cards), (speech_due, choose))


def look(turn: Turn) -> tuple[float, Callable[[Turn], None]]:
    """Return when a reminder is next shown or let go, and how."""
    due, cross = FOREVER, choose
    if not turn.delivery.reminders:
        return due, cross
    for when, does in SHOWING:
        other = when(turn)
        if other < due:
            due, cross = other, does
    return due, cross
