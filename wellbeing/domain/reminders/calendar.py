"""How days, shifts, pinned times and paid breaks begin and end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from wellbeing.domain.days import day_of
from wellbeing.domain.reminders import events, facts
from wellbeing.domain.reminders.facts import Fact
from wellbeing.domain.reminders.parts.calendar import (
    Calendar,
    day_after,
    day_kept,
    drawn,
    moment_of,
    paid_break_left,
    time_to_next_shift,
)
from wellbeing.domain.reminders.parts.clocks import FOREVER, Moment
from wellbeing.domain.reminders.parts.delivery import CARDED, WAITING
from wellbeing.domain.reminders.parts.quiet import paused
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State
from wellbeing.domain.reminders.work import paid_break_counts

# Cards of a shift's edges and the wind-down belong to the hour that follows.
AN_HOUR = 60 * 60.0
# More time off between two ranges of a day is no break but an afternoon.
LONGEST_GAP = 3 * AN_HOUR
TURNED = facts.CalendarTurned()
Change = tuple[Calendar, tuple[Fact, ...]]


def next_event(state: State, plan: Plan, now: Moment) -> tuple[float, Fact]:
    """Return when the calendar is next to be turned."""
    return state.calendar.next, TURNED


def apply(state: State, plan: Plan, told: object, now: Moment) -> Change:
    """Return the calendar after an event or a boundary, and what it means for the others."""
    return HEARS[type(told)](state, plan, told, now)


def turn_calendar(state: State, plan: Plan, told: facts.CalendarTurned, now: Moment) -> Change:
    """Do what the calendar has at this moment: a shift ends, the day does, a shift begins; paid break; pin."""
    calendar = state.calendar
    if calendar.on and calendar.changes <= calendar.next:
        return cross_shift(state, plan, now)
    if calendar.day_ends <= calendar.next:
        return close_day(state, plan, facts.DayEnds(), now)
    if calendar.changes <= calendar.next:
        return cross_shift(state, plan, now)
    if calendar.paid_break_at <= calendar.next:
        return reach_paid_break(state, plan, now)
    return reach_pin(state, plan, now)


def begin(state: State, plan: Plan, told: facts.FirstStart, now: Moment) -> Change:
    """Draw the first calendar; what lies before this moment is nobody's."""
    wall = now.wall.timestamp()
    return drawn(plan, now.at, now.skew, (wall, wall), None), ()


def skip_days(state: State, plan: Plan, told: facts.DaysSkipped, now: Moment) -> Change:
    """Go on from a later moment, as a day that nobody has lived in yet."""
    skew = state.calendar.skew
    return drawn(plan, now.at, skew, (now.at + skew, now.at + skew), None), ()


def follow_wall(state: State, plan: Plan, told: facts.ClockFound | events.PlanChanged, now: Moment) -> Change:
    """Let the calendar follow the wall clock again, after a start or a change of plan; no pin comes twice."""
    old, skew = state.calendar, now.skew
    day = day_kept(plan, old.day, now.at, skew)
    after = drawn(plan, now.at, skew, _seen(old, now.at + skew), day)
    out: tuple[Fact, ...] = () if after.on else (facts.Settle("break"), facts.Settle("eyes"))
    if old.day - timedelta(days=1) > day_of(moment_of(now.at + skew), plan.zone, plan.day_cut):
        out += (facts.DayEnds(),)
    return after, out


def _seen(old: Calendar, here: float) -> tuple[float, float]:
    return _not_before(old.pins_done, here), _not_before(old.paid_breaks_done, here)


def _not_before(done: float, here: float) -> float:
    # What was done lies a day ahead only if the clock was badly wrong: then it does not bind.
    return done if here < done < here + 86_400 else here


def close_day(state: State, plan: Plan, told: facts.DayEnds, now: Moment) -> Change:
    """Close the day and begin the next; from here on the calendar follows the wall clock again."""
    old, skew = state.calendar, now.skew
    day = day_after(plan, old.day, now.at, skew)
    after = drawn(plan, now.at, skew, _seen(old, now.at + skew), day)
    return after, (facts.DayOver(old.day, _carried(state), state.work.filled_ledger.worked_min > 0),)


def _carried(state: State) -> bool:
    """Tell whether a break is still to be offered: somebody at work over the cut does not lose it."""
    reminder = state.delivery.find("break")
    waiting = reminder is not None and reminder.stage in (WAITING, CARDED)
    return waiting and state.calendar.on and not state.work.resting and state.work.ledger.owed > 0


def cross_shift(state: State, plan: Plan, now: Moment) -> Change:
    """Begin or end a shift."""
    old = state.calendar
    after = _redrawn(old, plan, now, old.pins_done, old.paid_breaks_done)
    if old.on:
        return after, _left(state, plan, now)
    return after, _entered(state, after, plan, now) if after.on else ()


def _redrawn(old: Calendar, plan: Plan, now: Moment, pins: float, paid_breaks: float) -> Calendar:
    """Return the calendar around this moment; the day that has begun goes on."""
    return drawn(plan, now.at, old.skew, (pins, paid_breaks), (old.day, old.day_ends))


def _left(state: State, plan: Plan, now: Moment) -> tuple[Fact, ...]:
    out: tuple[Fact, ...] = (facts.ShiftLeft(),)
    if paused(state.quiet, now.at):
        return out
    if not state.calendar.last:
        gap = time_to_next_shift(plan, now.at + state.calendar.skew)
        planned = plan.planned_only and plan.breaks and gap <= LONGEST_GAP
        return (*out, facts.BreakDue("why.break.rota", gap)) if planned else out
    if plan.shift_cards:
        out += (facts.Raise("shift_end", "why.shift_end.over", lasts=AN_HOUR),)
    if plan.wind_down and state.work.worked > 0:
        out += (facts.Raise("wind_down", "why.wind_down.after", lasts=AN_HOUR),)
    return out


def _entered(state: State, calendar: Calendar, plan: Plan, now: Moment) -> tuple[Fact, ...]:
    out: tuple[Fact, ...] = (facts.Settle("wind_down"), facts.ShiftEntered(calendar.first))
    if calendar.first and plan.shift_cards and not paused(state.quiet, now.at):
        out += (facts.Raise("shift_start", "why.shift_start.begins", lasts=AN_HOUR),)
    return out


def reach_pin(state: State, plan: Plan, now: Moment) -> Change:
    """Raise the breathing that the person pinned to this hour, if on shift."""
    old = state.calendar
    after = _redrawn(old, plan, now, old.pin_at + old.skew, old.paid_breaks_done)
    welcome = old.on and not paused(state.quiet, now.at) and "breathing" not in state.offers.silenced
    return after, (facts.Raise("breathing", "why.breathing.pinned", {"time": old.pin}),) if welcome else ()


def reach_paid_break(state: State, plan: Plan, now: Moment) -> Change:
    """Move the app's break here when at least half of the way to it has been worked."""
    old = state.calendar
    after = _redrawn(old, plan, now, old.pins_done, old.paid_break_at + old.skew)
    if not paid_break_counts(state, plan, now):
        return after, ()
    lasts = paid_break_left(plan, now.at + old.skew) if plan.planned_only else FOREVER
    return after, (facts.BreakDue("why.break.rota", lasts),) if lasts > 0 else ()


HEARS: Mapping[type, Callable[[State, Plan, Any, Moment], Change]] = {
    events.PlanChanged: follow_wall,
    facts.FirstStart: begin,
    facts.ClockFound: follow_wall,
    facts.DaysSkipped: skip_days,
    facts.CalendarTurned: turn_calendar,
    facts.DayEnds: close_day,
}
