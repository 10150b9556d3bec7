"""Check-in prompts and cool-down offers: what raises them, caps and gaps, how they fall silent (E46)."""

from __future__ import annotations

from dataclasses import replace

from wellbeing.domain.load import USUAL_SHIFTS
from wellbeing.domain.reminders.contact_clock import NEVER
from wellbeing.domain.reminders.events import Logged, Plan
from wellbeing.domain.reminders.state import KEPT, Offers
from wellbeing.domain.reminders.step_state import Turn

PROMPTS_A_DAY, OFFERS_A_DAY = 3, 4
PROMPT_GAP, OFFER_GAP = 120 * 60.0, 90 * 60.0
SHIFT_FIRST, SHIFT_LAST = 15 * 60.0, 10 * 60.0
AFTER_CHECKIN = 90 * 60.0
HIGH_STRESS = 7
# A day's caps also hold over any 16 hours: a day that ends in the middle of a night shift doubles nothing.
ROLLING = 16 * 3600.0
DISMISSALS, HALVED_DAYS, IGNORED_DAYS = 3, 5, 7


def cap(offers: Offers, full: int) -> int:
    """Return a day's cap, halved for five workdays after three dismissals in a row."""
    return full // 2 if offers.halved_days else full


def may_prompt(turn: Turn) -> bool:
    """Tell whether a check-in prompt may be raised now: where it could not be a notice it need not come at all."""
    offers, calendar = turn.offers, turn.calendar
    in_time = calendar.shift_start + SHIFT_FIRST <= turn.at < calendar.shift_end - SHIFT_LAST
    if not turn.plan.checkins or not in_time or turn.shut or not _welcome(turn, "checkin"):
        return False
    most = cap(offers, PROMPTS_A_DAY)
    return (
        offers.prompts_today < most
        and _recent(offers.prompts, turn.at) < most
        and turn.at >= prompt_free(offers)
    )


def prompt_free(offers: Offers) -> float:
    """Return from when the gaps allow a prompt: 120 min after the last one, 90 min after a check-in."""
    return max(_latest(offers.prompts) + PROMPT_GAP, offers.last_checkin + AFTER_CHECKIN)


def prompt(turn: Turn, why: str) -> None:
    """Raise a check-in prompt, unless one is waiting already."""
    old = turn.find("checkin")
    if old is None or old.stage == KEPT or old.shown != NEVER:
        turn.raise_reminder("checkin", why)


def offer(turn: Turn, why: str) -> None:
    """Raise a cool-down offer where caps and gaps allow; a threat overrides the gap once."""
    waiting = turn.find("cooldown")
    if waiting is not None and waiting.shown == NEVER:
        if why == "why.cooldown.threat":
            turn.swap(waiting, replace(waiting, why=why))
        return
    if turn.plan.cooldowns and _welcome(turn, "cooldown") and _offer_fits(turn, why):
        turn.raise_reminder("cooldown", why)


def _offer_fits(turn: Turn, why: str) -> bool:
    offers = turn.offers
    most = cap(offers, OFFERS_A_DAY)
    if offers.offers_today >= most or _recent(offers.offers, turn.at) >= most:
        return False
    if turn.at - _latest(offers.offers) >= OFFER_GAP:
        return True
    return why == "why.cooldown.threat" and turn.at - offers.overridden >= ROLLING


def _welcome(turn: Turn, kind: str) -> bool:
    quiet = turn.paused or turn.offers.stopped or kind in turn.offers.silenced
    return turn.calendar.on and not quiet


def _recent(times: tuple[float, ...], at: float) -> int:
    return sum(at - one < ROLLING for one in times)


def _latest(times: tuple[float, ...]) -> float:
    return times[-1] if times else NEVER


def note_shown(turn: Turn, kind: str, at: float) -> None:
    """Count a prompt or an offer shown for the first time, as notice or card, at the moment meant for it."""
    offers = turn.offers
    if kind == "checkin":
        kept = (*offers.prompts, at)[-PROMPTS_A_DAY:]
        turn.offers = offers._replace(prompts=kept, prompts_today=offers.prompts_today + 1, shown_today=True)
    elif kind == "cooldown":
        early = at - _latest(offers.offers) < OFFER_GAP
        kept = (*offers.offers, at)[-OFFERS_A_DAY:]
        turn.offers = offers._replace(offers=kept, offers_today=offers.offers_today + 1, shown_today=True,
            overridden=at if early else offers.overridden,
        )  # fmt: skip


def hear_checkin(turn: Turn, stress: int) -> None:
    """Note a check-in: prompts have had their answer; high stress raises an offer."""
    turn.offers = turn.offers._replace(last_checkin=turn.at, answered_today=True)
    turn.withdraw(turn.find("checkin"))
    if stress >= HIGH_STRESS:
        offer(turn, "why.cooldown.stress")


def hear_logged(turn: Turn, event: Logged) -> None:
    """Add a recorded contact to the acute load; abuse, a threat or a high load raises an offer."""
    weight = weight_of(turn.plan, event)
    turn.offers = turn.offers._replace(
        acute=acute_at(turn.offers, turn.plan, turn.at) + weight, acute_at=turn.at
    )
    if event.kind in ("abuse", "threat"):
        offer(turn, f"why.cooldown.{event.kind}")
    elif weight > 0 and load_is_high(turn):
        offer(turn, "why.cooldown.load")


def weight_of(plan: Plan, event: Logged) -> float:
    """Return the load of a contact just recorded (E45)."""
    felt = 1.0 if event.felt is None else 0.5 + event.felt / 10
    return plan.load.weights.get(event.kind, 0) * felt


def acute_at(offers: Offers, plan: Plan, at: float) -> float:
    """Return the acute load at a moment."""
    if offers.acute <= 0:
        return 0.0
    half_lives = (at - offers.acute_at) / plan.load.acute.total_seconds()
    return offers.acute * float(2.0**-half_lives)


def load_is_high(turn: Turn) -> bool:
    """Tell whether the acute load reaches the own 80th percentile; never with fewer than ten shifts."""
    high = turn.plan.usual_high
    return high is not None and turn.plan.usual_shifts >= USUAL_SHIFTS and turn.offers.acute >= high


def hear_answer(offers: Offers, kind: str, dismissed: bool) -> Offers:
    """Return the offers after an answer to one of them; the third dismissal in a row halves the caps."""
    if kind not in ("checkin", "cooldown"):
        return offers
    if not dismissed:
        return offers._replace(dismissed=0, answered_today=True)
    if offers.dismissed + 1 < DISMISSALS:
        return offers._replace(dismissed=offers.dismissed + 1, answered_today=True)
    return offers._replace(dismissed=0, halved_days=HALVED_DAYS, answered_today=True)


def day_over(offers: Offers, worked: bool) -> Offers:
    """Return the offers for a new day; seven days with offers and no answer stop them."""
    ignored = offers.ignored_days
    if offers.answered_today:
        ignored = 0
    elif offers.shown_today:
        ignored += 1
    return offers._replace(
        prompts_today=0,
        offers_today=0,
        silenced=(),
        shown_today=False,
        answered_today=False,
        halved_days=max(0, offers.halved_days - 1) if worked else offers.halved_days,
        ignored_days=ignored,
        stopped=offers.stopped or ignored >= IGNORED_DAYS,
    )


def restart_offers(turn: Turn) -> None:
    """Let offers and prompts come again."""
    turn.offers = turn.offers._replace(stopped=False, ignored_days=0, dismissed=0)
