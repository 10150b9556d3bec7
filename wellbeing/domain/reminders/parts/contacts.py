"""Counts the contacts open right now; notices wait for their end, and a forgotten one closes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER

SILENT = 45 * 60.0


@dataclass(frozen=True, slots=True)
class OngoingContact:
    """A contact under way; `name` is the helpdesk's, where it gave one."""

    name: str | None
    started: float


class ContactClock(NamedTuple):
    """Open contacts, oldest first; the last signals; when the card about a silent one was shown.

    `vouched` is when the person last said that a silent contact is still going on; `seen` whether
    any contact was signalled today.
    """

    open: tuple[OngoingContact, ...] = ()
    last_start: float = NEVER
    last_end: float = NEVER
    asked: float = FOREVER
    vouched: float = NEVER
    seen: bool = False


def started(clock: ContactClock, name: str | None, at: float) -> ContactClock:
    """Return the clock with one more contact; a name that is open already changes nothing."""
    if name is not None and name in [contact.name for contact in clock.open]:
        return clock
    return ContactClock(
        (*clock.open, OngoingContact(name, at)), at, clock.last_end, clock.asked, clock.vouched, True
    )  # fmt: skip


def ended(clock: ContactClock, name: str | None, at: float) -> ContactClock:
    """Return the clock with one contact less: that of the name, without a name the oldest."""
    for place, contact in enumerate(clock.open):
        if name is None or contact.name == name:
            left = clock.open[:place] + clock.open[place + 1 :]
            asked = clock.asked if left else FOREVER
            return ContactClock(left, clock.last_start, at, asked, clock.vouched, True)
    return clock


def emptied(clock: ContactClock, at: float) -> ContactClock:
    """Return the clock with no contact open; the ends are the moment given."""
    return clock._replace(open=(), last_end=at if clock.open else clock.last_end, asked=FOREVER)


def dropped(clock: ContactClock, contact: OngoingContact, last_input: float) -> ContactClock:
    """Return the clock without a contact whose end nobody saw: that is no boundary, so no end is noted.

    The card stands for all that were silent when it was shown; without one of those it has done its work.
    """
    left = tuple(other for other in clock.open if other is not contact)
    covered = any(silent_since(clock, other, last_input) + SILENT <= clock.asked for other in left)
    return clock._replace(open=left, asked=clock.asked if covered else FOREVER)


def silent_since(clock: ContactClock, contact: OngoingContact, last_input: float) -> float:
    """Return since when nothing was heard in a contact: its start, the last input, or the person's word."""
    return max(contact.started, last_input, clock.vouched)


def card_due(clock: ContactClock, last_input: float) -> float:
    """Return when a silent contact gets its card: after 45 min, once."""
    if not clock.open or clock.asked != FOREVER:
        return FOREVER
    return SILENT + min(silent_since(clock, contact, last_input) for contact in clock.open)


def close_due(clock: ContactClock, last_input: float) -> float:
    """Return when a silent contact closes as 'end unknown': 45 min after the card, if nobody answered it."""
    if not clock.open or clock.asked == FOREVER:
        return FOREVER
    silent = min(silent_since(clock, contact, last_input) for contact in clock.open)
    return max(silent + 2 * SILENT, clock.asked + SILENT)


def most_silent(clock: ContactClock, last_input: float) -> OngoingContact:
    """Return the open contact that has been silent for longest."""
    return min(clock.open, key=lambda contact: silent_since(clock, contact, last_input))


def with_card(clock: ContactClock, at: float) -> ContactClock:
    """Return the clock with the card about a silent contact shown."""
    return clock._replace(asked=at)


def vouched(clock: ContactClock, at: float) -> ContactClock:
    """Return the clock after the person said that the silent contact is still going on."""
    return clock._replace(vouched=at, asked=FOREVER)


def on_a_new_day(clock: ContactClock) -> ContactClock:
    """Return the clock of a new day, which has seen only the contacts still open."""
    return clock._replace(seen=bool(clock.open))
