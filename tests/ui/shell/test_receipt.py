"""The receipt by the tray: it says what was saved while the window is away, and takes it back with one press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.shell.conftest import Make, settled
from wellbeing.ui.quick_entry.kind_pill import KindPill
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.receipt_pill import SHRINK_MS, ReceiptPill, place_by
from wellbeing.ui.widgets.toast import Toast


@pytest.fixture
def away(make: Make, qtbot: QtBot) -> Application:
    """The app with its window closed."""
    app = make()
    settled(app, qtbot)
    app.tray.shown = app.tray.shown or _Tray()
    app.shell.close()
    qtbot.waitUntil(lambda: not app.shell.isVisible())
    return app


class _Tray:
    """Stands where the tray would, so that closing the window does not end the app."""

    has_tray = False

    def refresh(self) -> None: ...

    def place(self) -> QRect:
        return QRect()

    def stop(self) -> None: ...


def keys(app: Application, *pressed: Qt.Key) -> None:
    card = app.actions.quick
    assert card is not None
    for key in pressed:
        QTest.keyClick(card.focusWidget() or card, key)


def pill(app: Application) -> ReceiptPill:
    assert app.actions.receipt is not None
    return app.actions.receipt


def ratings(app: Application) -> list[int]:
    assert app.services is not None
    return [checkin.stress for checkin in app.services.checkins.today()]


def test_the_window_is_closed_and_the_receipt_takes_it_back(away: Application, qtbot: QtBot):
    away.actions.check_in("me")
    keys(away, Qt.Key.Key_7, Qt.Key.Key_Return)
    assert ratings(away) == [7]
    shown = pill(away)
    assert shown.isVisible()
    assert shown.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert shown._disc._value == 7
    QTest.mouseClick(shown._action, Qt.MouseButton.LeftButton)
    assert ratings(away) == []
    assert shown.accessibleName() == "Undone."
    QTest.mouseClick(shown._action, Qt.MouseButton.LeftButton)
    assert ratings(away) == [7]
    assert not away.shell.isVisible()


def test_a_merged_answer_says_what_it_was(away: Application, clock: FakeClock):
    for key in (Qt.Key.Key_7, Qt.Key.Key_4):
        away.actions.check_in("me")
        keys(away, key, Qt.Key.Key_Return)
        clock.pass_by(seconds=20)
    assert ratings(away) == [4]
    assert pill(away).accessibleName().endswith("was 7")
    QTest.mouseClick(pill(away)._action, Qt.MouseButton.LeftButton)
    assert ratings(away) == [7], "one press back, not all of it"


def test_a_contact_has_its_receipt(away: Application):
    away.actions.check_in("me")
    keys(away, Qt.Key.Key_C, Qt.Key.Key_3, Qt.Key.Key_6, Qt.Key.Key_Return)
    assert pill(away)._disc._value == 6
    assert pill(away).accessibleName().startswith("rude · ")


def test_what_was_undone_by_the_tray_is_done_again_in_the_window(away: Application, qtbot: QtBot):
    away.actions.check_in("me")
    keys(away, Qt.Key.Key_7, Qt.Key.Key_Return)
    QTest.mouseClick(pill(away)._action, Qt.MouseButton.LeftButton)
    away.actions.raise_window()
    away.view.redo()
    assert ratings(away) == [7]


def test_in_front_the_window_says_it_itself(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    app.shell.activateWindow()
    qtbot.waitUntil(app.shell.isActiveWindow)
    app.actions.check_in("me")
    keys(app, Qt.Key.Key_7, Qt.Key.Key_Return)
    assert app.actions.receipt is None
    assert any("stress 7" in toast.accessibleName() for toast in app.shell.findChildren(Toast))


def kinds_asked(app: Application) -> KindPill:
    asked = app.actions.kinds
    assert asked is not None
    return asked


def press(pill: KindPill, word: str) -> None:
    QTest.mouseClick(
        next(each for each in pill.findChildren(QPushButton) if each.text() == word),
        Qt.MouseButton.LeftButton,
    )


def test_a_contact_that_is_over_is_named_with_one_press_and_taken_back_with_another(
    away: Application, clock: FakeClock
):
    away.actions.turn_contact()
    clock.pass_by(minutes=4)
    away.actions.turn_contact()
    asked = kinds_asked(away)
    assert asked.isVisible()
    assert asked.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert asked._timer.remainingTime() > 11_000
    press(asked, "rude")
    assert not asked.isVisible()
    assert away.services is not None
    (contact,) = away.services.contacts.today()
    assert (contact.kind, contact.seconds) == ("rude", 240)
    assert pill(away).accessibleName().startswith("rude · ")
    QTest.mouseClick(pill(away)._action, Qt.MouseButton.LeftButton)
    assert away.services.contacts.today() == []


def test_nothing_said_of_a_contact_logs_nothing_and_more_opens_the_card(away: Application):
    assert away.services is not None
    away.actions.turn_contact()
    away.actions.turn_contact()
    asked = kinds_asked(away)
    asked._timer.timeout.emit()
    assert not asked.isVisible()
    assert away.services.contacts.today() == []
    away.actions.turn_contact()
    away.actions.turn_contact()
    press(asked, "Say more")
    assert away.actions.quick is not None
    assert away.actions.quick.isVisible()


def test_by_key_the_card_comes_whose_keys_name_the_kind(away: Application):
    away.actions.do("turn_contact")
    away.actions.do("turn_contact")
    keys(away, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert away.services is not None
    assert [contact.kind for contact in away.services.contacts.today()] == ["rude"]


@pytest.mark.parametrize("still", [False, True])
def test_the_card_shrinks_to_its_receipt(qtbot: QtBot, wear: Callable[..., object], still: bool):
    wear(still=still)
    shown, card = ReceiptPill(), QRect(300, 200, 440, 260)
    qtbot.addWidget(shown)
    shown.show_receipt(7, "13:23", "Undo", QRect(), card)
    assert (shown.geometry() == card) is not still
    shown._move.setCurrentTime(SHRINK_MS)
    assert shown.size() == shown.sizeHint()
    assert SHRINK_MS == 150


def test_a_break_is_told_by_the_tray_and_taken_back_with_one_press(away: Application, clock: FakeClock):
    assert away.services is not None
    away.actions.take_break()
    breaks = away.actions.breaks
    assert breaks is not None
    for _ in range(300):
        clock.pass_by(seconds=1)
    breaks._doors = replace(breaks._doors, idle=lambda: None)
    breaks.tick()
    breaks.end()
    assert pill(away).accessibleName().startswith("5 min off")
    now = clock.now()
    assert len(away.services.practice.between(now - timedelta(hours=1), now)) == 1
    QTest.mouseClick(pill(away)._action, Qt.MouseButton.LeftButton)
    assert away.services.practice.between(now - timedelta(hours=1), now) == []
    assert away.services.reminders.today().taken == 0


@pytest.mark.parametrize("low", [True, False])
def test_it_stands_by_the_icon_and_else_at_the_bottom_right(qapp: QApplication, low: bool):
    room = QApplication.primaryScreen().availableGeometry()
    y = room.bottom() - 24 if low else room.top()
    at = place_by(QRect(room.center().x(), y, 24, 24), 200, 32)
    assert (at.y() < y) is low
    assert abs(at.x() + 100 - room.center().x()) < 20
    none = place_by(QRect(), 200, 32)
    assert room.contains(QRect(none.x(), none.y(), 200, 32))
    assert none.x() > room.center().x()
