"""How work and rest pass: breaks and eye rests fall due, natural breaks are credited, a begun break ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wellbeing.domain.break_clock import COUNTS_FROM
from wellbeing.domain.reminders import events, facts
from wellbeing.domain.reminders.effects import BreakBegan, DayClosed, Effect
from wellbeing.domain.reminders.facts import Fact
from wellbeing.domain.reminders.offers import may_prompt
from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER, Moment
from wellbeing.domain.reminders.parts.delivery import NOTICED
from wellbeing.domain.reminders.parts.offers import prompt_free
from wellbeing.domain.reminders.parts.presence import last_activity, quiet_since
from wellbeing.domain.reminders.parts.quiet import keeps_away, paused
from wellbeing.domain.reminders.parts.work import (
    WorkClock,
    back_at_work,
    counted,
    counting_from,
    day_ledger,
    on_a_new_day,
    on_break,
    on_shift,
    prompted,
    with_break_over,
    with_break_until,
    with_due,
    with_eyes_rested,
    with_rest,
    with_short_pause,
    with_skipped,
    with_somebody_there,
    with_taken,
)
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State

# Without contacts the first prompt comes between two breaks rather than together with one.
FIRST_PROMPT = 90 * 60.0
NEXT_PROMPT = 120 * 60.0
LOOK_AGAIN = 10 * 60.0
# A break that was told of begins once hands have rested for so long, and within so long after it was told.
AT_REST, TOLD_FOR = 10.0, 5 * 60.0
# A breath between two contacts belongs to the next minutes.
BREATH_LASTS = 20 * 60.0
# However short the pause was, nobody who sits down is asked up again at once.
SOON = 5 * 60.0
Change = tuple[WorkClock, tuple[Fact | Effect, ...]]


def working(state: State, at: float) -> bool:
    """Tell whether this moment counts as work: on shift, and in a contact or neither away nor in a break."""
    if not state.calendar.on:
        return False
    if state.contacts.open:
        return True
    presence, work = state.presence, state.work
    return not (presence.asleep or presence.locked or work.resting or work.break_until > at)


def count(state: State, now: Moment, to: float) -> WorkClock:
    """Return the work clock carried on to a moment, at which nothing has changed since the last one."""
    presence, contacts = state.presence, state.contacts
    quiet = last_activity(presence, contacts) if contacts.open else quiet_since(presence, contacts)
    # Where no source tells of input, work between contacts is taken as sure.
    return counted(state.work, to, quiet if quiet > NEVER else to, working(state, now.at))


def next_event(state: State, plan: Plan, now: Moment) -> tuple[float, Fact]:
    """Return when work and rest change next by themselves, and how; the order decides between equals."""
    until = state.work.break_until
    due = until if until > NEVER else FOREVER
    fact: Fact = BREAK_OVER
    quiet = rest_due(state, plan)
    if quiet < due:
        due, fact = quiet, REST_REACHED
    if working(state, now.at):
        for when, boundary in WORKING:
            other = when(state, plan)
            if other < due:
                due, fact = other, boundary
    return due, fact


def apply(state: State, plan: Plan, told: object, now: Moment) -> Change:
    """Return the work clock after an event or a boundary, and what it means for the others."""
    return HEARS[type(told)](state, plan, told, now)


def rest_due(state: State, plan: Plan) -> float:
    """Return when the present quiet becomes a natural break."""
    if state.contacts.open or state.work.resting:
        return FOREVER
    quiet = quiet_since(state.presence, state.contacts)
    return quiet + plan.natural_break_min * 60 if quiet > NEVER else FOREVER


def break_due(state: State, plan: Plan) -> float:
    """Return when the next break falls due while work goes on, moved to a paid break that is near."""
    if not plan.breaks:
        return FOREVER
    every = plan.break_every_min * 60
    due = state.work.to + max(0.0, every - state.work.since)
    paid = state.calendar.paid_break_at
    return paid if due < paid <= due + every / 2 else due


def paid_break_counts(state: State, plan: Plan, now: Moment) -> bool:
    """Tell whether a paid break is the app's break too: half of the way to one has been worked, none waits."""
    if plan.planned_only:
        return plan.breaks
    half_way = state.work.since >= plan.break_every_min * 30 - 1e-6
    return plan.breaks and half_way and working(state, now.at) and not state.delivery.find("break")


