"""All that the reminder engine remembers between two events: frozen parts, one a subject."""

from __future__ import annotations

from typing import NamedTuple

from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.reminders.parts.calendar import Calendar
from wellbeing.domain.reminders.parts.clocks import Clocks
from wellbeing.domain.reminders.parts.contacts import ContactClock
from wellbeing.domain.reminders.parts.delivery import Delivery
from wellbeing.domain.reminders.parts.offers import Offers
from wellbeing.domain.reminders.parts.presence import Presence
from wellbeing.domain.reminders.parts.quiet import Quiet
from wellbeing.domain.reminders.parts.work import WorkClock


class State(NamedTuple):
    """The whole memory of the engine; `State()` is a fresh one that knows nothing yet."""

    clocks: Clocks = Clocks()
    presence: Presence = Presence()
    quiet: Quiet = Quiet()
    calendar: Calendar = Calendar()
    work: WorkClock = WorkClock()
    contacts: ContactClock = ContactClock()
    delivery: Delivery = Delivery()
    offers: Offers = Offers()

    @property
    def ledger(self) -> BreakLedger:
        """The ledger of the day under way, as of the last event."""
        return self.work.filled_ledger

    @property
    def open_names(self) -> tuple[str, ...]:
        """The names of the open contacts, as far as they have one."""
        return tuple(contact.name for contact in self.contacts.open if contact.name)

    @property
    def hears_contacts(self) -> bool:
        """Whether any contact was signalled today."""
        return self.contacts.seen
