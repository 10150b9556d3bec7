"""Check-in prompts and cool-down offers: what raises them, caps and gaps, how they fall silent (E46)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wellbeing.domain.load import USUAL_SHIFTS, felt_factor
from wellbeing.domain.reminders import events, facts
from wellbeing.domain.reminders.facts import Fact
from wellbeing.domain.reminders.notice_times import suppressed
from wellbeing.domain.reminders.parts.calendar import SHIFT_FIRST, SHIFT_LAST
from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER, Moment
from wellbeing.domain.reminders.parts.delivery import KEPT
from wellbeing.domain.reminders.parts.offers import (
    OFFER_GAP,
    OFFERS_A_DAY,
    PROMPTS_A_DAY,
    Offers,
    acute_at,
    asked_once,
    latest,
    on_a_new_day,
    prompt_free,
    restarted,
    silenced,
    with_answer,
    with_checkin,
    with_load,
    with_shown,
)
from wellbeing.domain.reminders.parts.quiet import paused
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State
from wellbeing.domain.vocabulary import HIGH_FROM

# A day's caps also hold over any 16 hours: a day that ends in the middle of a night shift doubles nothing.
ROLLING = 16 * 3600.0
STOPPED, AGREED = "why.checkin.stopped", "why.checkin.coin"
URGENT = ("why.cooldown.threat", "why.cooldown.crisis")
Change = tuple[Offers, tuple[Fact, ...]]


def next_event(state: State, plan: Plan, now: Moment) -> tuple[float, Fact]:
    """Return FOREVER: offers only answer what happens; prompts without contacts are timed by work."""
    return FOREVER, facts.PromptWanted("why.checkin.quiet")


def apply(state: State, plan: Plan, told: object, now: Moment) -> Change:
    """Return the offers after an event or a fact, and what is to be raised."""
    return HEARS[type(told)](state, plan, told, now)


def may_prompt(state: State, plan: Plan, now: Moment) -> bool:
    """Tell whether a check-in prompt may be raised now: where it could not be a notice it need not come at all."""
    offers, calendar = state.offers, state.calendar
    in_time = calendar.shift_start + SHIFT_FIRST <= now.at < calendar.shift_end - SHIFT_LAST
    if (
        not plan.checkins
        or not in_time
        or suppressed(state, plan, now.at)
        or not _welcome(state, "checkin", now)
    ):
        return False
    most = offers.cap(PROMPTS_A_DAY)
    return (
        offers.prompts_today < most
        and _recent(offers.prompts, now.at) < most
        and now.at >= prompt_free(offers)
    )


def _welcome(state: State, kind: str, now: Moment) -> bool:
    quiet = paused(state.quiet, now.at) or state.offers.stopped or kind in state.offers.silenced
    return state.calendar.on and not quiet


def _recent(times: tuple[float, ...], at: float) -> int:
    return sum(at - moment < ROLLING for moment in times)


def prompt(state: State, plan: Plan, told: facts.PromptWanted, now: Moment) -> Change:
    """Raise a check-in prompt where one may come, unless one is waiting already."""
    old = state.delivery.find("checkin")
    free = old is None or old.stage == KEPT or old.shown != NEVER
    if free and may_prompt(state, plan, now):
        return state.offers, (facts.Raise("checkin", told.why),)
    return state.offers, ()


def ask_as_agreed(state: State, plan: Plan, told: events.StressWanted, now: Moment) -> Change:
    """Raise the check-in prompt that a person has agreed to, unless one is in sight or a pause holds."""
    old = state.delivery.find("checkin")
    in_sight = old is not None and old.shown != NEVER and old.stage != KEPT
    if in_sight or paused(state.quiet, now.at):
        return state.offers, ()
    return state.offers, (facts.Raise("checkin", AGREED),)


def _offer(state: State, plan: Plan, why: str, now: Moment) -> tuple[Fact, ...]:
    """Return a cool-down offer where caps and gaps allow; a threat or a life in danger overrides the gap once."""
    waiting = state.delivery.find("cooldown")
    if waiting is not None and waiting.shown == NEVER:
        return (facts.Reword("cooldown", why),) if why in URGENT else ()
    if plan.cooldowns and _welcome(state, "cooldown", now) and _offer_fits(state.offers, why, now.at):
        return (facts.Raise("cooldown", why),)
    return ()


def _offer_fits(offers: Offers, why: str, at: float) -> bool:
    most = offers.cap(OFFERS_A_DAY)
    if offers.offers_today >= most or _recent(offers.offers, at) >= most:
        return False
    if at - latest(offers.offers) >= OFFER_GAP:
        return True
    return why in URGENT and at - offers.overridden >= ROLLING


def note_shown(state: State, plan: Plan, told: facts.ReminderShown, now: Moment) -> Change:
    """Count a prompt or an offer shown for the first time, as notice or card."""
    return with_shown(state.offers, told.kind, told.at), ()


def hear_checkin(state: State, plan: Plan, told: events.CheckedIn, now: Moment) -> Change:
    """Note a check-in: prompts have had their answer; high stress raises an offer."""
    out: tuple[Fact, ...] = (facts.Settle("checkin"),)
    if told.stress >= HIGH_FROM:
        out += _offer(state, plan, "why.cooldown.stress", now)
    return with_checkin(state.offers, now.at), out


def hear_logged(state: State, plan: Plan, told: events.Logged, now: Moment) -> Change:
    """Add a recorded contact to the acute load; abuse, a threat, a crisis or a high load raises an offer."""
    weight = weight_of(plan, told)
    acute = acute_at(state.offers, plan, now.at) + weight
    after = with_load(state.offers, acute, now.at)
    if told.kind in ("abuse", "threat", "crisis"):
        return after, _offer(state, plan, f"why.cooldown.{told.kind}", now)
    if weight > 0 and load_is_high(plan, acute):
        return after, _offer(state, plan, "why.cooldown.load", now)
    return after, ()


def weight_of(plan: Plan, told: events.Logged) -> float:
    """Return the load of a contact just recorded (E45)."""
    return plan.load.weights.get(told.kind, 0) * felt_factor(told.felt)


def load_is_high(plan: Plan, acute: float) -> bool:
    """Tell whether the acute load reaches the own 80th percentile; never with fewer than ten shifts."""
    return plan.usual_high is not None and plan.usual_shifts >= USUAL_SHIFTS and acute >= plan.usual_high


def hear_answer(state: State, plan: Plan, told: facts.ReminderAnswered, now: Moment) -> Change:
    """Hear how a reminder is received; the card that asks whether offers shall come again is no offer."""
    offers = state.offers
    if told.kind == "contact":
        return offers, ()
    if told.why == STOPPED:
        offers = restarted(offers) if told.answer == "start" else offers
    else:
        offers = with_answer(offers, told.kind, told.dismissed)
    return silenced(offers, told.kind) if told.answer == "not_today" else offers, ()


def close_day(state: State, plan: Plan, told: facts.DayOver, now: Moment) -> Change:
    """Begin a new day; after seven unanswered ones ask, once, whether offers and prompts shall come again."""
    offers = on_a_new_day(state.offers, told.worked)
    if offers.stopped and offers.ignored_days:
        return asked_once(offers), (facts.Raise("checkin", STOPPED, card=True),)
    return offers, ()


def restart(state: State, plan: Plan, told: events.OffersRestarted, now: Moment) -> Change:
    """Let offers and prompts come again."""
    return restarted(state.offers), ()


HEARS: Mapping[type, Callable[[State, Plan, Any, Moment], Change]] = {
    events.CheckedIn: hear_checkin,
    events.Logged: hear_logged,
    events.OffersRestarted: restart,
    events.StressWanted: ask_as_agreed,
    facts.PromptWanted: prompt,
    facts.ReminderShown: note_shown,
    facts.ReminderAnswered: hear_answer,
    facts.DayOver: close_day,
}
