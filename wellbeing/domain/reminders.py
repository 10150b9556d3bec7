"""The reminder engine: one pure step from state and event to the next state and what is to be shown (E46)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from wellbeing.domain import reminder_days as days
from wellbeing.domain import reminder_delivery as delivery
from wellbeing.domain import reminder_work as work
from wellbeing.domain.contact_clock import FOREVER, NEVER
from wellbeing.domain.reminder_calendar import drawn, moment_of
from wellbeing.domain.reminder_events import APPLY
from wellbeing.domain.reminder_state import WAITING, Pulse, State
from wellbeing.domain.reminder_turn import Turn
from wellbeing.domain.reminder_values import (
    Card,
    Effect,
    Event,
    Input,
    NextBreak,
    Now,
    Plan,
    Started,
    Tick,
    WaitingCard,
    Withdraw,
)

# What can happen by itself: when it is due, and what it does. The order decides between equals.
BOUNDARIES = (
    (days.day_due, days.close_day),
    (days.shift_due, days.cross_shift),
    (days.pause_due, days.end_pause),
    (work.break_over, work.end_break),
    (work.close_due, work.close_silent),
    (work.rest_due, work.rest),
    (work.anchor_due, work.reach_anchor),
    (work.break_due, work.fall_due),
    (work.eyes_due, work.rest_eyes),
    (work.prompt_due, work.prompt_quietly),
    (days.pin_due, days.reach_pin),
    (work.silence_due, work.ask_silent),
    (delivery.stale_due, delivery.drop_stale),
    (delivery.speech_due, delivery.choose),
    (delivery.card_due, delivery.show_cards),
)
ROUNDING = 1e-6
CROSSINGS_MOST = 4_000
LONG_AWAY = 48 * 3600.0
FAR = 86_400.0


def step(state: State, plan: Plan, event: Event, now: Now) -> tuple[State, tuple[Effect, ...]]:
    """Carry time on to `now`, hear the event, and return the next state with what is to be shown.

    Never raises, whatever the order of events; the same arguments give the same answer.
    """
    quick = _input_amid_work(state, event, now)
    if quick is not None:
        return quick, ()
    turn = Turn(state, plan, now)
    _anchor(turn, event)
    turn.settle()
    _catch_up(turn)
    APPLY[type(event)](turn, event)
    turn.settle()
    _run(turn)
    if turn.chosen:
        delivery.speak(turn)
        _run(turn)
    _close(turn)
    return turn.state(), _without_flashes(turn.effects)


def next_wake(state: State, plan: Plan, now: Now) -> float:
    """Return seconds until the next moment at which a Tick could change anything; at most a day."""
    t = now.mono + state.pulse.base
    return min(FAR, max(0.001, state.pulse.wake - t))


def next_break(state: State, plan: Plan, now: Now) -> NextBreak | None:
    """Return the next break as far as can be told now; None off shift, or where breaks are off."""
    turn = Turn(state, plan, now)
    turn.until = max(state.pulse.t, now.mono + state.pulse.base)
    if state.pulse.t == NEVER or not plan.breaks or not turn.calendar.on:
        return None
    work.count(turn, turn.until)
    waiting = turn.find("break")
    every = plan.break_every_min * 60
    if waiting is not None and waiting.due <= turn.at:
        return _waiting_break(turn, waiting.why, dict(waiting.values), turn.at - waiting.due)
    due = waiting.due if waiting is not None else work.break_due(turn)
    left = due - turn.at if due != FOREVER else max(0.0, every - turn.work.since)
    why = waiting.why if waiting is not None else "why.break.worked"
    values = dict(waiting.values) if waiting is not None else {"minutes": round(plan.break_every_min)}
    share = min(1.0, turn.work.since / every)
    return NextBreak(
        now.wall + timedelta(seconds=left), left / 60, turn.work.since / 60, share, why, None, values
    )  # fmt: skip


def _waiting_break(turn: Turn, why: str, values: dict[str, int | str], late: float) -> NextBreak:
    waiting_for = None
    if turn.contacts.open:
        waiting_for = "contact"
    elif turn.delivery.clear != FOREVER and any(
        one.kind == "break" and one.stage == WAITING for one in turn.delivery.reminders
    ):
        waiting_for = "lull"
    due = turn.now.wall - timedelta(seconds=late)
    return NextBreak(due, 0.0, turn.work.since / 60, 1.0, why, waiting_for, values)


def waiting_cards(state: State) -> tuple[WaitingCard, ...]:
    """Return the cards to show on Today, oldest first: reminders shown and not settled."""
    shown = [one for one in state.delivery.reminders if one.stage != WAITING]
    return tuple(
        WaitingCard(
            one.key, one.kind, one.why, moment_of(one.due + state.calendar.skew), one.stage != "noticed",
            dict(one.values),
        )
        for one in sorted(shown, key=lambda one: one.shown)
    )  # fmt: skip


def _input_amid_work(state: State, event: Event, now: Now) -> State | None:
    """Return the next state for the most frequent event of all, where it changes one figure only."""
    pulse = state.pulse
    if type(event) is not Input or not pulse.heard or state.delivery.reminders:
        return None
    t = now.mono + pulse.base
    if not pulse.t <= t < pulse.wake or state.work.credited or state.flags.asleep:
        return None
    beat = Pulse(pulse.base, t, now.mono, now.wall.timestamp(), t, True, pulse.wake)
    return State(beat, state.flags, state.contacts, state.work, state.calendar, state.delivery, state.offers)


def _anchor(turn: Turn, event: Event) -> None:
    """Find engine time: real seconds while the app runs, the wall clock's gap over a restart."""
    pulse, mono, wall = turn.pulse, turn.now.mono, turn.now.wall.timestamp()
    if pulse.t == NEVER:
        _first(turn, wall)
        pulse = turn.pulse
    elif isinstance(event, Started) or mono < pulse.mono:
        gap = max(0.0, wall - pulse.wall)
        pulse = replace(pulse, base=pulse.t + gap - mono)
        days.follow_wall(turn, wall - (pulse.t + gap))
        if gap >= turn.plan.natural_break_min * 60 and not turn.contacts.open:
            turn.flags = replace(turn.flags, asleep=True, left=turn.at)
    turn.until = max(pulse.t, mono + pulse.base)
    turn.ticking = isinstance(event, (Tick, Input))
    if isinstance(event, Tick):
        pulse = _sampled(pulse, turn.until, event.idle)
    turn.pulse = replace(pulse, t=turn.until, mono=mono, wall=wall)


