"""The first run: three steps that write as they go, each of which can be left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from wellbeing.clock import SystemClock
from wellbeing.domain.preferences import DEFAULTS
from wellbeing.paths import under
from wellbeing.services.diagnostics import Check
from wellbeing.services.environment import Environment, open_environment
from wellbeing.ui.shell.welcome import Welcome
from wellbeing.ui.shell.welcome_steps import Ask


@pytest.fixture
def environment(tmp_path: Path, light_theme: object) -> Environment:
    made = open_environment(under(tmp_path), SystemClock())
    made.preferences.set("language", "en")
    return made


@pytest.fixture
def welcome(qtbot: QtBot, environment: Environment) -> Welcome:
    made = Welcome(environment, lambda: (Check("notifications", True, "plyer", "no_buttons"),))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def texts(welcome: Welcome) -> str:
    return "\n".join(found.text() for found in welcome.findChildren(QLabel) if found.isVisible())


def ask(welcome: Welcome, name: str) -> Ask:
    return next(found for found in welcome.findChildren(Ask) if name in found._names and found.isVisible())


def test_three_steps_and_it_is_done_once(welcome: Welcome, environment: Environment, qtbot: QtBot) -> None:
    assert "Step 1 of 3" in texts(welcome)
    assert "stays on this computer" in texts(welcome)
    welcome.next.click()
    welcome.next.click()
    assert "Step 3 of 3" in texts(welcome)
    assert not environment.preferences.current.welcomed
    with qtbot.waitSignal(welcome.welcomed):
        welcome.next.click()
    assert environment.preferences.current.welcomed
    assert not welcome.isVisible()


@pytest.mark.parametrize("way", ["skip", "escape", "close"])
def test_it_can_be_skipped_in_any_way_and_changes_nothing(
    welcome: Welcome, environment: Environment, qtbot: QtBot, way: str
) -> None:
    before = environment.preferences.current
    with qtbot.waitSignal(welcome.welcomed):
        if way == "skip":
            welcome.skip.click()
        elif way == "escape":
            qtbot.keyClick(welcome, Qt.Key.Key_Escape)
        else:
            welcome.close()
    assert environment.preferences.current.welcomed
    assert environment.preferences.current.break_every == before.break_every == DEFAULTS.break_every
    assert environment.preferences.current.mon == ()


def test_a_language_changes_every_word_at_once(
    welcome: Welcome, environment: Environment, qtbot: QtBot
) -> None:
    ask(welcome, "language").control.edited.emit("zh_TW")
    assert environment.preferences.current.language == "zh_TW"
    qtbot.waitUntil(lambda: welcome._language == "zh_TW")


def test_a_wheel_over_the_language_changes_nothing(
    welcome: Welcome, environment: Environment, qtbot: QtBot, qapp: QApplication
) -> None:
    """Real wheel events, each notch of which once chose another language and built the window anew."""
    (box,) = [found for found in ask(welcome, "language").findChildren(QComboBox) if found.isVisible()]
    windows = len(qapp.topLevelWidgets())
    for notch in (-120, 120, -240, -120, -120):
        at = QPointF(box.rect().center())
        wheel = QWheelEvent(
            at, box.mapToGlobal(at), QPoint(), QPoint(0, notch), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, wheel)
        qtbot.wait(10)
    assert environment.preferences.current.language == "en"
    assert welcome._language == "en"
    assert len(qapp.topLevelWidgets()) == windows


def test_hours_are_written_for_all_workdays(welcome: Welcome, environment: Environment, qtbot: QtBot) -> None:
    welcome.next.click()
    field = ask(welcome, "mon").control
    field.setFocus()
    qtbot.keyClicks(field, "9-18")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert environment.preferences.current.fri == ("09:00-18:00",)
    assert environment.preferences.current.sat == ()
    assert environment.preferences.current.several_at_once is False


def test_hours_that_differ_are_left_alone(welcome: Welcome, environment: Environment) -> None:
    environment.preferences.set("mon", ["08:00-12:00"])
    environment.preferences.set("tue", ["10:00-16:00"])
    welcome.next.click()
    field = ask(welcome, "mon").control
    field.editingFinished.emit()  # type: ignore[union-attr]
    assert environment.preferences.current.tue == ("10:00-16:00",)


def test_what_is_no_time_is_told(welcome: Welcome, environment: Environment) -> None:
    welcome.next.click()
    ask(welcome, "mon").control.edited.emit(("nine",))
    assert "Please write times" in texts(welcome)
    assert environment.preferences.current.mon == ()


def test_reminders_can_be_left_off(welcome: Welcome, environment: Environment, qtbot: QtBot) -> None:
    welcome.next.click()
    welcome.next.click()
    ask(welcome, "breaks").control.click()
    assert environment.preferences.current.breaks is False


def test_one_line_tells_what_this_computer_lacks(welcome: Welcome, qtbot: QtBot) -> None:
    assert "without buttons" not in texts(welcome)
    welcome.next.click()
    welcome.next.click()
    qtbot.waitUntil(lambda: "without buttons" in texts(welcome))
    welcome.back.click()
    assert "without buttons" not in texts(welcome)


def test_nothing_is_told_where_nothing_lacks(qtbot: QtBot, environment: Environment) -> None:
    made = Welcome(environment)
    qtbot.addWidget(made)
    made._show_checks((Check("notifications", True, "a server", "buttons"),))
    made.next.click()
    made.next.click()
    assert made._missing.text() == ""


def test_what_nobody_tells_is_named_in_the_same_line(welcome: Welcome, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(welcome._checks))
    welcome.next.click()
    welcome.next.click()
    welcome._show_checks(
        (
            Check("notifications", True, "a server", "buttons"),
            Check("quiet", False, "a server", "none"),
            Check("idle", False, "none: why", "none"),
            Check("session", True, "logind", "whole"),
            Check("contacts", None, "", "unknown"),
        )
    )
    assert welcome._missing.text() == "Not told by this computer: Hands off the keyboard, Do not disturb."


def test_it_stops_listening_when_it_leaves(welcome: Welcome, environment: Environment) -> None:
    welcome.skip.click()
    assert welcome._hear not in environment.event_bus._listeners


def test_hours_that_cannot_be_read_keep_the_step_and_offer_what_was_meant(
    welcome: Welcome, environment: Environment
) -> None:
    welcome.next.click()
    asked = ask(welcome, "mon")
    asked.control.setText("9 to 6")
    welcome.next.click()
    assert "Step 2 of 3" in texts(welcome)
    assert asked.control.hasFocus()
    assert asked.take.text() == "Is it 09:00-18:00? Yes, take it"
    asked.take.click()
    assert environment.preferences.current.mon == ("09:00-18:00",)
    assert not asked.take.isVisible()
    asked.control.setText("now and then")
    welcome.next.click()
    assert asked.is_wrong()
    assert not asked.take.isVisible()
    asked.control.setText("")
    welcome.next.click()
    assert "Step 3 of 3" in texts(welcome)
