"""The trend beside the time before it: words, chart and table of both, by button and key, and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes import NOON_ISH
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.imports import ImportStore
from wellbeing.ui.pages.trends.page import TrendsPage
from wellbeing.ui.pages.trends.pattern_card import PatternCard


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def card(qtbot: QtBot, light_theme: object, services: Services, told: Told) -> PatternCard:
    """Return the trend card over eight weeks: threes, then sevens."""
    days = [CheckIn(0, NOON_ISH - timedelta(days=back), 3 if back >= 28 else 7) for back in range(56)]
    CheckInStore(services.diary).add_many(days)
    page = TrendsPage(told.context(services))
    qtbot.addWidget(page)
    page.resize(1100, 720)
    page.show()
    page.refresh()
    found = page.cards["trend"]
    found._read()
    return found


def press(card: PatternCard, qtbot: QtBot) -> None:
    """Press the key while the page has the keyboard."""
    page = card.window()
    page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_B)


def test_the_key_and_the_button_turn_to_both_and_back(card: PatternCard, qtbot: QtBot):
    press(card, qtbot)
    assert card.compare.isChecked()
    assert card.said.title == "Heavier than the time before"
    assert card.said.figures == (
        "before: median 3 · 28 check-ins · now: median 7 · 28 check-ins"
        " · difference +4.0, interval +4.0 to +4.0"
    )
    card.compare.click()
    assert not card.compare.isChecked()
    assert card.said.figures.startswith("median 7 · 28 check-ins · difference +4.0")


def test_the_table_and_the_marks_hold_both_and_lead_to_their_days(card: PatternCard, told: Told):
    card.compare.click()
    card.turn_round()
    model = card._table.model()
    assert model.rowCount() == 56
    assert [model.item(row, 1).text() for row in (0, 55)] == ["7", "3"]
    starts = [bar.start for side in card._now.pattern.sides for bar in side.buckets]
    opened = []
    card.opened.connect(opened.append)
    for key in (starts[0], starts[-1]):
        assert "Enter or a click opens the day" in card._words_of(key)
        card._open(key)
    assert opened == [date(2026, 9, 26), date(2026, 11, 20)]


def test_a_drag_over_both_chooses_all_between(card: PatternCard):
    card.compare.click()
    starts = [bar.start for side in card._now.pattern.sides for bar in side.buckets]
    chosen = []
    card.zoomed.disconnect()
    card.zoomed.connect(chosen.append)
    card._zoom(starts[-1], starts[20])
    assert (chosen[0].first, chosen[0].last) == (date(2026, 10, 16), date(2026, 11, 20))


def test_a_narrow_card_gives_both_their_height(card: PatternCard):
    page = card.window()
    card.compare.click()
    wide = card.chart.minimumHeight()
    page.resize(600, 720)
    assert card._either.width() < 760
    assert card.chart.minimumHeight() == 2 * wide
    card.compare.click()
    assert card.chart.minimumHeight() == wide


def test_a_week_says_from_when_on_a_difference_can_be_told(card: PatternCard):
    page = card.window()
    page._pick("week")
    card.compare.click()
    assert card.said.figures.endswith("a difference can be told from 10 days with check-ins on each side")
    page._pick("day")
    card._read()
    card.turn_round()
    assert card._table.model().item(1, 0).text().startswith("19 Nov")


def test_what_was_measured_stands_under_the_chart_and_not_in_the_load(card: PatternCard, services: Services):
    page = card.window()
    assert card.said.note == ""
    at = NOON_ISH - timedelta(days=1)
    ContactStore(services.diary).add_many([Contact(0, at, "ordinary", seconds=5_400)] * 2)
    page.refresh()
    card._read()
    assert card.said.note == "2 contacts, 2 at once at most, 3 h 00 min in contact"
    assert sum(sum(bar.load.values()) for bar in card._now.pattern.buckets) == 0
    card.compare.click()
    assert (
        card.said.note == "before: not measured · now: 2 contacts, 2 at once at most, 3 h 00 min in contact"
    )


def test_totals_are_said_also_where_they_are_but_a_number(card: PatternCard, services: Services):
    at = NOON_ISH - timedelta(days=1)
    ContactStore(services.diary).add_many([Contact(0, at, "ordinary")] * 2)
    card.window().refresh()
    card._read()
    assert card.said.note == ""  # the list of contacts says so
    store = ImportStore(services.diary)
    store.add(store.begin("totals", NOON_ISH), "totals", [(DayTotal(at.date(), n), n) for n in (60, 41)])
    card.window().refresh()
    card._read()
    assert card.said.note == "101 contacts"
