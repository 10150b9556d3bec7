"""Log, start and end contacts, edit, delete and undo them, and tell the load they leave: rule, save, publish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from operator import attrgetter

from wellbeing.clock import Clock
from wellbeing.domain.contacts import Contact, ContactDraft, OpenContact, check_name, checked_contact
from wellbeing.domain.days import as_seen, day_of, span_of
from wellbeing.domain.load import Load, LoadRule, Usual, load_at, peak_acute, usual_of
from wellbeing.domain.problems import Problem
from wellbeing.services.entries import Entries, EntryChange
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.waiting import WaitingRows, WaitingWrites
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
        writes: WaitingWrites,
    ) -> None:
        super().__init__(store, event_bus, clock, checked_contact, WaitingRows(writes, "contact"))
        self._writes = writes
        self._open_meanwhile: list[OpenContact] | None = None  # as they are going to be, while a write waits
        self._store = store
        self._rule = rule
        self._shift_start = shift_start
        self._usual: tuple[datetime, LoadRule, Usual | None] | None = None

    def record(self, draft: ContactDraft, name: str | None = None) -> ContactChange | Problem:
        """Save a contact and close one if any was open at its moment: the named, else the oldest."""
        contact = checked_contact(draft, self._clock.now())
        if isinstance(contact, Problem):
            return contact
        done: list[OpenContact | None] = []

        def add(contact: Contact) -> Contact:
            saved, closed = self._store.add_and_close(contact, name)
            done.append(closed)
            return saved

        saved = self._rows.add(self._made_here(contact), add)
        closed = done[0] if done else self._closing(name, contact.at)
        return self._told(EntryChange(None, saved, closed))

    def start(self, name: str | None = None) -> bool | Problem:
        """Count a contact as open; False when one of that name is open already, which changes nothing."""
        problem = check_name(name)
        if problem:
            return problem
        contact = OpenContact(0, name, self._clock.now())
        opened = self._writes.do(
            partial(self._store.open, name, contact.started), partial(self._opening, contact), "contact"
        )
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
        closed = self._writes.do(partial(self._store.close, name), partial(self._closing, name), "contact")
        if closed:
            self._event_bus.publish(self.topic)
        return Ended(closed, None)

    def undo(self, change: ContactChange) -> ContactChange:
        """Bring back what was before a change, the open contact too."""
        if change.before is None and change.closed:
            closed = change.closed
            self._writes.do(partial(self._reopen, closed), partial(self._reopening, closed), "contact")
        return super().undo(change)

    def weights_between(self, start: datetime, end: datetime) -> list[Contact]:
        """Return the contacts of a span with time, kind and felt only: enough for load, and fast over years."""
        return self.between(start, end) if self._rows else self._store.weights_between(start, end)

    def open_ones(self) -> list[OpenContact]:
        """Return the contacts open right now, the oldest first."""
        if not self._writes:
            self._open_meanwhile = None
        return self._store.open_ones() if self._open_meanwhile is None else self._open_meanwhile

    def load(self, moment: datetime | None = None) -> Load:
        """Return the load at a moment, now if none is given (E45)."""
        at = moment or self._clock.now()
        rule = self._rule()
        shift_start = self._shift_start(at)
        since = min(at - rule.reach, shift_start)
        contacts = self.weights_between(since, at + timedelta(microseconds=1))
        return load_at(contacts, at, shift_start, rule)

    def usual(self) -> Usual | None:
        """Return the own usual range of acute peaks from the last 120 days, today left out; worked out once a day."""
        rule, zone, now = self._rule(), self._clock.zone(), self._clock.now()
        end = span_of(day_of(now, zone), zone).start
        if self._usual and self._usual[:2] == (end, rule):
            return self._usual[2]
        days: dict[date, list[Contact]] = {}
        for contact in self._store.weights_between(end - USUAL_REACH, end):
            days.setdefault(day_of(as_seen(contact.at, contact.offset, zone), zone), []).append(contact)
        usual = usual_of([peak_acute(ones, rule) for ones in days.values()])
        self._usual = (end, rule, usual)
        return usual

    def _opening(self, contact: OpenContact) -> bool:
        open_ones = self.open_ones()
        if contact.name is not None and contact.name in {other.name for other in open_ones}:
            return False
        self._open_meanwhile = [*open_ones, contact]
        return True

    def _closing(self, name: str | None, started_by: datetime | None = None) -> OpenContact | None:
        open_ones = self.open_ones()
        for contact in open_ones:
            if name in (None, contact.name) and (started_by is None or contact.started <= started_by):
                self._open_meanwhile = [other for other in open_ones if other is not contact]
                return contact
        return None

    def _reopen(self, contact: OpenContact) -> None:
        """Put a contact back among the open ones; one that began while it could not be written has no number yet."""
        if contact.id:
            self._store.reopen(contact)
        else:
            self._store.open(contact.name, contact.started)

    def _reopening(self, contact: OpenContact) -> None:
        self._open_meanwhile = sorted([*self.open_ones(), contact], key=attrgetter("started"))
