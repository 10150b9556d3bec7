"""How days, shifts, pinned times and pauses begin and end for the reminder engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from wellbeing.domain.days import day_of
from wellbeing.domain.reminders.break_ledger import BreakLedger, with_rest
from wellbeing.domain.reminders.calendar import day_after, day_kept, drawn, moment_of
from wellbeing.domain.reminders.contact_clock import NEVER
from wellbeing.domain.reminders.delivery import give_way
from wellbeing.domain.reminders.events import DayClosed
from wellbeing.domain.reminders.offers import day_over
from wellbeing.domain.reminders.state import CARDED, KEPT, WAITING
from wellbeing.domain.reminders.step_state import Turn
from wellbeing.domain.reminders.work import fall_due, working

# Cards of a shift's edges and the wind-down belong to the hour that follows.
AN_HOUR = 60 * 60.0


def redraw(turn: Turn, pins_done: float | None = None) -> None:
    """Draw the calendar anew around this moment; the day that has begun goes on."""
    old = turn.calendar
    seen = (old.pins_done if pins_done is None else pins_done, old.anchors_done)
    turn.calendar = drawn(turn.plan, turn.at, old.skew, seen, (old.day, old.day_ends))


def follow_wall(turn: Turn, skew: float) -> None:
    """Let the calendar follow the wall clock again, after a start or a change of plan; no pin comes twice."""
    old = turn.calendar
    day = day_kept(turn.plan, old.day, turn.at, skew)
    turn.calendar = drawn(turn.plan, turn.at, skew, _seen(turn, skew), day)
    if not turn.calendar.on:
        turn.withdraw(turn.find("break"))
        turn.withdraw(turn.find("eyes"))
    if old.day - timedelta(days=1) > day_of(moment_of(turn.at + skew), turn.plan.zone, turn.plan.day_cut):
        close_day(turn)


def _seen(turn: Turn, skew: float) -> tuple[float, float]:
    here = turn.at + skew
    old = turn.calendar
    return _not_before(old.pins_done, here), _not_before(old.anchors_done, here)


def _not_before(done: float, here: float) -> float:
    # What was done lies a day ahead only if the clock was badly wrong: then it does not bind.
    return done if here < done < here + 86_400 else here


def close_day(turn: Turn) -> None:
    """Close the day's book and begin the next; from here on the calendar follows the wall clock again."""
    carried = _carried(turn)
    book = turn.work.ledger
    if carried:
        book = replace(book, due=book.due - 1, owed=book.owed - 1)
    if not book.empty:
        turn.effects.append(DayClosed(turn.calendar.day, book))
    fresh = BreakLedger(due=1, owed=1) if carried else BreakLedger()
    turn.offers = day_over(turn.offers, worked=book.worked_min > 0)
    turn.work = turn.work._replace(worked=0.0, unprompted=0.0, unsure=0.0, unsure_due=0, book=fresh)
    turn.contacts = turn.contacts._replace(seen=bool(turn.contacts.open))
    for reminder in turn.delivery.reminders:
        kept = reminder.kind == "contact" or reminder.due >= turn.at or reminder.kind == "wind_down"
        if not kept and not (carried and reminder.kind == "break"):
            turn.withdraw(reminder)
    _begin_day(turn)
    _ask_once(turn)


def _carried(turn: Turn) -> bool:
    """Tell whether a break is still to be offered: somebody at work over the cut does not lose it."""
    one = turn.find("break")
    waiting = one is not None and one.stage in (WAITING, CARDED)
    return waiting and turn.calendar.on and not turn.work.resting and turn.work.book.owed > 0


def leap(turn: Turn, to: float) -> None:
    """Go on from a later moment, as a day that nobody has lived in yet."""
    turn.at = to
    turn.work = turn.work._replace(to=to)
    skew = turn.calendar.skew
    turn.calendar = drawn(turn.plan, to, skew, (to + skew, to + skew), None)


