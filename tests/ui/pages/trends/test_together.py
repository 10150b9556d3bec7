"""What went together on a card: its title is its answer, what it can't say in one line, a disc leads to a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes import NOON_ISH
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.ui.pages.trends.pattern_card import PatternCard
from wellbeing.ui.pages.trends.together import TOGETHER

TODAY = NOON_ISH.date()


@pytest.fixture
def card(qtbot: QtBot, light_theme: object, services: Services) -> PatternCard:
    made = PatternCard(Told().context(services), TOGETHER)
    qtbot.addWidget(made)
    made.resize(700, 400)
    return made


def live(services: Services, days: int, rude: bool = True, turned: bool = False) -> None:
    """Write days on which stress is the number of rude contacts, ten less it (`turned`), or neither."""
    checkins, contacts = [], []
    for back in range(days):
        at, n = NOON_ISH - timedelta(days=back), back * 7 % 10
        checkins.append(CheckIn(0, at, 10 - n if turned else n if rude else back * back * 13 % 11))
        contacts += [Contact(0, at - timedelta(minutes=minute), "rude") for minute in range(n)]
    CheckInStore(services.diary).add_many(checkins)
    ContactStore(services.diary).add_many(contacts)


def show(card: PatternCard, qtbot: QtBot) -> None:
    card.show_range(DayRange("day", TODAY, TODAY))
    card.show()
    qtbot.waitUntil(lambda: card.said is not None)


def test_nothing_is_said_before_the_diary_was_read(card: PatternCard):
    assert (card._title.text(), card._figures.text(), card._note.text()) == ("", "", "")


def test_an_empty_diary_says_what_will_appear_and_when(card: PatternCard, services: Services, qtbot: QtBot):
    live(services, 3)
    show(card, qtbot)
    assert card._title.text() == "What went together"
    assert card._figures.text().startswith("After 17 more days with your stress")
    assert not card.chart.isVisibleTo(card)
    assert not card.save.isVisibleTo(card)


def test_check_ins_alone_do_not_bring_it_nearer(card: PatternCard, services: Services, qtbot: QtBot):
    CheckInStore(services.diary).add_many(
        [CheckIn(0, NOON_ISH - timedelta(days=back), back % 11) for back in range(40)]
    )
    show(card, qtbot)
    assert card._figures.text().startswith("After 20 more days with your stress and contacts noted")


def test_the_title_is_the_answer(card: PatternCard, services: Services, qtbot: QtBot):
    live(services, 40)
    show(card, qtbot)
    assert card._title.text() == "On days with more load, stress was higher"
    assert card._figures.text().startswith("40 days; rank correlation 1.00")
    assert card._figures.text().endswith("Together is not because.")
    assert card._note.text().startswith("On days with more contacts")
    assert "Too few days so far: time at work, breaks taken." in card._note.text()
    assert card.chart.isVisible()


def test_a_figure_below_0_has_its_true_sign(card: PatternCard, services: Services, qtbot: QtBot):
    live(services, 40, turned=True)
    show(card, qtbot)
    assert card._title.text() == "On days with more load, stress was lower"
    assert card._figures.text().startswith("40 days; rank correlation \N{MINUS SIGN}1.00")
    assert "-" not in card._figures.text() + card._note.text()
    assert "Together is not because" in card.chart.accessibleName()
    qtbot.waitUntil(lambda: not card.chart.pixmap().isNull())


def test_the_next_link_is_a_step_away(card: PatternCard, services: Services, qtbot: QtBot):
    live(services, 40)
    show(card, qtbot)
    assert (card._back.isEnabled(), card._on.isEnabled()) == (False, True)
    card._on.click()
    assert card._title.text() == "On days with more contacts, stress was higher"
    assert card._note.text().startswith("On days with more load")
    assert (card._back.isEnabled(), card._on.isEnabled()) == (True, False)


def test_a_disc_says_its_days_and_leads_to_the_last(card: PatternCard, services: Services, qtbot: QtBot):
    live(services, 40)
    show(card, qtbot)
    qtbot.waitUntil(lambda: not card.chart.pixmap().isNull())
    opened: list[object] = []
    card.opened.connect(opened.append)
    QTest.keyClick(card.chart, Qt.Key.Key_Home)
    words = card.chart.accessibleDescription().splitlines()
    assert words[0] == "load of the day: 0"
    assert words[2] == f"4 days, the last of them {TODAY}"
    QTest.keyClick(card.chart, Qt.Key.Key_Return)
    assert opened == [TODAY]


def test_the_table_holds_every_day(card: PatternCard, services: Services, qtbot: QtBot):
    live(services, 40)
    show(card, qtbot)
    card.turn_round()
    model = card._table.model()
    assert (model.rowCount(), model.columnCount()) == (40, 3)
    assert [model.index(1, column).data() for column in range(3)] == [
        str(TODAY - timedelta(days=1)),
        "14",
        "7",
    ]


def test_where_nothing_did_that_is_the_answer(card: PatternCard, services: Services, qtbot: QtBot):
    live(services, 40, rude=False)
    show(card, qtbot)
    assert card._title.text() == "Nothing went together with stress clearly enough to say so"
    assert card._figures.text().startswith(
        "3 things were looked at"
    )  # kind contacts never came, two were not counted
    assert not card.chart.isVisibleTo(card)
