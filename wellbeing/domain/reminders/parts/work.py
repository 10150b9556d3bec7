"""The work clock: seconds of work since the last break, and the day's ledger of breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.reminders.parts.clocks import NEVER
from wellbeing.domain.reminders.parts.contacts import ContactClock


class WorkClock(NamedTuple):
    """Seconds of work, counted up to `to`.

    `since` since the last break fell due, was taken or came by itself; `eyes` since the last eye rest;
    `unprompted` since the last check-in prompt; `unconfirmed` since the last sign of life, given back if it
    turns out to have been rest, with `unconfirmed_due` breaks that fell due in it. `resting`: a natural
    break has been reached; `credited`: this rest has been counted once already.
    """

    to: float = NEVER
    worked: float = 0.0
    since: float = 0.0
    eyes: float = 0.0
    unprompted: float = 0.0
    unconfirmed: float = 0.0
    unconfirmed_due: int = 0
    resting: bool = False
    credited: bool = False
    break_until: float = NEVER
    ledger: BreakLedger = BreakLedger()

    @property
    def filled_ledger(self) -> BreakLedger:
        """The ledger with its minutes filled in."""
        return replace(self.ledger, worked_min=round(self.worked / 60, 3))


def counted(clock: WorkClock, to: float, activity: float, working: bool) -> WorkClock:
    """Return the clock carried on to a moment; `activity` is the last sign of life."""
    gone = to - clock.to
    fresh = activity >= clock.to
    if not working:
        return clock._replace(to=to, unconfirmed=0.0, unconfirmed_due=0) if fresh else clock._replace(to=to)
    return WorkClock(
        to,
        clock.worked + gone,
        clock.since + gone,
        clock.eyes + gone,
        clock.unprompted + gone,
        max(0.0, to - activity) if fresh else clock.unconfirmed + gone,
        0 if fresh else clock.unconfirmed_due,
        clock.resting,
        clock.credited,
        clock.break_until,
        clock.ledger,
    )


def with_due(clock: WorkClock) -> WorkClock:
    """Return the clock with one more break due, and the next one counted from here."""
    ledger = replace(clock.ledger, due=clock.ledger.due + 1, owed=clock.ledger.owed + 1)
    return clock._replace(since=0.0, unconfirmed_due=clock.unconfirmed_due + 1, ledger=ledger)


def with_skipped(clock: WorkClock) -> WorkClock:
    """Return the clock with one owed break counted as skipped."""
    if not clock.ledger.owed:
        return clock
    ledger = replace(clock.ledger, owed=clock.ledger.owed - 1, skipped=clock.ledger.skipped + 1)
    return clock._replace(ledger=ledger)


def with_taken(clock: WorkClock, until: float) -> WorkClock:
    """Return the clock with a break begun; one that nobody owed counts as due and taken at once."""
    ledger, due = clock.ledger, clock.ledger.due
    ledger = replace(
        ledger, due=due if ledger.owed else due + 1, owed=max(0, ledger.owed - 1), taken=ledger.taken + 1
    )
    return clock._replace(
        since=0.0,
        eyes=0.0,
        unconfirmed=0.0,
        unconfirmed_due=0,
        credited=True,
        break_until=until,
        ledger=ledger,
    )


def with_rest(clock: WorkClock, creditable: bool = True) -> WorkClock:
    """Return the clock after a natural break: the time since the last sign of life was no work after all.

    An owed break is credited, once in a rest; what else fell due only in the time given back was unfounded.
    """
    ledger = clock.ledger
    credit = 1 if creditable and not clock.credited and ledger.owed else 0
    unfounded = min(clock.unconfirmed_due, ledger.owed - credit)
    ledger = replace(
        ledger,
        natural=ledger.natural + credit,
        owed=ledger.owed - credit - unfounded,
        due=ledger.due - unfounded,
    )
    return clock._replace(
        worked=max(0.0, clock.worked - clock.unconfirmed),
        since=0.0,
        eyes=0.0,
        unconfirmed=0.0,
        unconfirmed_due=0,
        resting=True,
        credited=clock.credited or creditable,
        ledger=ledger,
    )


def on_break(clock: WorkClock, contacts: ContactClock, at: float) -> bool:
    """Tell whether a break that was begun is still going on."""
    return clock.break_until > at and not contacts.open


def with_somebody_there(clock: WorkClock, at: float) -> WorkClock:
    """Return the clock once somebody is there again: a rest is over, a break goes on."""
    if clock.resting or (clock.credited and clock.break_until <= at):
        return clock._replace(resting=False, credited=False)
    return clock


def back_at_work(clock: WorkClock) -> WorkClock:
    """Return the clock with rest and break ended by a contact."""
    if clock.credited or clock.resting or clock.break_until > NEVER:
        return clock._replace(break_until=NEVER, credited=False, resting=False)
    return clock


def with_break_over(clock: WorkClock) -> WorkClock:
    """Return the clock with the break ended; the next one is counted from here."""
    return clock._replace(break_until=NEVER, since=0.0)


def with_short_pause(clock: WorkClock, since: float) -> WorkClock:
    """Return the clock as though the break just begun had been none; the next one is counted from before it."""
    ledger = clock.ledger
    taken = min(1, ledger.taken)
    ledger = replace(ledger, due=ledger.due - taken, taken=ledger.taken - taken)
    return clock._replace(since=since, credited=False, ledger=ledger)


def with_break_until(clock: WorkClock, until: float) -> WorkClock:
    """Return the clock with the break under way ending at another moment."""
    return clock._replace(break_until=until)


def with_eyes_rested(clock: WorkClock) -> WorkClock:
    """Return the clock with the eyes' time counted anew."""
    return clock._replace(eyes=0.0)


def prompted(clock: WorkClock, again_after: float | None) -> WorkClock:
    """Return the clock with the time to the next prompt counted anew, or put off by so many seconds."""
    return clock._replace(unprompted=0.0 if again_after is None else clock.unprompted - again_after)


def on_shift(clock: WorkClock, first: bool) -> WorkClock:
    """Return the clock at a shift's start: time off between two ranges of a day settles an owed break."""
    rested = with_rest(clock, creditable=not first)
    return rested._replace(resting=clock.resting, credited=clock.credited)


def day_ledger(clock: WorkClock, carried: bool) -> BreakLedger:
    """Return the final ledger of a day; a break carried over the cut is not among its breaks."""
    ledger = clock.filled_ledger
    return replace(ledger, due=ledger.due - 1, owed=ledger.owed - 1) if carried else ledger


def on_a_new_day(clock: WorkClock, carried: bool) -> WorkClock:
    """Return the clock of a new day, which begins with the break carried over the cut."""
    fresh = BreakLedger(due=1, owed=1) if carried else BreakLedger()
    return clock._replace(worked=0.0, unprompted=0.0, unconfirmed=0.0, unconfirmed_due=0, ledger=fresh)


def counting_from(clock: WorkClock, at: float) -> WorkClock:
    """Return the clock that goes on from a moment, without what lies before it."""
    return clock._replace(to=at)
