"""The counts of prompts and offers: what a day, an answer and a card make of them."""

from __future__ import annotations

import pytest

from wellbeing.domain.reminders.parts.clocks import NEVER
from wellbeing.domain.reminders.parts.offers import (
    DISMISSALS,
    HALVED_DAYS,
    IGNORED_DAYS,
    OFFER_GAP,
    OFFERS_A_DAY,
    PROMPTS_A_DAY,
    Offers,
    asked_once,
    latest,
    on_a_new_day,
    prompt_free,
    restarted,
    silenced,
    with_answer,
    with_checkin,
    with_shown,
)

DAY = 86_400.0


def test_before_the_first_there_is_none():
    assert latest(()) == NEVER
    assert latest((1.0, 2.0)) == 2.0
    assert prompt_free(Offers()) == NEVER + 120 * 60


@pytest.mark.parametrize(
    ("prompts", "checkin", "free"),
    [((1_000.0,), NEVER, 8_200.0), ((1_000.0,), 2_000.0, 8_200.0), ((1_000.0,), 4_000.0, 9_400.0)],
)
def test_a_prompt_waits_two_hours_after_one_and_ninety_minutes_after_a_checkin(
    prompts: tuple[float, ...], checkin: float, free: float
):
    assert prompt_free(Offers(prompts=prompts, last_checkin=checkin)) == free


def test_what_was_shown_is_counted_by_its_kind_and_the_last_of_a_day_are_kept():
    offers = Offers()
    for hour in range(6):
        offers = with_shown(offers, "checkin", hour * 3_600.0)
    assert (offers.prompts_today, len(offers.prompts), offers.prompts[-1]) == (6, PROMPTS_A_DAY, 18_000.0)
    assert (offers.offers_today, offers.offers, offers.shown_today) == (0, (), True)
    offers = Offers()
    for hour in range(6):
        offers = with_shown(offers, "cooldown", hour * 7_200.0)
    assert (offers.offers_today, len(offers.offers), offers.offers[-1]) == (6, OFFERS_A_DAY, 36_000.0)
    assert (offers.prompts_today, offers.prompts, offers.shown_today) == (0, (), True)
    assert with_shown(Offers(), "break", 0.0) == Offers()


def test_an_offer_before_its_gap_is_over_has_overridden_it():
    first = with_shown(Offers(), "cooldown", DAY)
    assert first.overridden == NEVER
    assert with_shown(first, "cooldown", DAY + OFFER_GAP - 1).overridden == DAY + OFFER_GAP - 1
    assert with_shown(first, "cooldown", DAY + OFFER_GAP).overridden == NEVER


def test_the_third_dismissal_in_a_row_halves_the_caps_and_begins_anew():
    offers = Offers()
    for number in range(1, DISMISSALS):
        offers = with_answer(offers, "checkin", dismissed=True)
        assert (offers.dismissed, offers.halved_days, offers.answered_today) == (number, 0, True)
    assert with_answer(offers, "cooldown", dismissed=False) == Offers(answered_today=True)
    offers = with_answer(offers, "cooldown", dismissed=True)
    assert (offers.dismissed, offers.halved_days, offers.answered_today) == (0, HALVED_DAYS, True)
    assert (offers.cap(3), offers.cap(4), Offers().cap(3)) == (1, 2, 3)
    assert with_answer(Offers(), "break", dismissed=True) == Offers()


def test_a_checkin_is_an_answer():
    assert with_checkin(Offers(), 60.0) == Offers(last_checkin=60.0, answered_today=True)


def test_a_new_day_counts_anew_and_only_workdays_end_the_halving():
    busy = Offers(prompts_today=2, offers_today=3, silenced=("checkin",), halved_days=2, last_checkin=5.0)
    assert on_a_new_day(busy, worked=True) == Offers(halved_days=1, last_checkin=5.0)
    assert on_a_new_day(busy, worked=False) == Offers(halved_days=2, last_checkin=5.0)
    assert on_a_new_day(Offers(), worked=True) == Offers()


def test_seven_days_with_offers_and_no_answer_stop_them():
    offers = Offers()
    for day in range(1, IGNORED_DAYS + 1):
        assert not offers.stopped
        offers = on_a_new_day(offers._replace(shown_today=True), worked=True)
        assert offers.ignored_days == day
        assert on_a_new_day(offers, worked=True).ignored_days == day, "a day without offers says nothing"
    assert offers.stopped
    answered = offers._replace(shown_today=True, answered_today=True)
    assert on_a_new_day(answered, worked=True).ignored_days == 0
    assert on_a_new_day(answered, worked=True).stopped, "only the card lets them come again"


def test_the_card_is_asked_once_and_may_let_them_come_again():
    stopped = Offers(ignored_days=IGNORED_DAYS, stopped=True, dismissed=2)
    assert asked_once(stopped) == Offers(ignored_days=0, stopped=True, dismissed=2)
    assert type(asked_once(stopped).ignored_days) is int
    assert restarted(stopped) == Offers()


def test_a_kind_is_put_away_beside_those_that_are():
    assert silenced(silenced(Offers(), "checkin"), "cooldown").silenced == ("checkin", "cooldown")
