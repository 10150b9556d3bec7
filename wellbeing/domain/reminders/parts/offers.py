"""How often check-in prompts and cool-down offers came, the acute load, and how they are received."""

from __future__ import annotations

from typing import NamedTuple

from wellbeing.domain.reminders.parts.clocks import NEVER
from wellbeing.domain.reminders.plan import Plan

PROMPTS_A_DAY, OFFERS_A_DAY = 3, 4
PROMPT_GAP, OFFER_GAP = 120 * 60.0, 90 * 60.0
AFTER_CHECKIN = 90 * 60.0
DISMISSALS, HALVED_DAYS, IGNORED_DAYS = 3, 5, 7


class Offers(NamedTuple):
    """Moments of the last prompts and offers, the counts of the day, and answers in a row.

    `overridden` is when a threat last overrode the gap; `silenced` are the kinds put away for today;
    `stopped` after seven days without an answer.
    """

    last_checkin: float = NEVER
    prompts: tuple[float, ...] = ()
    offers: tuple[float, ...] = ()
    prompts_today: int = 0
    offers_today: int = 0
    acute: float = 0.0
    acute_at: float = NEVER
    overridden: float = NEVER
    silenced: tuple[str, ...] = ()
    dismissed: int = 0
    halved_days: int = 0
    ignored_days: int = 0
    shown_today: bool = False
    answered_today: bool = False
    stopped: bool = False

    def cap(self, full: int) -> int:
        """Return a day's cap, halved for five workdays after three dismissals in a row."""
        return full // 2 if self.halved_days else full


def latest(times: tuple[float, ...]) -> float:
    """Return the last of some moments, NEVER where there is none."""
    return times[-1] if times else NEVER


def prompt_free(offers: Offers) -> float:
    """Return from when the gaps allow a prompt: 120 min after the last one, 90 min after a check-in."""
    return max(latest(offers.prompts) + PROMPT_GAP, offers.last_checkin + AFTER_CHECKIN)


def acute_at(offers: Offers, plan: Plan, at: float) -> float:
    """Return the acute load at a moment."""
    if offers.acute <= 0:
        return 0.0
    half_lives = (at - offers.acute_at) / plan.load.acute.total_seconds()
    return offers.acute * float(2.0**-half_lives)


def with_load(offers: Offers, acute: float, at: float) -> Offers:
    """Return the offers with the acute load as it is at a moment."""
    return offers._replace(acute=acute, acute_at=at)


def with_checkin(offers: Offers, at: float) -> Offers:
    """Return the offers after a check-in: prompts have had their answer."""
    return offers._replace(last_checkin=at, answered_today=True)


def with_shown(offers: Offers, kind: str, at: float) -> Offers:
    """Return the offers with a prompt or an offer counted that was shown for the first time."""
    if kind == "checkin":
        kept = (*offers.prompts, at)[-PROMPTS_A_DAY:]
        return offers._replace(prompts=kept, prompts_today=offers.prompts_today + 1, shown_today=True)
    if kind == "cooldown":
        early = at - latest(offers.offers) < OFFER_GAP
        kept = (*offers.offers, at)[-OFFERS_A_DAY:]
        return offers._replace(
            offers=kept, offers_today=offers.offers_today + 1, shown_today=True,
            overridden=at if early else offers.overridden,
        )  # fmt: skip
    return offers


def with_answer(offers: Offers, kind: str, dismissed: bool) -> Offers:
    """Return the offers after an answer to one of them; the third dismissal in a row halves the caps."""
    if kind not in ("checkin", "cooldown"):
        return offers
    if not dismissed:
        return offers._replace(dismissed=0, answered_today=True)
    if offers.dismissed + 1 < DISMISSALS:
        return offers._replace(dismissed=offers.dismissed + 1, answered_today=True)
    return offers._replace(dismissed=0, halved_days=HALVED_DAYS, answered_today=True)


def silenced(offers: Offers, kind: str) -> Offers:
    """Return the offers with a kind put away for today."""
    return offers._replace(silenced=(*offers.silenced, kind))


def on_a_new_day(offers: Offers, worked: bool) -> Offers:
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


def asked_once(offers: Offers) -> Offers:
    """Return the offers after the card that asks whether they shall come again: it comes once."""
    return offers._replace(ignored_days=0)


def restarted(offers: Offers) -> Offers:
    """Return the offers that may come again."""
    return offers._replace(stopped=False, ignored_days=0, dismissed=0)