def begins_due(state: State, plan: Plan) -> float:
    """Return when the break that was told of begins by itself if hands stay at rest."""
    reminder, presence = state.delivery.find("break"), state.presence
    told = reminder is not None and reminder.stage == NOTICED
    if reminder is None or not told or not plan.begin_themselves or not presence.heard:
        return FOREVER
    if state.contacts.open or keeps_away(state.quiet, state.work.to, plan.full_screen):
        return FOREVER
    due = max(reminder.shown + plan.heads_up_s, last_activity(presence, state.contacts) + AT_REST)
    return due if due <= reminder.shown + TOLD_FOR else FOREVER


def eyes_due(state: State, plan: Plan) -> float:
    """Return when eyes are due for a look into the distance."""
    if not plan.eyes or "eyes" in state.offers.silenced:
        return FOREVER
    return state.work.to + max(0.0, plan.eyes_every_min * 60 - state.work.eyes)


def prompt_due(state: State, plan: Plan) -> float:
    """Return when a prompt is due for somebody whose contacts nobody signals."""
    if state.contacts.seen or not plan.checkins:
        return FOREVER
    wait = NEXT_PROMPT if state.offers.prompts_today else FIRST_PROMPT
    return max(state.work.to + max(0.0, wait - state.work.unprompted), prompt_free(state.offers))


def end_break(state: State, plan: Plan, told: facts.BreakOver, now: Moment) -> Change:
    """End the break; the next one is counted from here."""
    return with_break_over(state.work), ()


def rest(state: State, plan: Plan, told: facts.RestReached, now: Moment) -> Change:
    """Credit the quiet as a natural break, in full and once."""
    after = with_rest(state.work, creditable=state.calendar.on)
    return after, (facts.Settle("break"), facts.Settle("eyes"))


def fall_due(state: State, plan: Plan, told: facts.BreakDue, now: Moment) -> Change:
    """Count a break as due and raise its reminder, unless one still waits or the person said not today."""
    if plan.planned_only and told.lasts == FOREVER:
        return with_break_over(state.work), (facts.Raise("breath", "why.breath.between", lasts=BREATH_LASTS),)
    work, old = state.work, state.delivery.find("break")
    out: tuple[Fact, ...] = ()
    if old is not None and (old.stage == NOTICED or state.delivery.has_chosen(old)):
        work, old, out = with_skipped(work), None, (facts.Settle("break"),)
    if old is None and "break" not in state.offers.silenced:
        out += (facts.Raise("break", told.why, {"minutes": round(plan.break_every_min)}, told.lasts),)
    return with_due(work), out


def rest_eyes(state: State, plan: Plan, told: facts.EyesDue, now: Moment) -> Change:
    """Raise the eyes' reminder, unless a break is due anyway."""
    unneeded = state.delivery.find("break") is not None or paused(state.quiet, now.at)
    wish = facts.Raise("eyes", "why.eyes.time", {"minutes": round(plan.eyes_every_min)})
    return with_eyes_rested(state.work), () if unneeded else (wish,)


def prompt_quietly(state: State, plan: Plan, told: facts.PromptDue, now: Moment) -> Change:
    """Raise a prompt that waits for a lull in typing alone; where it may not come now, look again later."""
    if may_prompt(state, plan, now):
        return prompted(state.work, None), (facts.PromptWanted("why.checkin.quiet"),)
    return prompted(state.work, LOOK_AGAIN), ()


def mark_present(state: State, plan: Plan, told: object, now: Moment) -> Change:
    """Note that somebody is there again."""
    return with_somebody_there(state.work, now.at), ()


def wake(state: State, plan: Plan, told: events.Woke, now: Moment) -> Change:
    """Take somebody to be there when the machine wakes, where no source of input times can tell."""
    unknown = not state.presence.heard and not state.presence.locked
    return with_somebody_there(state.work, now.at) if unknown else state.work, ()


def tick(state: State, plan: Plan, told: events.Tick, now: Moment) -> Change:
    """Take the ringing itself to mean somebody, where no source of input times can tell."""
    unknown = told.idle is None and not state.presence.away
    return with_somebody_there(state.work, now.at) if unknown else state.work, ()


