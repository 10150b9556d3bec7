"""A scene from the list to the next one with Tab, Space and letters alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.practice.page import PracticePage
from wellbeing.ui.pages.practice.pieces import PieceButton

MOST_TABS = 90


@pytest.fixture
def window(qtbot: QtBot, light_theme: object, services: Services) -> QMainWindow:
    def nothing(*given: object) -> None:
        return None

    words = load_words("en", resource("locale"))
    made = QMainWindow()
    made.setCentralWidget(PracticePage(context_of(services, words, nothing)))
    made.resize(1000, 800)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    services.event_bus.subscribe(made.centralWidget().on_topic)
    return made


def tab_to(wanted: Callable[[QWidget], bool]) -> QWidget:
    """Press Tab until the keyboard stands where it is wanted."""
    for _ in range(MOST_TABS):
        QApplication.processEvents()
        here = QApplication.focusWidget()
        if here is not None and wanted(here):
            return here
        QTest.keyClick(here or QApplication.activeWindow(), Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def named(*words: str) -> Callable[[QWidget], bool]:
    return lambda widget: isinstance(widget, QAbstractButton) and widget.text() in words


def space(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Space)


def test_a_scene_needs_no_mouse(window: QMainWindow, services: Services) -> None:
    page = window.centralWidget()
    first = page.scenes.rows[0].scene
    space(tab_to(named("Practise")))
    play = page.scenes.play
    assert play.scene == first
    space(tab_to(lambda widget: isinstance(widget, PieceButton) and widget.piece.cue is not None))
    assert len(play.found) == 1
    space(tab_to(named("Show them all")))
    assert all(cue.meaning in play.meanings.text() for cue in play.scene.cues)
    field = tab_to(lambda widget: isinstance(widget, QPlainTextEdit))
    QTest.keyClicks(field, "So sorry.")
    best = next(row for row in play.first.answers if row.choice.id == play.first.turn.best)
    space(tab_to(lambda widget: widget is best.pick))
    assert play.first.chosen == play.first.turn.best
    space(tab_to(lambda widget: widget is play.second.answers[0].pick))
    space(tab_to(named("Compare")))
    assert play.steps.text.text() == "So sorry."
    space(tab_to(named("Note in my diary that I practised this")))
    space(tab_to(named("Another scene")))
    assert page.scenes.play.scene != first
    space(tab_to(named("All scenes")))
    assert page.scenes.play is None


def press(key: Qt.Key, repeated: bool = False) -> None:
    """Press a key where the keyboard stands, or send what the desktop sends while it is held down."""
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeated)
        QApplication.sendEvent(QApplication.focusWidget() or QApplication.activeWindow(), event)
        QApplication.processEvents()


def test_figures_answer_both_turns_and_enter_goes_on(window: QMainWindow) -> None:
    page = window.centralWidget()
    first = page.scenes.rows[0].scene
    space(tab_to(named("Practise")))
    play = page.scenes.play
    assert play.scene == first
    press(Qt.Key.Key_2)
    assert play.first.chosen == play.first.answers[1].choice.id
    assert QApplication.focusWidget() is play.second.answers[0].pick
    press(Qt.Key.Key_9)
    press(Qt.Key.Key_4)
    assert play.second.chosen == ""
    press(Qt.Key.Key_3)
    assert play.second.chosen == play.second.answers[2].choice.id
    assert play.first.chosen == play.first.answers[1].choice.id
    press(Qt.Key.Key_Return)
    assert page.scenes.play.scene != first


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_held_down_answers_no_second_turn(window: QMainWindow, key: Qt.Key) -> None:
    page = window.centralWidget()
    page.start_scene("seam_after_a_week")
    QApplication.processEvents()
    play = page.scenes.play
    play.first.answers[0].pick.setFocus()
    press(key)
    assert play.first.chosen
    for _ in range(30):
        press(key, repeated=True)
    assert play.second.chosen == ""
    assert play.steps.isHidden()


def test_a_figure_written_in_the_own_answer_picks_nothing(window: QMainWindow) -> None:
    page = window.centralWidget()
    page.start_scene("seam_after_a_week")
    play = page.scenes.play
    play.own.setFocus()
    QTest.keyClicks(play.own, "123")
    assert (play.own.toPlainText(), play.first.chosen) == ("123", "")


def test_words_of_a_message_can_be_walked_with_arrows(window: QMainWindow) -> None:
    page = window.centralWidget()
    page.start_scene("seam_after_a_week")
    QApplication.processEvents()
    first, second = page.scenes.play.messages.pieces[:2]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is first


def test_the_week_is_answered_by_keys(window: QMainWindow, services: Services) -> None:
    space(tab_to(named("4")))
    assert not services.practice.strain_due()


def test_a_key_held_down_acts_once(window: QMainWindow) -> None:
    page = window.centralWidget()
    space(tab_to(named("Practise")))
    play = page.scenes.play
    piece = tab_to(lambda widget: isinstance(widget, PieceButton) and widget.piece.cue is not None)
    QTest.keyPress(piece, Qt.Key.Key_Space)
    for _ in range(30):
        for kind in (QKeyEvent.Type.KeyRelease, QKeyEvent.Type.KeyPress):
            repeat = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
            QApplication.sendEvent(piece, repeat)
    assert len(play.found) == 0
    QTest.keyRelease(piece, Qt.Key.Key_Space)
    assert len(play.found) == 1
