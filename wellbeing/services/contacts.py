"""Log, start, end, edit, delete and undo contacts, and tell the load they leave: rule, save, announce."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from wellbeing.clock import Clock
from wellbeing.domain.contacts import Contact, ContactDraft, OpenContact, check_name, checked
from wellbeing.domain.days import day_of, span_of
from wellbeing.domain.load import Load, LoadRule, Usual, load_at, peak_acute, usual_of
from wellbeing.domain.problems import Problem
from wellbeing.services.changes import Announcer, Topic
from wellbeing.storage.contacts import ContactStore

USUAL_REACH = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class ContactChange:
    """What a change did to a contact, and which open contact it closed."""

    before: Contact | None
    after: Contact | None
    closed: OpenContact | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A contact that ended: the one closed, if any was open, and the log written, if a kind was said."""

    closed: OpenContact | None
    logged: ContactChange | None


class Contacts:
    """The verbs of contacts. `rule` gives weights and half-lives, `shift_start` when the shift of a moment began."""

    def __init__(
        self,
        store: ContactStore,
        announcer: Announcer,
        clock: Clock,
        rule: Callable[[], LoadRule],
        shift_start: Callable[[datetime], datetime],
    ) -> None:
        self._store = store
        self._announcer = announcer
        self._clock = clock
        self._rule = rule
        self._shift_start = shift_start
        self._usual: tuple[datetime, LoadRule, Usual | None] | None = None

    def record(self, draft: ContactDraft, name: str | None = None) -> ContactChange | Problem:
        """Save a contact and close one if any was open at its moment: the named, else the oldest."""
        contact = checked(draft, self._clock.now())
        if isinstance(contact, Problem):
            return contact
        saved, closed = self._store.add_and_close(contact, name)
        return self._told(ContactChange(None, saved, closed))

    def start(self, name: str | None = None) -> bool | Problem:
        """Count a contact as open; False when one of that name is open already, which changes nothing."""
        problem = check_name(name)
        if problem:
            return problem
        opened = self._store.open(name, self._clock.now())
        if opened:
            self._announcer.announce(Topic.CONTACTS)
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
            self._announcer.announce(Topic.CONTACTS)
        return Ended(closed, None)

    def close_all(self) -> None:
        """Close every open contact."""
        self._store.close_all()
        self._announcer.announce(Topic.CONTACTS)

    def edit(self, number: int, draft: ContactDraft) -> ContactChange | Problem:
        """Save a draft over a contact; without a moment it keeps its own."""
        before = self._store.find(number)
        if before is None:
            return Problem("id", "problem.gone")
        after = checked(replace(draft, at=draft.at or before.at), self._clock.now(), number)
        if isinstance(after, Problem):
            return after
        self._store.replace(after)
        return self._told(ContactChange(before, after))

    def delete(self, number: int) -> ContactChange | Problem:
        """Delete a contact; the change can be undone."""
        before = self._store.find(number)
        if before is None:
            return Problem("id", "problem.gone")
        self._store.remove(number)
        return self._told(ContactChange(before, None))

    def undo(self, change: ContactChange) -> ContactChange:
        """Bring back what was before a change, the open contact too."""
        if change.before is None and change.after is not None:
            self._store.remove(change.after.id)
            if change.closed:
                self._store.reopen(change.closed)
        elif change.before is not None and change.after is None:
            self._store.add(change.before)
        elif change.before is not None:
            self._store.replace(change.before)
        return self._told(ContactChange(change.after, change.before))

    def between(self, start: datetime | None, end: datetime | None) -> list[Contact]:
        """Return the contacts from `start` up to, not including, `end`; None is open."""
        return self._store.between(start, end)

    def weights_between(self, start: datetime, end: datetime) -> list[Contact]:
        """Return the contacts of a span with time, kind and felt only: enough for load, and fast over years."""
        return self._store.weights_between(start, end)

    def today(self) -> list[Contact]:
        """Return the contacts of the person's present day."""
        zone = self._clock.zone()
        span = span_of(day_of(self._clock.now(), zone), zone)
        return self._store.between(span.start, span.end)

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
            days.setdefault(day_of(one.at, zone), []).append(one)
        usual = usual_of([peak_acute(ones, rule) for ones in days.values()])
        self._usual = (end, rule, usual)
        return usual

    def _told(self, change: ContactChange) -> ContactChange:
        self._announcer.announce(Topic.CONTACTS)
        return change
