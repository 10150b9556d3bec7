"""Where a moment lies in the person's plan: day, shift, next pinned time, next paid break."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from wellbeing.domain.days import Span, day_of
from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.shifts.shifts import Rota, day_end, span_at, spans_around, working_day

# After the clock was set, a new day lasts at least this long, so that no day closes twice.
SHORTEST_DAY = 12 * 3600.0
# No notices in the first minutes of a shift, and none in the last.
SHIFT_FIRST, SHIFT_LAST = 15 * 60.0, 10 * 60.0
EARLIEST, LATEST = 86_400.0 * 30, 253e9


class Calendar(NamedTuple):
    """The plan around a moment, in engine seconds; to be drawn anew at `changes`, `day_ends` and after a pin.

    `skew` is calendar time (epoch seconds, as the wall clock last said) minus engine time. `first` and
    `last`: the shift is the first or last range of its day. `pins_done` and `paid_breaks_done` are calendar
    times up to which pinned times and paid breaks have been seen, so that none comes twice. `next` is the
    nearest of all its moments.
    """

    skew: float = 0.0
    day: date = date(2000, 1, 1)
    day_ends: float = FOREVER
    on: bool = True
    shift_start: float = NEVER
    shift_end: float = FOREVER
    first: bool = False
    last: bool = False
    changes: float = FOREVER
    pin_at: float = FOREVER
    pin: str = ""
    paid_break_at: float = FOREVER
    pins_done: float = NEVER
    paid_breaks_done: float = NEVER
    next: float = FOREVER


def moment_of(calendar_time: float) -> datetime:
    """Return epoch seconds as a moment in UTC, kept within the years that a calendar can hold."""
    return datetime.fromtimestamp(min(max(calendar_time, EARLIEST), LATEST), UTC)


def drawn(
    plan: Plan, at: float, skew: float, seen: tuple[float, float], day: tuple[date, float] | None
) -> Calendar:
    """Return the calendar around engine time `at`.

    `seen` are the calendar times up to which pins and paid breaks are done; `day` keeps a day that has begun.
    """
    moment = moment_of(at + skew)
    spans = spans_around(plan.shifts, moment, plan.zone) if plan.shifts is not None else ()
    today, ends = day or first_day(plan, spans, moment, skew)
    pin_at, pin = next_pin(plan, seen[0])
    paid_break = next_paid_break(plan, seen[1])
    on, start, end, first, last, changes = _shift(plan, spans, moment)
    edges = [_shifted(edge, skew) for edge in (start, end, changes, pin_at, paid_break)]
    nearest = min(ends, *edges[2:])
    start, end, changes, pin_at, paid_break = edges
    return Calendar(
        skew, today, ends, on, start, end, first, last, changes, pin_at, pin, paid_break, *seen, nearest
    )  # fmt: skip


def first_day(plan: Plan, spans: tuple[Span, ...], moment: datetime, skew: float) -> tuple[date, float]:
    """Return the person's day that holds a moment, and when it ends in engine time."""
    day = working_day(moment, spans, plan.zone, plan.day_cut)
    return day, _epoch(day_end(day, spans, plan.zone, plan.day_cut)) - skew


def day_kept(plan: Plan, day: date, at: float, skew: float) -> tuple[date, float]:
    """Return a day already begun with its end under a changed plan; an end gone by is now."""
    moment = moment_of(at + skew)
    spans = spans_around(plan.shifts, moment, plan.zone) if plan.shifts is not None else ()
    return day, max(at, _epoch(day_end(day, spans, plan.zone, plan.day_cut)) - skew)


def day_after(plan: Plan, closed: date, at: float, skew: float) -> tuple[date, float]:
    """Return the day that follows a closed one at engine time `at`, and when it ends."""
    moment = moment_of(at + skew)
    spans = spans_around(plan.shifts, moment, plan.zone) if plan.shifts is not None else ()
    now_day = working_day(moment, spans, plan.zone, plan.day_cut)
    # A clock that was wrong by more than a day is believed anew; a smaller step back repeats no day.
    day = now_day if now_day < closed - timedelta(days=1) else max(closed + timedelta(days=1), now_day)
    ends = _epoch(day_end(day, spans, plan.zone, plan.day_cut)) - skew
    while ends < at + SHORTEST_DAY:
        ends += 86_400
    return day, ends


def next_pin(plan: Plan, after: float) -> tuple[float, str]:
    """Return the next pinned breathing time after a calendar time, and its local hour as HH:MM."""
    if not plan.pinned:
        return FOREVER, ""
    today = moment_of(after).astimezone(plan.zone).date()
    times = [
        (_epoch(datetime.combine(today + timedelta(days=ahead), pin, plan.zone)), f"{pin:%H:%M}")
        for ahead in (-1, 0, 1, 2)
        for pin in plan.pinned
    ]
    return min((found for found in times if found[0] > after + 1e-6), default=(FOREVER, ""))


def next_paid_break(plan: Plan, after: float) -> float:
    """Return when the next paid break of a rota begins after a calendar time."""
    if not isinstance(plan.shifts, Rota) or not plan.shifts.paid_breaks:
        return FOREVER
    starts = [_epoch(span.start) for span in plan.shifts.paid_breaks]
    place = bisect_right(starts, after + 1e-6)
    return starts[place] if place < len(starts) else FOREVER


def paid_break_left(plan: Plan, calendar_time: float) -> float:
    """Return for how many seconds the paid break that holds a calendar time still lasts, 0 outside any."""
    if not isinstance(plan.shifts, Rota):
        return 0.0
    moment = moment_of(calendar_time)
    span = span_at(plan.shifts.paid_breaks, moment)
    return (span.end - moment).total_seconds() if span is not None else 0.0


def time_to_next_shift(plan: Plan, calendar_time: float) -> float:
    """Return the seconds from a calendar time to the next range of work, FOREVER without one in sight."""
    if plan.shifts is None:
        return FOREVER
    moment = moment_of(calendar_time)
    spans = spans_around(plan.shifts, moment, plan.zone)
    following = next((span for span in spans if span.start > moment), None)
    return (following.start - moment).total_seconds() if following is not None else FOREVER


_View = tuple[bool, float, float, bool, bool, float]


def _shift(plan: Plan, spans: tuple[Span, ...], moment: datetime) -> _View:
    if plan.shifts is None:
        return True, NEVER, FOREVER, False, False, FOREVER
    current = span_at(spans, moment)
    if current is None:
        following = next((span for span in spans if span.start > moment), None)
        # Nothing within the nine days looked at: look again later, a rota may go on after a holiday.
        changes = _epoch(following.start if following else moment + timedelta(days=5))
        return False, NEVER, FOREVER, False, False, changes
    day = day_of(current.start, plan.zone, plan.day_cut)
    same = [span for span in spans if day_of(span.start, plan.zone, plan.day_cut) == day]
    start, end = _epoch(current.start), _epoch(current.end)
    return True, start, end, current == same[0], current == same[-1], end


def _epoch(moment: datetime) -> float:
    return moment.timestamp()


def _shifted(calendar_time: float, skew: float) -> float:
    return calendar_time if calendar_time in (NEVER, FOREVER) else calendar_time - skew
