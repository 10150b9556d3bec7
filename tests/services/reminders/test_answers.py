"""The own response rate: which prompts and offers were answered, for the person's own eyes (E46)."""

from __future__ import annotations

import pytest

from tests.fakes import FakeClock
from tests.services.reminders.test_service import ticked
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.reminders.events import Answered
from wellbeing.services.app_services import Services


def offered(services: Services, clock: FakeClock) -> str:
    """Let somebody be abused, and return the key of the offer that follows."""
    services.contacts.record(ContactDraft("abuse"))
    services.reminders.catch_up()
    ticked(services, clock, 2)
    return next(card.key for card in services.reminders.cards() if card.kind == "cooldown")


@pytest.fixture
def begun(services: Services) -> Services:
    services.preferences.set("breaks", value=False)
    services.reminders.begin()
    return services


@pytest.mark.parametrize(
    ("answer", "answered"), [("start", 1), ("later", 1), ("not_today", 1), ("dismissed", 0), (None, 0)]
)
def test_each_button_is_an_answer_and_putting_away_is_none(
    begun: Services, clock: FakeClock, answer: str | None, answered: int
):
    assert begun.reminders.answered() == (0, 0)
    key = offered(begun, clock)
    if answer:
        begun.reminders.feed(Answered(key, answer))
    assert begun.reminders.answered() == (answered, 1)


def test_one_that_comes_again_later_is_one(begun: Services, clock: FakeClock):
    begun.reminders.feed(Answered(offered(begun, clock), "later"))
    ticked(begun, clock, 32)
    assert [card.kind for card in begun.reminders.cards()] == ["cooldown"]
    assert begun.reminders.answered() == (1, 1)


def test_a_check_in_answers_the_prompt_that_asked_for_one(begun: Services, clock: FakeClock):
    ticked(begun, clock, 93)
    assert [card.kind for card in begun.reminders.cards()] == ["checkin"]
    assert begun.reminders.answered() == (0, 1)
    begun.checkins.record(CheckInDraft(stress=3))
    begun.reminders.catch_up()
    assert begun.reminders.answered() == (1, 1)


def test_after_four_weeks_it_no_longer_counts(begun: Services, clock: FakeClock):
    offered(begun, clock)
    clock.pass_by(days=29)
    assert begun.reminders.answered() == (0, 0)


def test_breaks_ask_nothing(services: Services, clock: FakeClock):
    services.preferences.set("checkin_prompts", value=False)
    services.reminders.begin()
    ticked(services, clock, 65)
    (card,) = services.reminders.cards()
    services.reminders.feed(Answered(card.key, "start"))
    assert services.reminders.answered() == (0, 0)
    ledger = services.reminders.today()
    assert (ledger.due, ledger.taken, ledger.owed, round(ledger.worked_min)) == (1, 0, 1, 65)  # not over yet
    services.reminders.end_break(300, 300)
    ledger = services.reminders.today()
    assert (ledger.due, ledger.taken, ledger.owed) == (1, 1, 0)
