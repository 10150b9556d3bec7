"""What the reminder engine asks to be shown or written down, and what it tells of the next break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from wellbeing.domain.reminders.break_ledger import BreakLedger


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
class ShowCard:
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
    ledger: BreakLedger


@dataclass(frozen=True, slots=True)
class BreakBegan:
    """The break that was told of has begun by itself, because hands came to rest; it lasts so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ContactClosed:
    """The engine closed a contact; `ended` on the wall clock.

    `how`: 'sleep', 'unknown' after long silence, 'answered' when the person said that it is over.
    """

    id: str | None
    how: str
    ended: datetime


Effect = Notify | ShowCard | Withdraw | DayClosed | BreakBegan | ContactClosed


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
class GoingOn:
    """What others may want to know of the engine's state: seconds left of a break and of a pause, and the shift."""

    break_left: float
    pause_left: float
    on_shift: bool


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A card to show on Today; `due` on the wall clock, `silent` when no notice was shown for it."""

    key: str
    kind: str
    why: str
    due: datetime
    silent: bool
    values: Mapping[str, int | str] = field(default_factory=dict)
