"""The reminder engine: one pure step from state and event to the next state and what is to be shown (E46).

Two kinds of time. *Engine time* counts seconds that really went by, sleep included; it never steps, and all that
lasts (a break, a gap, a pause, a lull) is measured in it. *Wall time* is what the clock on the wall says: it may
be set, and has summer time. Shifts, days and pinned times belong to it; `calendar` turns them into engine time by
`skew`, which it takes anew from the wall at each day's end, at a start and with a new plan, never in between, so
that a clock that is set moves no break. Over a restart only the wall clock knows the gap (`parts/clocks.py`).

A step. The event's moment is found in engine time; time is then caught up with: whatever would have happened by
itself since the last event (a *boundary*: a shift ends, a break falls due, a silent contact closes) happens in
order of time, at its own moment, however late the event is. Only then is the event applied, and what it makes due
at once. Boundaries of the same moment come in the order calendar, quiet, work, contacts, delivery. A moment found
this way, `now`, is given to every room; `now.at` is the boundary's, `now.told` the event's.

Who may change what. Each subject (presence, quiet, calendar, work, contacts, delivery, offers) owns one part of
the state: `parts/x.py` holds it and the only functions that change it, `x.py` its rules: `next_event` says when
something happens there by itself, `apply` what an event or a boundary does. A subject reads the others' parts and
asks them by named questions; what it wants changed there it returns as a fact (`facts.py`), and `step_state.py`
hands that on at once.

Chosen, then spoken. A notice is chosen at the boundary where it is right and spoken only after the event has been
heard: a late tick keeps the order that would have been, and a contact that began meanwhile is not spoken into.

Long absences. Nobody lives through a thousand boundaries: of an absence of days the first two days and the last
are lived through with nobody there, the rest is skipped (`timeline.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from wellbeing.domain.reminders import facts, work
from wellbeing.domain.reminders.effects import Effect, GoingOn, NextBreak, ShowCard, WaitingCard, Withdraw
from wellbeing.domain.reminders.events import Event, Input, Now, Started, Tick
from wellbeing.domain.reminders.notice_times import OPEN
from wellbeing.domain.reminders.parts.calendar import moment_of
from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER, Moment, carried, moved_on, sync_clock
from wellbeing.domain.reminders.parts.delivery import NOTICED, WAITING, Reminder
from wellbeing.domain.reminders.parts.presence import touched
from wellbeing.domain.reminders.parts.work import on_break
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State
from wellbeing.domain.reminders.step_state import StepState
from wellbeing.domain.reminders.timeline import catch_up, run

DAY = 86_400.0


def step(state: State, plan: Plan, event: Event, now: Now) -> tuple[State, tuple[Effect, ...]]:
    """Carry time on to `now`, apply the event, and return the next state with what is to be shown.

    Never raises, whatever the order of events; the same arguments give the same answer.
    """
    if type(event) is Input:
        quick = _input_amid_work(state, now)
        if quick is not None:
            return quick, ()
    clocks, gap = sync_clock(state.clocks, isinstance(event, Started), now)
    told = max(clocks.t, now.mono + clocks.base)
    here = StepState(state, plan, Moment(clocks.t, told, now.wall, isinstance(event, Tick | Input)))
    if state.clocks.t == NEVER:
        here.hand_on(facts.FirstStart())
    was_away = gap is not None and _come_after(here, gap)
    new_input = isinstance(event, Tick) and _sample(here, event)
    catch_up(here, clocks.wake)
    if was_away:
        here.hand_on(facts.CameBack())
    if new_input:
        here.hand_on(facts.InputSampled())
    here.hand_on(event)
    here.note_the_way()
    wake = _say(here)
    after, effects = here.finished(carried(clocks, here.now.told, wake))
    return after, _without_flashes(effects)


def _come_after(here: StepState, gap: float) -> bool:
    """Find the wall clock again after a gap; tell whether the time between was nobody's work."""
    here.hand_on(facts.ClockFound())
    away = gap >= here.plan.natural_break_min * 60 and not here.state.contacts.open
    if away:
        here.hand_on(facts.WentAway())
        here.note_the_way()
    return away


def _sample(here: StepState, tick: Tick) -> bool:
    """Hear what the timer tells of the idle time; tell whether there was a new input."""
    before = here.state.presence
    here.hand_on(facts.IdleSampled(tick.idle))
    return tick.idle is not None and here.state.presence is not before


def _say(here: StepState) -> float:
    """Do what the event has made due, speak the notice that was chosen, and return when to wake next."""
    wake = run(here)
    if here.state.delivery.chosen:
        here.hand_on(facts.Speak())
        wake = run(here)
        here.hand_on(facts.StepOver())
    return wake


