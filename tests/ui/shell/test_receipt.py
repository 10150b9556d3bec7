"""The receipt by the tray: it says what was saved while the window is away, and takes it back with one press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.shell.conftest import Make, settled
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.receipt_pill import ReceiptPill, place_by
from wellbeing.ui.widgets.toast import Toast


@pytest.fixture
def away(make: Make, qtbot: QtBot) -> Application:
    """The app with its window closed."""
    app = make()
    settled(app, qtbot)
    app._tray = app._tray or _Tray()
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
    assert app._services is not None
    return [checkin.stress for checkin in app._services.checkins.today()]


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
    assert shown.accessibleName() == "Taken back."
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
