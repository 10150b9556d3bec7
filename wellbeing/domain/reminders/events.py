"""What goes into and comes out of the reminder engine: moments and events here, plan and effects passed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from wellbeing.domain.reminders.effects import (
    BreakBegan,
    ContactClosed,
    DayClosed,
    Effect,
    NextBreak,
    Notify,
    ShowCard,
    WaitingCard,
    Withdraw,
)
from wellbeing.domain.reminders.plan import Plan

# In the order in which they come first when several are due at one boundary.
KINDS = (
    "break",
    "cooldown",
    "breathing",
    "checkin",
    "eyes",
    "breath",
    "wind_down",
    "shift_start",
    "shift_end",
    "contact",
)
# Soon is five minutes, later thirty; after_contact waits for the end of the next one.
ANSWERS = ("start", "soon", "later", "after_contact", "not_today", "dismissed")
PUT_OFF = ("soon", "later", "after_contact")
WORDINGS = 8
# Seconds: no pause outlives this, whatever the wall clock was set to when it began.
LONGEST_PAUSE = 48 * 3600.0


class Now(NamedTuple):
    """A moment: `wall` is what the clock on the wall says (aware, UTC), `mono` seconds really gone by.

    `mono` counts from any start and includes sleep; where the two disagree the wall clock was set.
    """

    wall: datetime
    mono: float


@dataclass(frozen=True, slots=True)
class Started:
    """The app has started, with a fresh state or a kept one: only the wall clock tells the gap between."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The timer rang; `idle` is seconds since the last input, None where no source tells."""

    idle: float | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """An input just now, and none since the one told before: for sources that signal each one."""


@dataclass(frozen=True, slots=True)
class ContactStarted:
    """A contact began; a name that is open already changes nothing."""

    id: str | None = None


@dataclass(frozen=True, slots=True)
class ContactEnded:
    """A contact ended; without a name the oldest, an unknown name none."""

    id: str | None = None


@dataclass(frozen=True, slots=True)
class Locked:
    """The screen was locked: rest between contacts, work inside one."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The screen was unlocked: somebody is there."""


@dataclass(frozen=True, slots=True)
class Slept:
    """The machine goes to sleep; open contacts close."""


@dataclass(frozen=True, slots=True)
class Woke:
    """The machine woke; whether somebody is there the next input tells."""


@dataclass(frozen=True, slots=True)
class DoNotDisturb:
    """The desktop's do-not-disturb went on or off."""

    on: bool


@dataclass(frozen=True, slots=True)
class FullScreen:
    """A window fills the screen, or no longer."""

    on: bool


@dataclass(frozen=True, slots=True)
class Sharing:
    """The person says that the screen is being shared, or no longer."""

    on: bool


@dataclass(frozen=True, slots=True)
class Microphone:
    """A program has opened the microphone, or none has it any more: perhaps a contact, which another event tells."""

    on: bool


@dataclass(frozen=True, slots=True)
class AtWork:
    """A program in which the person serves customers has the focus, or no longer."""

    on: bool


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A check-in was recorded just now, with its stress of 0-10."""

    stress: int


@dataclass(frozen=True, slots=True)
class Logged:
    """A contact was recorded just now; closing an open one is said by ContactEnded, not by this."""

    kind: str
    felt: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A reminder was answered with one of ANSWERS; an unknown key changes nothing."""

    key: str
    answer: str


@dataclass(frozen=True, slots=True)
class BreakStarted:
    """The person began a break of their own accord, from the tray or Today."""


@dataclass(frozen=True, slots=True)
class BreakLasts:
    """The break under way lasts so many seconds more, as whoever counts its rest has it."""

    left: float


@dataclass(frozen=True, slots=True)
class BreakEnded:
    """The person is back. `rested` seconds of `planned` were rest; before it `worked` seconds had gone by.

    Half or more is a break. Less is a short pause: none was due then, and the clock of work goes back by its share.
    """

    rested: float
    planned: float
    worked: float


@dataclass(frozen=True, slots=True)
class Paused:
    """No notices until that moment of the wall clock, and for 48 hours at most; counted from now in real time."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause is over early."""


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """The plan handed in from now on differs from the one before."""


@dataclass(frozen=True, slots=True)
class OffersRestarted:
    """Offers and prompts that had stopped after seven unanswered days may come again."""


@dataclass(frozen=True, slots=True)
class StressWanted:
    """Stress is to be asked for now, as agreed with the person a while ago: no cap and no gap holds it up."""


Event = (
    Started | Tick | Input | ContactStarted | ContactEnded | Locked | Unlocked | Slept | Woke | DoNotDisturb
    | FullScreen | Sharing | Microphone | AtWork | CheckedIn | Logged | Answered | BreakStarted | BreakLasts
    | BreakEnded | Paused | Resumed | PlanChanged | OffersRestarted | StressWanted
)  # fmt: skip

__all__ = [
    "ANSWERS", "KINDS", "LONGEST_PAUSE", "PUT_OFF", "WORDINGS", "Answered", "AtWork", "BreakBegan",
    "BreakEnded", "BreakLasts", "BreakStarted", "CheckedIn", "ContactClosed", "ContactEnded",
    "ContactStarted", "DayClosed", "DoNotDisturb", "Effect", "Event", "FullScreen", "Input", "Locked",
    "Logged", "Microphone", "NextBreak", "Notify", "Now", "OffersRestarted", "Paused", "Plan",
    "PlanChanged", "Resumed", "Sharing", "ShowCard", "Slept", "Started", "StressWanted", "Tick", "Unlocked",
    "WaitingCard", "Withdraw", "Woke",
]  # fmt: skip
