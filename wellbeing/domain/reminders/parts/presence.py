"""Whether somebody is there: the last input, a locked screen, a machine asleep."""

from __future__ import annotations

from typing import NamedTuple

from wellbeing.domain.reminders.parts.clocks import NEVER
from wellbeing.domain.reminders.parts.contacts import ContactClock

# A sample of the idle time is exact to about half a second.
JITTER = 0.5


class Presence(NamedTuple):
    """`heard` tells whether a source of input times exists; `last_input` is the last one known.

    `left` is when the screen was last locked or the machine fell asleep, `still` since when it had been
    quiet by then.
    """

    last_input: float = NEVER
    heard: bool = False
    locked: bool = False
    asleep: bool = False
    left: float = NEVER
    still: float = NEVER

    @property
    def away(self) -> bool:
        """Whether the screen is locked or the machine asleep."""
        return self.locked or self.asleep


def last_activity(presence: Presence, contacts: ContactClock) -> float:
    """Return the last sign of life; a contact's start and end count as one."""
    return max(presence.last_input, contacts.last_start, contacts.last_end)


def quiet_since(presence: Presence, contacts: ContactClock) -> float:
    """Return since when nobody has been at work, NEVER when somebody may be."""
    if presence.locked or presence.asleep:
        return max(presence.still, contacts.last_start, contacts.last_end)
    return last_activity(presence, contacts) if presence.heard else NEVER


def sampled(presence: Presence, idle: float | None, at: float) -> Presence:
    """Return what a sample of the idle time tells; the presence itself where that is nothing new."""
    if idle is None:
        return presence._replace(heard=False)
    last = at - max(0.0, idle)
    if presence.heard and last <= presence.last_input + JITTER:
        return presence
    return presence._replace(heard=True, last_input=max(last, presence.last_input))


def touched(presence: Presence, at: float) -> Presence:
    """Return the presence after an input that a source has told; it wakes a machine, but unlocks no screen."""
    if presence.locked:
        return presence._replace(heard=True, last_input=at)
    last_input, _, _, _, left, still = presence
    return Presence(at if at > last_input else last_input, True, False, False, left, still)


def active(presence: Presence, at: float) -> Presence:
    """Return the presence after the person did something that only somebody there can do."""
    last = at if presence.heard and at > presence.last_input else presence.last_input
    return presence._replace(locked=False, asleep=False, last_input=last)


def gone(presence: Presence, contacts: ContactClock, at: float) -> Presence:
    """Return the presence with the moment noted at which the person left, unless they are away already."""
    if presence.away:
        return presence
    still = last_activity(presence, contacts) if presence.heard else at
    return presence._replace(left=at, still=still)


def with_lock(presence: Presence) -> Presence:
    """Return the presence behind a locked screen."""
    return presence._replace(locked=True)


def fallen_asleep(presence: Presence) -> Presence:
    """Return the presence with the machine asleep."""
    return presence._replace(asleep=True)


def awake(presence: Presence) -> Presence:
    """Return the presence with the machine awake."""
    return presence._replace(asleep=False)
