"""The first run: three steps that write as they go, each of which can be left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from tests.ui.recording import Told
from wellbeing.domain.preferences import DEFAULTS
from wellbeing.services.app_services import Services
from wellbeing.services.diagnostics import Check
from wellbeing.services.environment import Environment
from wellbeing.ui.pages.settings.rota import RotaRow
from wellbeing.ui.shell.welcome import Welcome
from wellbeing.ui.shell.welcome_steps import Ask
from wellbeing.ui.widgets.choices import ChoiceButton


@pytest.fixture
def environment(services: Services, light_theme: object) -> Environment:
    services.preferences.set("language", "en")
    services.reminders.begin()
    return services.environment


@pytest.fixture
def welcome(qtbot: QtBot, environment: Environment, services: Services) -> Welcome:
    ctx = Told().context(services)
    made = Welcome(ctx, lambda: (Check("notifications", True, "plyer", "no_buttons"),))
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


def test_a_wheel_over_the_choices_changes_nothing(
    welcome: Welcome, environment: Environment, qtbot: QtBot, qapp: QApplication
) -> None:
    """Real wheel events, each notch of which once chose another language and built the window anew."""
    windows, step, before = len(qapp.topLevelWidgets()), welcome.step, environment.preferences.current
    for choice in welcome.findChildren(ChoiceButton):
        for notch in (-120, 120, -240, -120, -120):
            at = QPointF(choice.rect().center())
            wheel = QWheelEvent(
                at, choice.mapToGlobal(at), QPoint(), QPoint(0, notch), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(choice, wheel)
    qtbot.wait(20)
    assert environment.preferences.current == before
    assert welcome.step is step
    assert len(qapp.topLevelWidgets()) == windows


def test_language_and_look_are_chosen_by_keyboard_and_the_focus_stays(
    welcome: Welcome, environment: Environment, qtbot: QtBot, wear: Wear
) -> None:
    welcome.activateWindow()
    qtbot.waitUntil(welcome.isActiveWindow)
    qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Up)
    assert environment.preferences.current.language == "zh_TW"
    qtbot.waitUntil(lambda: welcome._language == "zh_TW")
    rows = ask(welcome, "language").control
    assert [row.text() for row in rows.findChildren(ChoiceButton) if row.hasFocus()] == ["繁體中文"]
    ask(welcome, "theme").control.setFocus()
    qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Right)
    assert environment.preferences.current.theme == "light"
    ask(welcome, "text_scale").control.setFocus()
    qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Right)
    assert environment.preferences.current.text_scale == 125


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_large_words_find_their_room(
    welcome: Welcome, environment: Environment, qtbot: QtBot, wear: Wear, language: str
) -> None:
    environment.preferences.set("language", language)
    small = welcome.step
    wear("contrast", language, 2.0)
    qtbot.waitUntil(lambda: welcome.step is not small and welcome._language == language)
    for _ in range(3):
        qtbot.wait(20)
        assert welcome.step.width() <= welcome._scroll.viewport().width()
        for words in welcome.step.findChildren(ChoiceButton):
            assert words.width() >= words.sizeHint().width()
        welcome.next.click()


def test_a_shorter_start_loads_nothing_of_the_later_steps() -> None:
    """The first picture of the first run needs neither the rota's reader nor the engine's fake time."""
    code = (
        "import sys, wellbeing.ui.shell.welcome;"
        "late = ('wellbeing.ui.pages.settings.rota', 'wellbeing.domain.reminders.simulation.simulate', 'numpy');"
        "print([name for name in late if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def shown_rota(welcome: Welcome, qtbot: QtBot, tmp_path: Path, text: str) -> RotaRow:
    """Give a rota in the second step, and wait until it is read."""
    welcome.next.click()
    file = tmp_path / "rota.csv"
    file.write_text(text, "utf-8")
    row = welcome.step.rota
    assert row is not None
    with qtbot.waitSignal(row._reader.read):
        row.take(file)
        assert row.says.text() == "Reading …"
        welcome.next.click()
        assert "Step 2 of 3" in texts(welcome)
    qtbot.waitUntil(row.choose.isEnabled)
    return row


def test_a_rota_is_shown_before_it_is_set_and_next_sets_it(
    welcome: Welcome, environment: Environment, qtbot: QtBot, tmp_path: Path
) -> None:
    row = shown_rota(welcome, qtbot, tmp_path, "date,start,end\n2026-11-22,10:00,15:00\n")
    assert row.preview.isVisible()
    assert "10:00–15:00" in texts(welcome)
    assert environment.rota.current() is None
    welcome.next.click()
    assert "Step 3 of 3" in texts(welcome)
    assert environment.rota.current() is not None


def test_a_rota_that_asks_something_keeps_the_step_once(
    welcome: Welcome, environment: Environment, qtbot: QtBot, tmp_path: Path
) -> None:
    row = shown_rota(
        welcome, qtbot, tmp_path, "date,start,end\n03/04/2026,09:00,17:00\n05/06/2026,09:00,17:00\n"
    )
    assert row.question.isVisible()
    welcome.next.click()
    assert "Step 2 of 3" in texts(welcome)
    assert row.question.day_first.hasFocus()
    welcome.next.click()
    assert "Step 3 of 3" in texts(welcome)
    assert environment.rota.current() is None


def test_the_day_to_come_follows_what_is_chosen(welcome: Welcome, environment: Environment) -> None:
    welcome.next.click()
    welcome.next.click()
    preview = welcome.step.preview
    assert preview is not None
    assert "an example" in preview.note.text()
    icons = {dot.icon for dot in preview.picture.day.dots}
    ask(welcome, "breaks").control.click()
    assert "cup" in icons
    assert "cup" not in {dot.icon for dot in preview.picture.day.dots}
    welcome.back.click()
    ask(welcome, "mon").control.setText("10-15")
    welcome.next.click()
    assert "an example" not in welcome.step.preview.note.text()
    assert "10:00–15:00" in welcome.step.preview.aside.text()


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


def test_nothing_is_told_where_nothing_lacks(
    qtbot: QtBot, environment: Environment, services: Services
) -> None:
    made = Welcome(Told().context(services))
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
    assert welcome._missing.text() == "This computer can't tell: Hands off the keyboard, Do not disturb."


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
