"""How many presses the usual tasks take, counted on the real app, beside the best of other apps; none takes more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.shell.conftest import Make, settled
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.library.page import LibraryPage
from wellbeing.ui.pages.library.phrases import PhraseRow
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.today.page import TodayPage
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.system_tray.tray import Tray

Key = Qt.Key
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Person:
    """Presses keys and buttons, and counts them."""

    def __init__(self, app: Application) -> None:
        self.app, self.presses = app, 0

    @property
    def services(self) -> Services:
        assert self.app.services is not None
        return self.app.services

    def tray(self, asked: str = "me") -> None:
        """One click on the tray: the card, or with the middle button the contact's turn."""
        self.presses += 1
        if asked == "turn":
            self.app.actions.turn_contact()
        else:
            self.app.actions.check_in(asked)

    def key(self, widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            self.presses += 1
            QTest.keyClick(widget.focusWidget() or widget, key, modifier)

    def deed(self, name: str) -> None:
        """Press the keys of a deed of the map of keys."""
        self.presses += 1
        self.app.view.do(name)

    def page(self, key: str) -> None:
        """Press the keys of a page."""
        self.presses += 1
        self.app.view.go(key)

    def click(self, button: QAbstractButton) -> None:
        self.presses += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def person(make: Make, qtbot: QtBot) -> Person:
    app = make()
    settled(app, qtbot)
    return Person(app)


def today(person: Person) -> TodayPage:
    page = person.app.view.page("today")
    assert isinstance(page, TodayPage)
    return page


def test_stress_from_the_tray_is_3_beside_3(person: Person) -> None:
    person.tray()
    person.key(person.app.actions.quick, Key.Key_7, Key.Key_Return)
    assert [checkin.stress for checkin in person.services.checkins.today()] == [7]
    assert person.presses <= 3


def test_stress_in_the_window_is_1(person: Person) -> None:
    person.key(today(person), Key.Key_7)
    assert [checkin.stress for checkin in person.services.checkins.today()] == [7]
    assert person.presses == 1


def test_a_rude_contact_that_is_over_is_2_beside_2(person: Person) -> None:
    person.app.actions.turn_contact()
    person.tray("turn")
    person.click(next(b for b in person.app.actions.kinds.findChildren(QPushButton) if b.text() == "rude"))
    assert [contact.kind for contact in person.services.contacts.today()] == ["rude"]
    assert person.presses <= 2


def test_rude_and_felt_6_in_the_open_form_is_3_beside_3(person: Person) -> None:
    person.app.actions.check_in("contact")
    person.key(person.app.actions.quick, Key.Key_3, Key.Key_6, Key.Key_Return)
    assert [(contact.kind, contact.felt) for contact in person.services.contacts.today()] == [("rude", 6)]
    assert person.presses <= 3


def test_a_rude_contact_from_the_tray_by_mouse_is_2_beside_2(person: Person) -> None:
    person.app.actions.turn_contact()
    tray, ctx = Tray(person.app.shell), person.app.ctx
    assert ctx is not None
    tray.fill_menu(ctx)
    tray.kind_picked.connect(person.app.actions.log_kind)
    person.app.shell.hide()
    person.presses += 1  # the right button opens the menu, and the list of kinds comes under the pointer
    (log,) = [action for action in tray._menu.actions() if action.text() == "Log a contact"]
    kinds = log.menu()
    assert isinstance(kinds, QMenu)
    person.presses += 1
    next(action for action in kinds.actions() if action.text() == "rude").trigger()
    assert [contact.kind for contact in person.services.contacts.today()] == ["rude"]
    assert person.services.contacts.open_ones() == []
    assert person.presses <= 2
    person.click(person.app.actions.receipt._action)
    assert person.services.contacts.today() == []


def test_a_phrase_is_copied_with_4_and_a_word(person: Person, qtbot: QtBot) -> None:
    person.page("library")
    page = person.app.view.page("library")
    assert isinstance(page, LibraryPage)
    qtbot.waitUntil(lambda: bool(page.findChildren(PhraseRow)))
    QGuiApplication.clipboard().clear()
    word = "upset"
    for letter in word:
        QTest.keyClick(page.focusWidget() or page, letter)
    qtbot.waitUntil(lambda: len(page.results.goals()) > 1)
    person.key(page, Key.Key_Down, Key.Key_Down, Key.Key_Return)  # a tip stands before it
    assert QGuiApplication.clipboard().text().startswith("Anyone would be upset")
    assert person.presses <= 4


def test_another_language_is_3_beside_3(person: Person, qtbot: QtBot) -> None:
    person.deed("settings")
    page = person.app.view.page("settings")
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: bool(page.findChildren(QComboBox)))
    choice = page.findChildren(QComboBox)[0]
    choice.setFocus()
    person.presses += 1  # Tab to it, or the press that takes the focus
    person.key(choice, Key.Key_Up)
    qtbot.waitUntil(lambda: person.services.preferences.current.language == "zh_TW")
    assert person.presses <= 3


def test_undo_with_the_window_away_is_1_beside_1(person: Person, qtbot: QtBot) -> None:
    person.app.shell.hide()
    person.app.actions.check_in("me")
    person.key(person.app.actions.quick, Key.Key_7, Key.Key_Return)
    person.presses = 0
    person.click(person.app.actions.receipt._action)
    assert person.services.checkins.today() == []
    assert person.presses <= 1


def test_a_breath_from_today_is_2_beside_2(person: Person) -> None:
    person.services.preferences.set("breath_safety", True)
    person.deed("cool_down")
    page = person.app.view.page("cooldown")
    person.key(page, Key.Key_Return)
    assert page.player.is_open
    assert person.presses <= 2


def test_a_break_is_1_beside_1(person: Person) -> None:
    person.deed("take_break")
    assert person.app.actions.breaks is not None
    assert person.app.actions.breaks.card.isVisible()
    assert person.presses <= 1


def test_a_pause_of_an_hour_and_its_end_are_1_each_beside_3_and_2(person: Person) -> None:
    person.deed("turn_pause")
    assert person.services.reminders.paused_until() is not None
    person.deed("turn_pause")
    assert person.services.reminders.paused_until() is None
    assert person.presses <= 2


def test_yesterdays_note_is_read_with_1_beside_1_and_its_form_is_open_with_2(
    person: Person, clock: FakeClock, qtbot: QtBot
) -> None:
    note = "third chase about the refund"
    yesterday = clock.now() - timedelta(days=1)
    person.services.checkins.record(CheckInDraft(stress=8, note=note, at=yesterday))
    page = today(person)
    person.key(page, Key.Key_Left, modifier=ALT)
    qtbot.waitUntil(
        lambda: any(note in line.text() for line in page.findChildren(QLabel) if line.isVisible())
    )
    assert person.presses <= 1
    change = [b for b in page.findChildren(QAbstractButton) if b.accessibleName().startswith("Change: ")]
    person.click(change[0])
    card = person.app.actions.quick
    assert card.isVisible()
    assert person.presses <= 2
    person.key(card, Key.Key_4, Key.Key_Return)
    (fixed,) = person.services.checkins.of_day(page.day)
    assert (fixed.stress, fixed.note) == (4, note)
    assert person.presses <= 4
