"""Log, start and end contacts, edit, delete and undo them, and tell the load they leave: rule, save, publish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wellbeing.clock import Clock
from wellbeing.domain.contacts import Contact, ContactDraft, OpenContact, check_name, checked
from wellbeing.domain.days import as_seen, day_of, span_of
from wellbeing.domain.load import Load, LoadRule, Usual, load_at, peak_acute, usual_of
from wellbeing.domain.problems import Problem
from wellbeing.services.entries import Entries, EntryChange
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.storage.contacts import ContactStore

USUAL_REACH = timedelta(days=120)

ContactChange = EntryChange[Contact]


@dataclass(frozen=True, slots=True)
class Ended:
    """A contact that ended: the one closed, if any was open, and the log written, if a kind was said."""

    closed: OpenContact | None
    logged: ContactChange | None


class Contacts(Entries[Contact, ContactDraft]):
    """The verbs of contacts. `rule` gives weights and half-lives, `shift_start` when the shift of a moment began."""

    topic = Topic.CONTACTS

    def __init__(
        self,
        store: ContactStore,
        event_bus: EventBus,
        clock: Clock,
        rule: Callable[[], LoadRule],
        shift_start: Callable[[datetime], datetime],
    ) -> None:
        super().__init__(store, event_bus, clock, checked)
        self._store = store
        self._rule = rule
        self._shift_start = shift_start
        self._usual: tuple[datetime, LoadRule, Usual | None] | None = None

    def record(self, draft: ContactDraft, name: str | None = None) -> ContactChange | Problem:
        """Save a contact and close one if any was open at its moment: the named, else the oldest."""
        contact = checked(draft, self._clock.now())
        if isinstance(contact, Problem):
            return contact
        saved, closed = self._store.add_and_close(self._made_here(contact), name)
        return self._told(EntryChange(None, saved, closed))

    def start(self, name: str | None = None) -> bool | Problem:
        """Count a contact as open; False when one of that name is open already, which changes nothing."""
        problem = check_name(name)
        if problem:
            return problem
        opened = self._store.open(name, self._clock.now())
        if opened:
            self._event_bus.publish(self.topic)
        return opened

    def end(self, kind: str | None = None, name: str | None = None) -> Ended | Problem:
        """Close the named contact, else the oldest; with a kind it is logged as well, in the same step."""
        problem = check_name(name)
        if problem:
            return problem
        if kind is not None:
            change = self.record(ContactDraft(kind=kind), name)
            return change if isinstance(change, Problem) else Ended(change.closed, change)
        closed = self._store.close(name)
        if closed:
            self._event_bus.publish(self.topic)
        return Ended(closed, None)

    def undo(self, change: ContactChange) -> ContactChange:
        """Bring back what was before a change, the open contact too."""
        if change.before is None and change.closed:
            self._store.reopen(change.closed)
        return super().undo(change)

    def weights_between(self, start: datetime, end: datetime) -> list[Contact]:
        """Return the contacts of a span with time, kind and felt only: enough for load, and fast over years."""
        return self._store.weights_between(start, end)

    def open_ones(self) -> list[OpenContact]:
        """Return the contacts open right now, the oldest first."""
        return self._store.open_ones()

    def load(self, moment: datetime | None = None) -> Load:
        """Return the load at a moment, now if none is given (E45)."""
        at = moment or self._clock.now()
        rule = self._rule()
        shift_start = self._shift_start(at)
        since = min(at - rule.reach, shift_start)
        contacts = self._store.weights_between(since, at + timedelta(microseconds=1))
        return load_at(contacts, at, shift_start, rule)

    def usual(self) -> Usual | None:
        """Return the own usual range of acute peaks from the last 120 days, today left out; worked out once a day."""
        rule, zone, now = self._rule(), self._clock.zone(), self._clock.now()
        end = span_of(day_of(now, zone), zone).start
        if self._usual and self._usual[:2] == (end, rule):
            return self._usual[2]
        days: dict[date, list[Contact]] = {}
        for one in self._store.weights_between(end - USUAL_REACH, end):
            days.setdefault(day_of(as_seen(one.at, one.offset, zone), zone), []).append(one)
        usual = usual_of([peak_acute(ones, rule) for ones in days.values()])
        self._usual = (end, rule, usual)
        return usual