def begin_contact(state: State, plan: Plan, told: events.ContactStarted, now: Moment) -> Change:
    """End a break and a rest: a contact is work."""
    return back_at_work(state.work), ()


def start_break(state: State, plan: Plan, told: events.BreakStarted, now: Moment) -> Change:
    """Begin a break of the person's own accord."""
    work = with_somebody_there(state.work, now.at)
    return _taken(work, state, plan, now), (facts.Settle("break"),)


def end_own_break(state: State, plan: Plan, told: events.BreakEnded, now: Moment) -> Change:
    """End a break by the person's own word, and count it as what it was."""
    work = with_somebody_there(with_break_over(state.work), now.at)
    share = told.rested / told.planned if told.planned > 0 else 0.0
    if share >= COUNTS_FROM or not state.calendar.on:
        return work, ()
    most = max(0.0, plan.break_every_min * 60 - SOON)
    return with_short_pause(work, min(told.worked * (1 - share), most)), ()


def hear_answer(state: State, plan: Plan, told: facts.ReminderAnswered, now: Moment) -> Change:
    """Count the break as begun, or as skipped; whoever answers is there."""
    work = with_somebody_there(state.work, now.at)
    if told.kind != "break" or told.answer in events.PUT_OFF:
        return work, ()
    return with_skipped(work) if told.dismissed else _taken(work, state, plan, now), ()


def _taken(work: WorkClock, state: State, plan: Plan, now: Moment) -> WorkClock:
    if not state.calendar.on:
        return work
    return with_taken(work, NEVER if state.contacts.open else now.at + plan.break_min * 60)


def begin_by_itself(state: State, plan: Plan, told: facts.HandsRested, now: Moment) -> Change:
    """Begin the break that was told of, now that hands rest."""
    begun = BreakBegan(plan.break_min * 60)
    return _taken(state.work, state, plan, now), (facts.Settle("break"), begun)


def last(state: State, plan: Plan, told: events.BreakLasts, now: Moment) -> Change:
    """Let the break under way end at another moment."""
    if not on_break(state.work, state.contacts, now.at):
        return state.work, ()
    return with_break_until(state.work, now.at + max(0.001, told.left)), ()


def enter_shift(state: State, plan: Plan, told: facts.ShiftEntered, now: Moment) -> Change:
    """Count the next break from here; time off between two ranges of a day settles an owed one."""
    return on_shift(state.work, told.first), ()


def close_day(state: State, plan: Plan, told: facts.DayOver, now: Moment) -> Change:
    """Write down the day's ledger and begin the next."""
    ledger = day_ledger(state.work, told.carried)
    after = on_a_new_day(state.work, told.carried)
    return after, () if ledger.empty else (DayClosed(told.day, ledger),)


def go_on(state: State, plan: Plan, told: facts.FirstStart | facts.DaysSkipped, now: Moment) -> Change:
    """Count from here; what lies before was no work."""
    return counting_from(state.work, now.at), ()


BREAK_OVER, REST_REACHED = facts.BreakOver(), facts.RestReached()
# Only while at work; the order decides between equals.
WORKING: tuple[tuple[Callable[[State, Plan], float], Fact], ...] = (
    (begins_due, facts.HandsRested()),
    (break_due, facts.BreakDue()),
    (eyes_due, facts.EyesDue()),
    (prompt_due, facts.PromptDue()),
)
HEARS: Mapping[type, Callable[[State, Plan, Any, Moment], Change]] = {
    events.Started: mark_present,
    events.Tick: tick,
    events.ContactStarted: begin_contact,
    events.Unlocked: mark_present,
    events.Woke: wake,
    events.CheckedIn: mark_present,
    events.Logged: mark_present,
    events.BreakStarted: start_break,
    events.BreakLasts: last,
    facts.HandsRested: begin_by_itself,
    events.BreakEnded: end_own_break,
    facts.MarkPresent: mark_present,
    facts.ReminderAnswered: hear_answer,
    facts.BreakOver: end_break,
    facts.RestReached: rest,
    facts.BreakDue: fall_due,
    facts.EyesDue: rest_eyes,
    facts.PromptDue: prompt_quietly,
    facts.ShiftEntered: enter_shift,
    facts.DayOver: close_day,
    facts.FirstStart: go_on,
    facts.DaysSkipped: go_on,
}
