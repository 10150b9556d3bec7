"""What went together on a card: its title is its answer, what it can't say stands in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import NOON_ISH
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.ui.pages.trends.together import TogetherCard


@pytest.fixture
def card(qtbot: QtBot, light_theme: object, services: Services) -> TogetherCard:
    made = TogetherCard(Told().context(services))
    qtbot.addWidget(made)
    made.resize(700, 400)
    return made


def live(services: Services, days: int, rude: bool = True) -> None:
    """Write days on which stress is the number of rude contacts, or has nothing to do with it."""
    checkins, contacts = [], []
    for back in range(days):
        at, n = NOON_ISH - timedelta(days=back), back * 7 % 10
        checkins.append(CheckIn(0, at, n if rude else back * back * 13 % 11))
        contacts += [Contact(0, at - timedelta(minutes=minute), "rude") for minute in range(n)]
    CheckInStore(services.diary).add_many(checkins)
    ContactStore(services.diary).add_many(contacts)


def test_an_empty_diary_says_what_will_appear_and_when(card: TogetherCard, services: Services):
    live(services, 3)
    card._read()
    assert card._title.text() == "What went together"
    assert card._figures.text().startswith("After 17 more days with check-ins")
    assert not card._chart.isVisibleTo(card)


def test_the_title_is_the_answer(card: TogetherCard, services: Services, qtbot: QtBot):
    live(services, 40)
    card.show()
    qtbot.waitUntil(lambda: card._title.text() == "On days with more load, stress was higher")
    assert card._figures.text().startswith("40 days; rank correlation 1.00")
    assert card._figures.text().endswith("Together is not because.")
    assert card._others.text().startswith("On days with more contacts")
    assert "Too few days so far: time at work, breaks taken." in card._rest.text()
    assert card._chart.isVisible()
    assert "Together is not because" in card._chart.accessibleName()
    qtbot.waitUntil(lambda: not card._chart.pixmap().isNull())


def test_where_nothing_did_that_is_the_answer(card: TogetherCard, services: Services):
    live(services, 40, rude=False)
    card._read()
    assert card._title.text() == "Nothing went together with stress clearly enough to say so"
    assert not card._chart.isVisibleTo(card)


def test_it_is_read_beside_the_window(light_theme: object, services: Services, qtbot: QtBot):
    live(services, 40)
    card = TogetherCard(replace(Told().context(services), piecemeal=True))
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: card._title.text().startswith("On days"))
    services.diary.rows("SELECT 1")  # the window's own connection is untouched
    card._reader._tell_if_newest(0, ())  # an answer that was overtaken
    assert card._title.text().startswith("On days")
