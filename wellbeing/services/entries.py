"""What check-ins and contacts have in common: edit, delete, undo, and the entries of a span."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from operator import itemgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from wellbeing.clock import Clock
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.contacts import Contact, ContactDraft, OpenContact
from wellbeing.domain.days import FARTHEST, Span, as_seen, day_of, offset_of, span_of
from wellbeing.domain.problems import Problem
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.waiting import WaitingRows

Entry = TypeVar("Entry", CheckIn, Contact)
Draft = TypeVar("Draft", CheckInDraft, ContactDraft)


@dataclass(frozen=True, slots=True)
class EntryChange(Generic[Entry]):
    """What a change did: before is None for a new entry, after for a deleted one; `closed` is a contact it closed."""

    before: Entry | None
    after: Entry | None
    closed: OpenContact | None = None


@dataclass(frozen=True, slots=True)
class WayBack(Generic[Entry]):
    """Takes one change of an entry back; calling what that returns does it again."""

    undo: Callable[[EntryChange[Entry]], EntryChange[Entry]]
    change: EntryChange[Entry]

    def __call__(self) -> WayBack[Entry]:
        """Take the change back and return the way forward again."""
        return WayBack(self.undo, self.undo(self.change))


class Store(Protocol[Entry]):
    """Where entries of one kind are kept."""

    def add(self, entry: Entry) -> Entry:
        """Keep an entry; one that has a number keeps it."""
        ...

    def replace(self, entry: Entry) -> None:
        """Write an entry over the one of its number."""
        ...

    def remove(self, number: int) -> None:
        """Forget an entry."""
        ...

    def find(self, number: int) -> Entry | None:
        """Return an entry by its number."""
        ...

    def between(self, start: datetime | None, end: datetime | None) -> list[Entry]:
        """Return the entries of a span."""
        ...


class Entries(Generic[Entry, Draft]):
    """The verbs that entries share: rule, save, publish."""

    topic: ClassVar[Topic]

    def __init__(
        self,
        store: Store[Entry],
        event_bus: EventBus,
        clock: Clock,
        check: Callable[[Draft, datetime, int], Entry | Problem],
        rows: WaitingRows[Entry],
    ) -> None:
        self._entries: Store[Entry] = store
        self._rows: WaitingRows[Entry] = rows
        self._check: Callable[[Draft, datetime, int], Entry | Problem] = check
        self._event_bus, self._clock = event_bus, clock

    def edit(self, number: int, draft: Draft) -> EntryChange[Entry] | Problem:
        """Save a draft over an entry; without a moment it keeps its own."""
        before = self.find(number)
        if before is None:
            return Problem("id", "problem.gone")
        at, offset = self._moved(before, draft.at)
        after = self._check(replace(draft, at=at), self._clock.now(), number)
        if isinstance(after, Problem):
            return after
        after = replace(after, offset=offset, **told_by_file(before))
        self._rows.replace(after, self._entries.replace)
        return self._told(EntryChange(before, after))

    def delete(self, number: int) -> EntryChange[Entry] | Problem:
        """Delete an entry; the change can be undone."""
        before = self.find(number)
        if before is None:
            return Problem("id", "problem.gone")
        self._rows.remove(number, self._entries.remove)
        return self._told(EntryChange(before, None))

    def undo(self, change: EntryChange[Entry]) -> EntryChange[Entry]:
        """Bring back what was before a change; undoing the answer does it again."""
        if change.before is None and change.after is not None:
            self._rows.remove(change.after.id, self._entries.remove)
        elif change.before is not None and change.after is None:
            self._rows.add(change.before, self._entries.add)
        elif change.before is not None:
            self._rows.replace(change.before, self._entries.replace)
        return self._told(EntryChange(change.after, change.before))

    def way_back(self, change: EntryChange[Entry]) -> WayBack[Entry]:
        """Return what takes a change back, for the history of steps."""
        return WayBack(self.undo, change)

    def between(self, start: datetime | None, end: datetime | None) -> list[Entry]:
        """Return the entries from `start` up to, not including, `end`; None is open."""
        found = self._entries.between(start, end)
        if not self._rows:
            return found
        rows = [
            entry
            for entry in self._rows.over(found)
            if (start is None or entry.at >= start) and (end is None or entry.at < end)
        ]
        return sorted(rows, key=_in_order)

    def find(self, number: int) -> Entry | None:
        """Return the entry of a number, also of one that it had while it waited."""
        return self._rows.find(number, self._entries.find)

    def written_number(self, number: int) -> int:
        """Return the number in the diary of an entry that has waited; below 0 while it still does."""
        return self._rows.real(number)

    def today(self) -> list[Entry]:
        """Return the entries of the person's present day, by the clock of where each was made.

        What the calendar there had ahead of the one here, after a flight to the west, is not lost from sight.
        """
        return self.of_day(day_of(self._clock.now(), self._clock.zone()))

    def of_day(self, day: date) -> list[Entry]:
        """Return the entries of a person's day in the order in which its clock showed them."""
        zone, today = self._clock.zone(), day_of(self._clock.now(), self._clock.zone())
        span = span_of(day, zone)
        near = self.between(span.start - FARTHEST, span.end if day == today else span.end + FARTHEST)
        seen = [(as_seen(entry.at, entry.offset, zone), entry) for entry in near]
        found = [
            (moment, entry)
            for moment, entry in seen
            if span.holds(moment) or _ahead(day, today, moment, span)
        ]
        return [entry for moment, entry in sorted(found, key=itemgetter(0))]

    def _made_here(self, entry: Entry) -> Entry:
        """Return an entry with the offset from UTC that the clock here has at its moment."""
        return replace(entry, offset=offset_of(entry.at, self._clock.zone()))

    def _moved(self, before: Entry, at: datetime | None) -> tuple[datetime, int | None]:
        """Return moment and offset of an entry that is edited: one made elsewhere keeps the clock of that place."""
        zone = self._clock.zone()
        if at is None:
            return before.at, before.offset
        if before.offset is None or before.offset == offset_of(before.at, zone):
            return at, offset_of(at, zone)
        there = timezone(timedelta(seconds=before.offset))
        return at.astimezone(zone).replace(tzinfo=there).astimezone(UTC), before.offset

    def _told(self, change: EntryChange[Entry]) -> EntryChange[Entry]:
        self._event_bus.publish(self.topic)
        return change


def told_by_file(entry: CheckIn | Contact) -> dict[str, Any]:
    """Return what an entry out of a file keeps, however it is edited: no form asks for it."""
    if isinstance(entry, CheckIn):
        return {"whole_day": entry.whole_day, "source": entry.source, "outside": entry.outside}
    names = ("seconds", "hold", "after", "source", "outside")
    return {name: getattr(entry, name) for name in names}


def _ahead(day: date, today: date, moment: datetime, span: Span) -> bool:
    """Tell whether a moment lies behind the present day's end: it is shown with the day, and not lost from sight."""
    return day == today and moment >= span.end


def _in_order(entry: CheckIn | Contact) -> tuple[datetime, bool, int]:
    """Return what entries are sorted by: those that wait come after those that are written."""
    return entry.at, entry.id < 0, abs(entry.id)
