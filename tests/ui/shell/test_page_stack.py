"""The main view: pages by key, one way back, a round that Tab makes, a rail that gives way."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.app_services import Services
from wellbeing.ui.shell.page_stack import PageStack

CONTROL = Qt.KeyboardModifier.ControlModifier
PAGES = ("today", "trends", "cooldown", "library")


@pytest.fixture
def view(qtbot: QtBot, light_theme: object, services: Services) -> PageStack:
    services.reminders.begin()
    ctx = Told().context(services)
    made = PageStack(ctx.words)
    qtbot.addWidget(made)
    services.event_bus.subscribe(made.on_topic)
    made.resize(1100, 720)
    made.fill(ctx)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.mark.parametrize(("number", "key"), list(enumerate(PAGES, 1)))
def test_pages_by_key(view: PageStack, number: int, key: str):
    view.go("cooldown" if key == "today" else "today")
    QTest.keyClick(view, Qt.Key(Qt.Key.Key_0 + number), CONTROL)
    assert view.current() == key
    shown = view.page(key)
    assert shown is not None
    assert shown.isVisible()


@pytest.mark.skipif(sys.platform != "linux", reason="the places are those of evdev")
@pytest.mark.parametrize(
    ("sign", "scan", "key"), [("é", 11, "trends"), ("ř", 14, "practice"), ("(", 13, "library")]
)
def test_pages_by_the_place_of_a_digit(view: PageStack, sign: str, scan: int, key: str):
    event = QKeyEvent(QKeyEvent.Type.KeyPress, ord(sign.upper()), CONTROL, scan, 0, 0, "")
    QApplication.sendEvent(view.page("today"), event)
    assert view.current() == key


def test_no_page_before_the_diary_is_open(qtbot: QtBot, light_theme: object, services: Services):
    made = PageStack(Told().context(services).words)
    qtbot.addWidget(made)
    assert made.page("today") is None
    made.go("trends")
    made.say("A word")
    made.undo()


def test_help_by_key(view: PageStack, qtbot: QtBot):
    with qtbot.waitSignal(view.help_asked):
        QTest.keyClick(view, Qt.Key.Key_F1)


def test_a_change_is_taken_back_once(view: PageStack):
    taken: list[str] = []
    view.say("Saved", lambda: taken.append("back"))
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
    assert taken == ["back"]


def test_what_cannot_be_taken_back_is_said(view: PageStack):
    def refuse() -> None:
        raise Refused(Problem("diary", "problem.diary_busy"))

    view.say("Saved", refuse)
    view.undo()
    assert "Another program" in view._toast.accessibleName()


def test_hidden_pages_read_anew_when_they_are_next_seen(view: PageStack, services: Services):
    view.go("trends")
    today = view.page("today")
    assert today is not None
    services.checkins.record(CheckInDraft(stress=6))
    assert today.stale
    view.go("today")
    assert not today.stale
    assert "last 6" in today._curve.accessibleName()


def test_tab_makes_one_round(view: PageStack, qtbot: QtBot):
    page = view.page("today")
    assert page is not None
    qtbot.waitUntil(lambda: page._settled)
    view.setFocus()
    met: list[QWidget] = []
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here in met:
            break
        met.append(here)
    names = [widget.accessibleName() or getattr(widget, "text", str)() for widget in met]
    assert {"Someone to talk to · F1", "Log a contact", "Break now"} <= set(names)


@pytest.mark.parametrize(("width", "narrow"), [(1100, False), (700, True)])
def test_the_rail_gives_way(view: PageStack, width: int, narrow: bool):
    view.resize(width, 600)
    assert (view._rail.width() == 60) is narrow
