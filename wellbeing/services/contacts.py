"""Log, start and end contacts, edit, delete and undo them, and tell the load they leave: rule, save, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from functools import partial
from operator import attrgetter

from wellbeing.clock import Clock
from wellbeing.domain import contact_count
from wellbeing.domain.contacts import (
    Contact,
    ContactDraft,
    OpenContact,
    check_name,
    checked_contact,
    with_length,
)
from wellbeing.domain.days import as_seen, day_of, span_of
from wellbeing.domain.load import AcutePeak, Load, LoadRule, Usual, load_at, usual_of
from wellbeing.domain.problems import Problem
from wellbeing.services.entries import Entries, EntryChange
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.waiting import WaitingRows, WaitingWrites
from wellbeing.storage.contacts import ContactStore, OpenOnes, Rule

USUAL_REACH, READ_AT_ONCE = timedelta(days=120), timedelta(days=10)
TOLD_SOON = timedelta(minutes=2)
"""What is logged so soon after an end is the contact that ended."""

ContactChange = EntryChange[Contact]
Settled = tuple[OpenOnes, OpenContact | None]


@dataclass(frozen=True, slots=True)
class Ended:
    """A contact that ended: the one closed, if any was open, and the log written, if a kind was said."""

    closed: OpenContact | None
    logged: ContactChange | None


class Contacts(Entries[Contact, ContactDraft]):
    """The verbs of contacts.

    `rule` gives weights and half-lives, `shift_start` when the shift of a moment began, `several` whether contacts
    run side by side.
    """

    topic = Topic.CONTACTS

    def __init__(
        self,
        store: ContactStore,
        event_bus: EventBus,
        clock: Clock,
        rule: Callable[[], LoadRule],
        shift_start: Callable[[datetime], datetime],
        writes: WaitingWrites,
        several: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(store, event_bus, clock, checked_contact, WaitingRows(writes, "contact"))
        self._writes = writes
        self._several = several
        self._open_meanwhile: list[OpenContact] | None = None  # as they are going to be, while a write waits
        self._store = store
        self._rule = rule
        self._shift_start = shift_start
        self._usual: tuple[datetime, LoadRule, Usual | None] | None = None
        self._just_over: tuple[OpenContact, datetime] | None = None

    def record(self, draft: ContactDraft, name: str | None = None) -> ContactChange | Problem:
        """Save a contact and close one if any was open at its moment: the named, else the oldest not being heard."""
        contact = checked_contact(draft, self._clock.now())
        if isinstance(contact, Problem):
            return contact
        return self._record(contact, lambda open_ones: contact_count.logged(open_ones, name, contact.at))

    def start(self, name: str | None = None) -> bool | Problem:
        """Count a contact as open; False where it is counted already: by its name, or heard by the headset."""
        problem = check_name(name)
        if problem:
            return problem
        at, several = self._clock.now(), self._several()
        counted: list[bool] = []

        def rule(open_ones: OpenOnes) -> Settled:
            after = contact_count.started(open_ones, name, at, several)
            counted.append(after != open_ones)
            return after, None

        self._settle(rule)
        if counted[0]:
            self._event_bus.publish(self.topic)
        return counted[0]

    def end(self, kind: str | None = None, name: str | None = None) -> Ended | Problem:
        """Close the named contact, else the oldest; with a kind it is logged as well, in the same step."""
        problem = check_name(name)
        if problem:
            return problem

        def rule(open_ones: OpenOnes) -> Settled:
            return contact_count.ended(open_ones, name)

        if kind is not None:
            contact = checked_contact(ContactDraft(kind=kind), self._clock.now())
            if isinstance(contact, Problem):
                return contact
            change = self._record(contact, rule)
            return Ended(change.closed, change)
        closed = self._settle(rule)
        if closed:
            self._just_over = closed, self._clock.now()
            self._event_bus.publish(self.topic)
        return Ended(closed, None)

    def headset_on(self, since: datetime) -> None:
        """Take it that the microphone has been open since a moment: that is a contact."""
        several = self._several()
        self._settle(lambda open_ones: (contact_count.headset_on(open_ones, since, several), None))
        self._event_bus.publish(self.topic)

    def headset_off(self) -> OpenContact | None:
        """Take it that the microphone is closed; returns the contact that this ended, a hook's is left to the hook."""
        if contact_count.heard_one(tuple(self.open_ones())) is None:
            return None
        closed = self._settle(contact_count.headset_off)
        if closed:
            self._just_over = closed, self._clock.now()
        self._event_bus.publish(self.topic)
        return closed

    def change_kind(self, number: int, kind: str) -> ContactChange | Problem:
        """Say of what kind a contact was; all else about it stays."""
        contact = self.find(number)
        if contact is None:
            return Problem("id", "problem.gone")
        told = {field.name: getattr(contact, field.name) for field in fields(ContactDraft)}
        return self.edit(number, ContactDraft(**{**told, "kind": kind, "at": None}))

    def out_of(self, run: int, at: datetime, outside: int) -> Contact | None:
        """Return the contact that an import has brought, by its moment and its digest."""
        found = self.between(at, at + timedelta.resolution)
        return next((each for each in found if (each.source, each.outside) == (run, outside)), None)

    def undo(self, change: ContactChange) -> ContactChange:
        """Bring back what was before a change, the open contact too; done again, it is closed again."""
        closed = change.closed
        if closed and change.before is None:
            self._writes.do(partial(self._store.reopen, closed), partial(self._reopening, closed), "contact")
        elif closed:
            self._settle(partial(_without, closed))
        return replace(super().undo(change), closed=closed)

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
        days: dict[date, AcutePeak] = {}
        for contact in self._weights_of(end - USUAL_REACH, end):
            day = day_of(as_seen(contact.at, contact.offset, zone), zone)
            if day not in days:
                days[day] = AcutePeak(rule)
            days[day].add(contact)
        usual = usual_of([peak.highest for peak in days.values()])
        self._usual = (end, rule, usual)
        return usual

    def _weights_of(self, start: datetime, end: datetime) -> Iterator[Contact]:
        """Yield the contacts of a span some days at a time: 7,000 at once are 2 MiB that never come back."""
        while start < end:
            until = min(start + READ_AT_ONCE, end)
            yield from self._store.weights_between(start, until)
            start = until

    def _record(self, contact: Contact, rule: Rule) -> ContactChange:
        """Save a contact and let a rule settle the open ones, in one step."""
        done: list[OpenContact | None] = []

        def add(contact: Contact) -> Contact:
            saved, closed = self._store.add_and_settle(contact, rule)
            done.append(closed)
            return saved

        saved = self._rows.add(self._with_end(self._made_here(contact)), add)
        closed = done[0] if done else self._settling(rule)
        return self._told(EntryChange(None, saved, closed))

    def _with_end(self, contact: Contact) -> Contact:
        """Return a contact with its length where one has ended just before it is told of what kind that was."""
        just_over, self._just_over = self._just_over, None
        if just_over is None or not timedelta() <= contact.at - just_over[1] <= TOLD_SOON:
            return contact
        return with_length(contact, *just_over)

    def _settle(self, rule: Rule) -> OpenContact | None:
        return self._writes.do(partial(self._store.settle, rule), partial(self._settling, rule), "contact")

    def _settling(self, rule: Rule) -> OpenContact | None:
        open_ones, closed = rule(tuple(self.open_ones()))
        self._open_meanwhile = list(open_ones)
        return closed

    def _reopening(self, contact: OpenContact) -> None:
        self._open_meanwhile = sorted([*self.open_ones(), contact], key=attrgetter("started"))


def _without(closed: OpenContact, open_ones: OpenOnes) -> Settled:
    """Return the open contacts without one that was closed before, and is to be again."""
    kept = tuple(
        contact for contact in open_ones if (contact.name, contact.started) != (closed.name, closed.started)
    )
    return kept, closed
