"""A card that appears under somebody's typing answers nothing by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from wellbeing.ui.widgets.key_guard import KeyGuard
from wellbeing.ui.widgets.messages import SuggestionCard


def test_keys_are_swallowed_while_new_and_the_mouse_works(qtbot: QtBot, wear: Callable[..., object]) -> None:
    wear()
    card = SuggestionCard("words", "reason", "why", "Not today", "Start")
    qtbot.addWidget(card)
    KeyGuard(card)
    heard: list[str] = []
    card.started.connect(lambda: heard.append("start"))
    button = next(b for b in card.findChildren(QPushButton) if b.text() == "Start")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert heard == []
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == ["start"]


def test_keys_count_afterwards(qtbot: QtBot, wear: Callable[..., object]) -> None:
    wear()
    card = SuggestionCard("words", "reason", "why", "Not today", "Start")
    qtbot.addWidget(card)
    KeyGuard(card, deaf_ms=0)
    with qtbot.waitSignal(card.started):
        QTest.keyClick(
            next(b for b in card.findChildren(QPushButton) if b.text() == "Start"), Qt.Key.Key_Space
        )