def _begin_day(turn: Turn) -> None:
    skew = turn.now.wall.timestamp() - turn.until
    day = day_after(turn.plan, turn.calendar.day, turn.at, skew)
    turn.calendar = drawn(turn.plan, turn.at, skew, _seen(turn, skew), day)


def _ask_once(turn: Turn) -> None:
    """After seven unanswered days ask, once, whether offers and prompts shall come again."""
    if turn.offers.stopped and turn.offers.ignored_days:
        turn.offers = turn.offers._replace(ignored_days=0)
        turn.card(turn.raise_reminder("checkin", "why.checkin.stopped"), KEPT)


def cross_shift(turn: Turn) -> None:
    """Begin or end a shift."""
    old = turn.calendar
    if old.on:
        _leave_shift(turn)
    redraw(turn)
    if turn.calendar.on and not old.on:
        _enter_shift(turn)


def _leave_shift(turn: Turn) -> None:
    for reminder in turn.delivery.reminders:
        if reminder.kind in ("break", "eyes"):
            turn.withdraw(reminder)
        elif reminder.stage in (WAITING, CARDED) and reminder.kind in ("breathing", "checkin", "cooldown"):
            give_way(turn, reminder) if reminder.stage == WAITING else turn.swap(
                reminder, replace(reminder, stage=KEPT)
            )
    if not turn.calendar.last or turn.paused:
        return
    if turn.plan.shift_cards:
        turn.raise_reminder("shift_end", "why.shift_end.over", lasts=AN_HOUR)
    if turn.plan.wind_down and turn.work.worked > 0:
        turn.raise_reminder("wind_down", "why.wind_down.after", lasts=AN_HOUR)


def _enter_shift(turn: Turn) -> None:
    """Count the next break from here; time off between two ranges of a day settles an owed one."""
    turn.withdraw(turn.find("wind_down"))
    between = not turn.calendar.first
    rested = with_rest(turn.work, creditable=between)
    turn.work = rested._replace(resting=turn.work.resting, credited=turn.work.credited)
    if turn.calendar.first and turn.plan.shift_cards and not turn.paused:
        turn.raise_reminder("shift_start", "why.shift_start.begins", lasts=AN_HOUR)


def end_pause(turn: Turn) -> None:
    """End the pause."""
    turn.flags = turn.flags._replace(paused_until=NEVER)


def reach_pin(turn: Turn) -> None:
    """Raise the breathing that the person pinned to this hour, if on shift."""
    calendar = turn.calendar
    if calendar.on and not turn.paused and "breathing" not in turn.offers.silenced:
        turn.raise_reminder("breathing", "why.breathing.pinned", {"time": calendar.pin})
    redraw(turn, pins_done=calendar.pin_at + calendar.skew)


def reach_anchor(turn: Turn) -> None:
    """Move the app's break here when at least half of the way to it has been worked."""
    calendar = turn.calendar
    half = turn.plan.break_every_min * 30
    if turn.plan.breaks and working(turn) and turn.work.since >= half - 1e-6 and not turn.find("break"):
        fall_due(turn, "why.break.rota")
    seen = (calendar.pins_done, calendar.anchor_at + calendar.skew)
    turn.calendar = drawn(turn.plan, turn.at, calendar.skew, seen, (calendar.day, calendar.day_ends))


def look(turn: Turn) -> tuple[float, Callable[[Turn], None]]:
    """Return when the calendar is next to be turned, or the pause ends."""
    calendar, pause = turn.calendar, turn.flags.paused_until
    if NEVER < pause < calendar.next:
        return pause, end_pause
    return calendar.next, turn_calendar


def turn_calendar(turn: Turn) -> None:
    """Do what the calendar has at this moment: a shift ends, the day does, a shift begins; paid break; pin."""
    calendar = turn.calendar
    if calendar.on and calendar.changes <= calendar.next:
        cross_shift(turn)
    elif calendar.day_ends <= calendar.next:
        close_day(turn)
    elif calendar.changes <= calendar.next:
        cross_shift(turn)
    elif calendar.anchor_at <= calendar.next:
        reach_anchor(turn)
    else:
        reach_pin(turn)