def _first(turn: Turn, wall: float) -> None:
    turn.at = turn.until = wall
    turn.pulse = Pulse(wall - turn.now.mono, wall, turn.now.mono, wall)
    turn.calendar = drawn(turn.plan, wall, 0.0, (wall, wall), None)
    turn.work = replace(turn.work, to=wall)


def _sampled(pulse: Pulse, t: float, idle: float | None) -> Pulse:
    """Return the pulse with what a sample of the idle time tells, give or take half a second."""
    if idle is None:
        return replace(pulse, heard=False)
    last = t - max(0.0, idle)
    if not pulse.heard or last > pulse.last_input + 0.5:
        return replace(pulse, heard=True, last_input=max(last, pulse.last_input))
    return pulse


def _catch_up(turn: Turn) -> None:
    """Live through the time before the event; two days without a single one were no work but a standstill."""
    if turn.until - turn.at <= LONG_AWAY or turn.flags.asleep:
        _run(turn)
        return
    flags, turn.flags = turn.flags, replace(turn.flags, asleep=True, left=turn.at)
    _run(turn)
    turn.flags = flags
    work.stir(turn)
    turn.settle()


def _run(turn: Turn) -> None:
    """Cross every boundary up to the event, in the order of time."""
    for _ in range(CROSSINGS_MOST):
        due, cross = min(((when(turn), do) for when, do in BOUNDARIES), key=_when)
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


def _when(pair: tuple[float, object]) -> float:
    return pair[0]


def _lose_count(turn: Turn) -> None:
    """After an absence of years the past is let go: a new day begins here."""
    for one in turn.delivery.reminders:
        turn.withdraw(one)
    turn.at = turn.until
    turn.work = replace(turn.work, to=turn.until)
    skew = turn.now.wall.timestamp() - turn.until
    turn.calendar = drawn(turn.plan, turn.until, skew, (turn.until + skew, turn.until + skew), None)
    turn.wake = turn.until


def _close(turn: Turn) -> None:
    turn.pulse = replace(turn.pulse, t=turn.until, wake=turn.wake)


def _without_flashes(effects: list[Effect]) -> tuple[Effect, ...]:
    """Return the effects without cards that would vanish in the same moment."""
    if len(effects) < 2:
        return tuple(effects)
    gone = {one.key for one in effects if isinstance(one, Withdraw)}
    flashes = {one.key for one in effects if isinstance(one, Card)} & gone
    return tuple(one for one in effects if getattr(one, "key", None) not in flashes)