def next_wake(state: State, plan: Plan, now: Now) -> float:
    """Return seconds until the next moment at which a Tick could change anything; at most a day."""
    return min(DAY, max(0.001, state.clocks.wake - now.mono - state.clocks.base))


def may_speak(state: State, plan: Plan, within: float, now: Now) -> bool:
    """Tell whether a notice could come, or a break begin by itself, within so many seconds, whatever is told meanwhile.

    Only then does it matter whether the desktop keeps quiet. What is told raises a reminder at most: its notice
    waits for a lull, and comes with a tick.
    """
    spoken_yet = (*OPEN, NOTICED) if plan.begin_themselves else OPEN
    waits = any(reminder.stage in spoken_yet for reminder in state.delivery.reminders)
    return waits or next_wake(state, plan, now) <= within


def next_break(state: State, plan: Plan, now: Now) -> NextBreak | None:
    """Return the next break as far as can be told now; None off shift, or where breaks are off."""
    clocks = state.clocks
    if clocks.t == NEVER or not plan.breaks or not state.calendar.on:
        return None
    told = max(clocks.t, now.mono + clocks.base)
    here = StepState(state, plan, Moment(clocks.t, told, now.wall))
    here.move_to(told, told)
    reminder = state.delivery.find("break")
    if reminder is not None:
        return _raised_break(here, reminder)
    since, every = here.state.work.since, plan.break_every_min * 60
    going_on = work.working(here.state, told)
    left = work.break_due(here.state, plan) - told if going_on else max(0.0, every - since)
    return _break_in(here, left, "why.break.worked", {"minutes": round(plan.break_every_min)}, None)


def _raised_break(here: StepState, reminder: Reminder) -> NextBreak:
    """Return the break that is due, or put off until later."""
    state, at = here.state, here.now.at
    waiting_for = None
    if reminder.stage != NOTICED and reminder.due <= at:
        clear = state.delivery.clear_since != FOREVER
        waiting_for = "contact" if state.contacts.open else "lull" if clear else None
    return _break_in(here, reminder.due - at, reminder.why, dict(reminder.values), waiting_for)


def _break_in(
    here: StepState, left: float, why: str, values: Mapping[str, int | str], waiting_for: str | None
) -> NextBreak:
    since = here.state.work.since
    share = 1.0 if waiting_for or left <= 0 else min(1.0, since / (here.plan.break_every_min * 60))
    due = here.now.wall + timedelta(seconds=left)
    return NextBreak(due, max(0.0, left) / 60, since / 60, share, why, waiting_for, values)


def pause_left(state: State, now: Now) -> float:
    """Return for how many seconds the pause still lasts, 0 without one."""
    return max(0.0, state.quiet.paused_until - now.mono - state.clocks.base)


def going_on(state: State, now: Now) -> GoingOn:
    """Return what is going on at a moment."""
    at = max(state.clocks.t, now.mono + state.clocks.base)
    on_a_break = on_break(state.work, state.contacts, at)
    left = state.work.break_until - at if on_a_break else 0.0
    return GoingOn(left, pause_left(state, now), state.calendar.on)


def waiting_cards(state: State) -> tuple[WaitingCard, ...]:
    """Return the cards to show on Today, oldest first: reminders shown and not settled."""
    shown = [reminder for reminder in state.delivery.reminders if reminder.stage != WAITING]
    shown.sort(key=lambda reminder: reminder.shown)
    return tuple(_card(reminder, state.calendar.skew) for reminder in shown)


def _card(reminder: Reminder, skew: float) -> WaitingCard:
    due, silent = moment_of(reminder.due + skew), reminder.stage != NOTICED
    return WaitingCard(reminder.key, reminder.kind, reminder.why, due, silent, dict(reminder.values))


def _input_amid_work(state: State, now: Now) -> State | None:
    """Return the next state for the most frequent event of all, where it changes one figure only.

    An input only ever moves later what happens by itself, so the moment to wake may stay.
    """
    clocks, presence, quiet, calendar, work_clock, contacts, delivery, offers = state
    if not presence.heard or presence.asleep or presence.locked:
        return None
    t = now.mono + clocks.base
    if not clocks.t <= t < clocks.wake or work_clock.resting or work_clock.credited:
        return None
    moved, there = moved_on(clocks, t, now), touched(presence, t)
    return State(moved, there, quiet, calendar, work_clock, contacts, delivery, offers)


def _without_flashes(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return the effects without cards that would vanish in the same moment."""
    if len(effects) < 2:
        return effects
    gone = {effect.key for effect in effects if isinstance(effect, Withdraw)}
    flashes = {effect.key for effect in effects if isinstance(effect, ShowCard)} & gone
    return tuple(effect for effect in effects if getattr(effect, "key", None) not in flashes)
