"""What the desktop and the person say about keeping quiet: do-not-disturb, full screen, sharing, a pause."""

from __future__ import annotations

from typing import NamedTuple

from wellbeing.domain.reminders.events import LONGEST_PAUSE
from wellbeing.domain.reminders.parts.clocks import NEVER


class Quiet(NamedTuple):
    """What keeps notices away, contacts and absence aside; `paused_until` in engine time.

    `microphone`: it is open, and may be a contact that is too short yet to be told; `at_work`: a program in
    which the person serves customers has the focus, which alone keeps nothing away.
    """

    dnd: bool = False
    full: bool = False
    sharing: bool = False
    paused_until: float = NEVER
    microphone: bool = False
    at_work: bool = False


def paused(quiet: Quiet, at: float) -> bool:
    """Tell whether the person has paused reminders."""
    return quiet.paused_until > at


def keeps_away(quiet: Quiet, at: float, in_full_screen: bool) -> bool:
    """Tell whether any of it keeps all notices away; a full screen may be the person's usual one."""
    full = quiet.full and not in_full_screen
    return quiet.dnd or full or quiet.sharing or quiet.microphone or quiet.paused_until > at


def with_dnd(quiet: Quiet, on: bool) -> Quiet:
    """Return the quiet with the desktop's do-not-disturb on or off."""
    return quiet._replace(dnd=on)


def with_full_screen(quiet: Quiet, on: bool) -> Quiet:
    """Return the quiet with a window that fills the screen, or without."""
    return quiet._replace(full=on)


def with_sharing(quiet: Quiet, on: bool) -> Quiet:
    """Return the quiet with the screen being shared, or no longer."""
    return quiet._replace(sharing=on)


def with_microphone(quiet: Quiet, on: bool) -> Quiet:
    """Return the quiet with the microphone open, or no longer."""
    return quiet._replace(microphone=on)


def with_focus(quiet: Quiet, at_work: bool) -> Quiet:
    """Return the quiet with such a program in front, or no longer."""
    return quiet._replace(at_work=at_work)


def with_pause(quiet: Quiet, until: float) -> Quiet:
    """Return the quiet with a pause until a moment; NEVER ends it."""
    return quiet._replace(paused_until=until)


def untold(quiet: Quiet, at: float) -> Quiet:
    """Return the quiet without what the desktop tells anew at each start; a pause is no longer than it may be."""
    longest = min(quiet.paused_until, at + LONGEST_PAUSE)
    return quiet._replace(dnd=False, full=False, microphone=False, at_work=False, paused_until=longest)
