"""The bare window first, then the app; what keeps the app from being made ends the run and is told outside."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.ui.shell.conftest import Make, settled
from wellbeing.ui.pages.today.capture import DigitCapture
from wellbeing.ui.pages.today.page import TodayPage
from wellbeing.ui.shell.application import Application

RUN = """
import sys
from wellbeing.paths import under
from pathlib import Path
from wellbeing.ui.shell.run import run_app
def no_settings():
    raise OSError("the settings went away")
try:
    run_app(under(Path(sys.argv[1])), no_settings, None, None, sys.argv[2])
except OSError as trouble:
    print("told:", trouble)
"""


@pytest.mark.parametrize("word", ["raise", "tray"])
def test_what_keeps_the_app_from_being_made_is_told_outside(tmp_path: Path, word: str):
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path), word],
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "told: the settings went away\n", done.stderr


Ask = Callable[[Application], object]
PIECES = ("_run_reminders", "_show_tray", "_watch", "_follow_word")


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a start does, in its order; a 7 is pressed as soon as the scale takes keys."""
    told: list[str] = []

    def noted(owner: type, name: str, also: Callable[[object], object] = lambda _own: None) -> None:
        before: Callable[..., object] = getattr(owner, name)

        def note(own: object, *given: object) -> object:
            told.append(name)
            also(own)
            return before(own, *given)

        monkeypatch.setattr(owner, name, note)

    def press(page: object) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "7")
            QCoreApplication.postEvent(page, key)  # type: ignore[arg-type]

    noted(TodayPage, "_settle", press)
    noted(DigitCapture, "press")
    for piece in PIECES:
        noted(Application, piece)
    return told


def test_a_key_pressed_at_once_comes_before_what_can_wait(make: Make, qtbot: QtBot, done: list[str]):
    app = make()
    settled(app, qtbot)
    assert done == ["_settle", "press", *PIECES]
    assert app.services is not None
    assert [entry.stress for entry in app.services.checkins.between(None, None)] == [7]


@pytest.mark.parametrize(
    ("ask", "came"),
    [
        (lambda app: app.actions.turn_pause(), lambda app: app.services.reminders.paused_until() is not None),
        (lambda app: app.actions.pause("30m"), lambda app: app.services.reminders.paused_until() is not None),
        (lambda app: app.actions.take_break(), lambda app: app.actions.breaks and app.actions.breaks.running),
    ],
    ids=["pause by key", "pause", "break"],
)
def test_what_the_reminders_are_asked_in_the_first_turn_is_done(
    make: Make, qtbot: QtBot, done: list[str], monkeypatch: pytest.MonkeyPatch, ask: Ask, came: Ask
):
    app = make()
    before = DigitCapture.press

    def press(capture: DigitCapture, value: int) -> None:
        before(capture, value)
        assert app.driver is None  # they have not begun yet
        ask(app)

    monkeypatch.setattr(DigitCapture, "press", press)
    settled(app, qtbot)
    assert came(app)
    assert [piece for piece in done if piece in PIECES] == list(PIECES)  # each once, in their order


def test_a_diary_closed_at_once_begins_nothing(
    make: Make, qtbot: QtBot, done: list[str], monkeypatch: pytest.MonkeyPatch
):
    app = make()
    before = DigitCapture.press

    def press(capture: DigitCapture, value: int) -> None:
        before(capture, value)
        app.let_go()  # in that very turn: whoever only looks again and again comes too late

    monkeypatch.setattr(DigitCapture, "press", press)
    qtbot.waitUntil(lambda: "press" in done)
    QTest.qWait(200)
    assert not set(PIECES) & set(done)
    assert app.driver is None
