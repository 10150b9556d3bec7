"""What goes into and comes out of the reminder engine: moments, events, the plan, effects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo

from wellbeing.domain.break_ledger import Ledger
from wellbeing.domain.days import DAY_CUT
from wellbeing.domain.load import LoadRule
from wellbeing.domain.shifts import Shifts

# In the order in which they come first when several are due at one boundary.
KINDS = (
    "break",
    "cooldown",
    "breathing",
    "checkin",
    "eyes",
    "wind_down",
    "shift_start",
    "shift_end",
    "contact",
)
ANSWERS = ("start", "later", "not_today", "dismissed")
WORDINGS = 8


@dataclass(frozen=True, slots=True)
class Now:
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
class Paused:
    """No notices until that moment of the wall clock; counted from now in real time."""

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


Event = (
    Started | Tick | Input | ContactStarted | ContactEnded | Locked | Unlocked | Slept | Woke | DoNotDisturb
    | FullScreen | Sharing | CheckedIn | Logged | Answered | BreakStarted | Paused | Resumed | PlanChanged
    | OffersRestarted
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What may remind, and when; ValueError for lengths that make no sense.

    `shifts` None means always on shift; `usual_high` is the own 80th percentile of past shifts' peak
    acute loads, with `usual_shifts` the number of shifts behind it (E45).
    """

    zone: tzinfo = UTC
    breaks: bool = True
    break_every_min: float = 60
    break_min: float = 5
    natural_break_min: float = 5
    pinned: tuple[time, ...] = ()
    eyes: bool = False
    eyes_every_min: float = 20
    checkins: bool = True
    cooldowns: bool = True
    shift_cards: bool = True
    wind_down: bool = True
    several_at_once: bool = False
    shifts: Shifts = None
    day_cut: time = DAY_CUT
    usual_high: float | None = None
    usual_shifts: int = 0
    load: LoadRule = field(default_factory=LoadRule)

    def __post_init__(self) -> None:
        lengths = (self.break_every_min, self.break_min, self.natural_break_min, self.eyes_every_min)
        if not all(1 <= one <= 1440 for one in lengths):
            raise ValueError("a plan's lengths lie between 1 and 1440 minutes")


@dataclass(frozen=True, slots=True)
class Notify:
    """Show a notice and its card; `late_by` is seconds since it was due, `wording` picks one of WORDINGS."""

    key: str
    kind: str
    why: str
    late_by: float
    wording: int
    values: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """Show a silent card on Today, no notice."""

    key: str
    kind: str
    why: str
    late_by: float
    values: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the notice and the card of this key away."""

    key: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class DayClosed:
    """A day is over; its ledger is final."""

    day: date
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class ContactClosed:
    """The engine closed a contact; `ended` on the wall clock.

    `how`: 'sleep', 'unknown' after long silence, 'answered' when the person said that it is over.
    """

    id: str | None
    how: str
    ended: datetime


Effect = Notify | Card | Withdraw | DayClosed | ContactClosed


@dataclass(frozen=True, slots=True)
class NextBreak:
    """The next break for tray and Today; `fraction` 0-1 fills the ring; waiting for contact, lull, None."""

    due: datetime
    minutes_left: float
    worked_min: float
    fraction: float
    why: str
    waiting_for: str | None
    values: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A card to show on Today; `due` on the wall clock, `silent` when no notice was shown for it."""

    key: str
    kind: str
    why: str
    due: datetime
    silent: bool
    values: Mapping[str, int | str] = field(default_factory=dict)
