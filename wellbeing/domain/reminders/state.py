"""All that the reminder engine remembers between two events: frozen parts, one a subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from wellbeing.domain.reminders.break_ledger import BreakLedger, WorkClock
from wellbeing.domain.reminders.calendar import Calendar
from wellbeing.domain.reminders.contact_clock import FOREVER, NEVER, ContactClock

# Stages of a reminder: not shown; a card while the notice still waits; a card for good; a notice.
WAITING, CARDED, KEPT, NOTICED = "waiting", "carded", "kept", "noticed"


class Pulse(NamedTuple):
    """Time and presence. Engine time `t` counts real seconds and never steps: t = mono + base.

    `wall` and `mono` are those of the last event, `last_input` engine time; `heard` tells whether a
    source of input times exists; before `wake` nothing changes by itself.
    """

    base: float = 0.0
    t: float = NEVER
    mono: float = 0.0
    wall: float = 0.0
    last_input: float = NEVER
    heard: bool = False
    wake: float = NEVER


class Flags(NamedTuple):
    """What keeps notices away.

    `left` is when the screen was last locked or the machine fell asleep, `still` since when it had been
    quiet by then.
    """

    locked: bool = False
    asleep: bool = False
    dnd: bool = False
    full: bool = False
    sharing: bool = False
    paused_until: float = NEVER
    left: float = NEVER
    still: float = NEVER


@dataclass(frozen=True, slots=True)
class Reminder:
    """One occurrence; `due` in engine time, moved by Later; `shown` when its notice or card appeared.

    From `until` on it is too late to be of use, whatever Later said.
    """

    key: str
    kind: str
    why: str
    due: float
    stage: str = WAITING
    shown: float = NEVER
    values: tuple[tuple[str, int | str], ...] = ()
    until: float = FOREVER


class Delivery(NamedTuple):
    """Reminders that are not settled; the last notice; since when the way is clear (FOREVER: it is not).

    `free` is the same without regard to contacts, for people with several at once.
    """

    reminders: tuple[Reminder, ...] = ()
    last_notice: float = NEVER
    clear: float = NEVER
    free: float = NEVER
    serial: int = 0
    notices: int = 0


class Offers(NamedTuple):
    """Caps and gaps of check-in prompts and cool-down offers, the acute load, and how they are received."""

    last_checkin: float = NEVER
    prompts: tuple[float, ...] = ()
    offers: tuple[float, ...] = ()
    prompts_today: int = 0
    offers_today: int = 0
    acute: float = 0.0
    acute_at: float = NEVER
    overridden: float = NEVER
    silenced: tuple[str, ...] = ()
    dismissed: int = 0
    halved_days: int = 0
    ignored_days: int = 0
    shown_today: bool = False
    answered_today: bool = False
    stopped: bool = False


class State(NamedTuple):
    """The whole memory of the engine; `State()` is a fresh one that knows nothing yet."""

    pulse: Pulse = Pulse()
    flags: Flags = Flags()
    contacts: ContactClock = ContactClock()
    work: WorkClock = WorkClock()
    calendar: Calendar = Calendar()
    delivery: Delivery = Delivery()
    offers: Offers = Offers()

    @property
    def ledger(self) -> BreakLedger:
        """The book of the day under way, as of the last event."""
        return self.work.ledger

    @property
    def open_contacts(self) -> int:
        """How many contacts are open."""
        return len(self.contacts.open)

    @property
    def offers_stopped(self) -> bool:
        """Whether offers and prompts have stopped after seven unanswered days."""
        return self.offers.stopped

    @property
    def paused(self) -> bool:
        """Whether the person has paused reminders, as of the last event."""
        return self.flags.paused_until > self.pulse.t
