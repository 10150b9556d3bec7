"""The book of work and breaks of one day: what was due, and what became of it. No streaks, no blame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from wellbeing.domain.reminders.contact_clock import NEVER


@dataclass(frozen=True, slots=True)
class BreakLedger:
    """Minutes worked, and breaks: due = taken + natural + skipped + owed, always."""

    worked_min: float = 0.0
    due: int = 0
    taken: int = 0
    natural: int = 0
    skipped: int = 0
    owed: int = 0

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all happened."""
        return self.worked_min <= 0 and not self.due

    @property
    def balanced(self) -> bool:
        """Tell whether every due break is accounted for."""
        return self.due == self.taken + self.natural + self.skipped + self.owed

    def __add__(self, other: BreakLedger) -> BreakLedger:
        return BreakLedger(
            self.worked_min + other.worked_min,
            self.due + other.due,
            self.taken + other.taken,
            self.natural + other.natural,
            self.skipped + other.skipped,
            self.owed + other.owed,
        )


class WorkClock(NamedTuple):
    """Seconds of work, counted up to `to`.

    `since` since the last break fell due, was taken or came by itself; `eyes` since the last eye rest;
    `unprompted` since the last check-in prompt; `unsure` since the last sign of life, given back if it
    turns out to have been rest, with `unsure_due` breaks that fell due in it. `resting`: a natural
    break has been reached; `credited`: this rest has been counted once already.
    """

    to: float = NEVER
    worked: float = 0.0
    since: float = 0.0
    eyes: float = 0.0
    unprompted: float = 0.0
    unsure: float = 0.0
    unsure_due: int = 0
    resting: bool = False
    credited: bool = False
    break_until: float = NEVER
    book: BreakLedger = BreakLedger()

    @property
    def ledger(self) -> BreakLedger:
        """The book with its minutes filled in."""
        return replace(self.book, worked_min=round(self.worked / 60, 3))


def counted(clock: WorkClock, to: float, sign: float, working: bool) -> WorkClock:
    """Return the clock carried on to a moment; `sign` is the last sign of life."""
    gone = to - clock.to
    fresh = sign >= clock.to
    if not working:
        return clock._replace(to=to, unsure=0.0, unsure_due=0) if fresh else clock._replace(to=to)
    return WorkClock(
        to,
        clock.worked + gone,
        clock.since + gone,
        clock.eyes + gone,
        clock.unprompted + gone,
        max(0.0, to - sign) if fresh else clock.unsure + gone,
        0 if fresh else clock.unsure_due,
        clock.resting,
        clock.credited,
        clock.break_until,
        clock.book,
    )


def with_due(clock: WorkClock) -> WorkClock:
    """Return the clock with one more break due, and the next one counted from here."""
    book = replace(clock.book, due=clock.book.due + 1, owed=clock.book.owed + 1)
    return clock._replace(since=0.0, unsure_due=clock.unsure_due + 1, book=book)


def with_skipped(clock: WorkClock) -> WorkClock:
    """Return the clock with one owed break counted as skipped."""
    if not clock.book.owed:
        return clock
    book = replace(clock.book, owed=clock.book.owed - 1, skipped=clock.book.skipped + 1)
    return clock._replace(book=book)


def with_taken(clock: WorkClock, until: float) -> WorkClock:
    """Return the clock with a break begun; one that nobody owed counts as due and taken at once."""
    book, due = clock.book, clock.book.due
    book = replace(book, due=due if book.owed else due + 1, owed=max(0, book.owed - 1), taken=book.taken + 1)
    return clock._replace(
        since=0.0, eyes=0.0, unsure=0.0, unsure_due=0, credited=True, break_until=until, book=book
    )


def with_rest(clock: WorkClock, creditable: bool = True) -> WorkClock:
    """Return the clock after a natural break: the time since the last sign of life was no work after all.

    An owed break is credited, once in a rest; what else fell due only in the time given back was unfounded.
    """
    book = clock.book
    credit = 1 if creditable and not clock.credited and book.owed else 0
    unfounded = min(clock.unsure_due, book.owed - credit)
    book = replace(
        book, natural=book.natural + credit, owed=book.owed - credit - unfounded, due=book.due - unfounded
    )
    return clock._replace(
        worked=max(0.0, clock.worked - clock.unsure),
        since=0.0,
        eyes=0.0,
        unsure=0.0,
        unsure_due=0,
        resting=True,
        credited=clock.credited or creditable,
        book=book,
    )
