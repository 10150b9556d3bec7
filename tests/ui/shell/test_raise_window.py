"""Whatever a window was, it comes to the front; a desktop's leave for that is used once."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wellbeing.system.notifications.notices import NoticeAnswer
from wellbeing.system.notifications.notification_ids import NotificationIds
from wellbeing.ui.widgets.raise_window import TOKEN, keep_token, raise_window


@pytest.mark.parametrize("was", [Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized])
def test_a_minimised_window_comes_back_as_it_was(was: Qt.WindowState, qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowState(was | Qt.WindowState.WindowMinimized)
    window.show()
    raise_window(window)
    assert not window.isMinimized()
    assert window.isMaximized() == (was is Qt.WindowState.WindowMaximized)
    assert window.isVisible()


def test_a_token_is_in_the_environment_while_the_focus_is_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    seen: list[str | None] = []

    class Window(QWidget):
        def activateWindow(self) -> None:
            seen.append(os.environ.get(TOKEN))

    monkeypatch.delenv(TOKEN, raising=False)
    window = Window()
    qtbot.addWidget(window)
    keep_token("leave-1")
    keep_token("")
    raise_window(window)
    raise_window(window)
    assert seen == ["leave-1", None]


def test_the_token_of_a_notice_goes_with_its_own_click():
    ids = NotificationIds()
    ids.asked(1, "break-1")
    ids.numbered(1, 7)
    ids.allowed(6, "another")
    ids.allowed(7, "leave-1")
    assert ids.clicked(7, "start") == NoticeAnswer("break-1", "start", "leave-1")
    ids.asked(2, "break-2")
    ids.numbered(2, 8)
    assert ids.clicked(8, "start") == NoticeAnswer("break-2", "start", "")
