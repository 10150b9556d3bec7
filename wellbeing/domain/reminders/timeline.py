"""Carries the engine's working copy through time: from one boundary to the next, up to the event."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.domain.reminders import contacts, days, delivery, work
from wellbeing.domain.reminders.calendar import drawn
from wellbeing.domain.reminders.contact_clock import NEVER
from wellbeing.domain.reminders.events import Event, Input, Started, Tick
from wellbeing.domain.reminders.step_state import Turn

# Each looks at one subject: what happens there next by itself, and when. The order decides between equals,
# and the calendar comes before them all.
LOOKS: tuple[Callable[[Turn], tuple[float, Callable[[Turn], None]]], ...] = (
    work.look,
    contacts.look,
    delivery.look,
)
ROUNDING = 1e-6
CROSSINGS_MOST = 1_000
LONG_AWAY = 48 * 3600.0


def anchor(turn: Turn, event: Event) -> None:
    """Find engine time: real seconds while the app runs, the wall clock's gap over a restart."""
    mono, wall = turn.now.mono, turn.now.wall.timestamp()
    if turn.at == NEVER:
        _first(turn, wall)
    elif isinstance(event, Started) or mono < turn.mono:
        _again(turn, max(0.0, wall - turn.wall), wall)
    turn.until = max(turn.at, mono + turn.base)
    turn.mono, turn.wall = mono, wall
    turn.ticking = isinstance(event, (Tick, Input))
    if isinstance(event, Tick):
        _sample(turn, event.idle)


def _first(turn: Turn, wall: float) -> None:
    # Engine time begins at nought: small figures keep their digits.
    turn.at, turn.base = 0.0, -turn.now.mono
    turn.calendar = drawn(turn.plan, 0.0, wall, (wall, wall), None)
    turn.work = turn.work._replace(to=0.0)


def _again(turn: Turn, gap: float, wall: float) -> None:
    turn.base = turn.at + gap - turn.now.mono
    turn.until = turn.at + gap
    days.follow_wall(turn, wall - turn.until)
    turn.wake = NEVER
    if gap >= turn.plan.natural_break_min * 60 and not turn.contacts.open:
        turn.gone = True
        turn.flags = turn.leave()._replace(asleep=True)
        turn.settle()


def _sample(turn: Turn, idle: float | None) -> None:
    """Hear what a sample of the idle time tells, give or take half a second; a locked screen is nobody's work."""
    if idle is None:
        turn.heard = False
        return
    last = turn.until - max(0.0, idle)
    if not turn.heard or last > turn.last_input + 0.5:
        turn.heard, turn.there = True, not turn.flags.locked
        turn.last_input = max(last, turn.last_input)


def catch_up(turn: Turn) -> None:
    """Live through the time before the event; two days without a single one were no work but a standstill."""
    if turn.until < turn.wake:
        work.count(turn, turn.until)
    elif turn.until - turn.at <= LONG_AWAY:
        run(turn)
    else:
        _stand_still(turn)
    turn.at = turn.until
    if turn.gone:
        turn.flags = turn.flags._replace(asleep=False)


def _stand_still(turn: Turn) -> None:
    flags = turn.flags
    turn.flags = turn.leave()._replace(asleep=True)
    turn.settle()
    _leap(turn)
    turn.flags = flags
    if not (flags.asleep or flags.locked or turn.heard):
        work.stir(turn)
    turn.settle()


def _leap(turn: Turn) -> None:
    """Live through the first two days and the last one of a long absence; in between nothing can happen."""
    until = turn.until
    if until - turn.at > 2 * LONG_AWAY:
        turn.until = turn.at + LONG_AWAY
        run(turn)
        days.leap(turn, until - LONG_AWAY / 2)
        turn.until = until
    run(turn)


def run(turn: Turn) -> None:
    """Cross every boundary up to the event, in the order of time."""
    for _ in range(CROSSINGS_MOST):
        due, cross = _next(turn)
        if due > turn.until + ROUNDING:
            turn.wake = due
            break
        turn.until = max(turn.until, due)
        work.count(turn, max(due, turn.at))
        cross(turn)
        turn.settle()
    else:
        _lose_count(turn)
    work.count(turn, turn.until)


def _next(turn: Turn) -> tuple[float, Callable[[Turn], None]]:
    due, cross = days.look(turn)
    for look in LOOKS:
        other, does = look(turn)
        if other < due:
            due, cross = other, does
    return due, cross


def _lose_count(turn: Turn) -> None:
    """Where more would have happened than anybody lives through, let go of it: a new day begins here."""
    for reminder in turn.delivery.reminders:
        turn.withdraw(reminder)
    days.leap(turn, turn.until)
    turn.wake = turn.until
