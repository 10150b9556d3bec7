"""The main view: pages by key, one way back, a round that Tab makes, a rail that gives way."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.filled import is_filled
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.shell.page_stack import PageStack
from wellbeing.ui.shell.shortcuts import EVERYWHERE

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


@pytest.fixture
def piecemeal(qtbot: QtBot, light_theme: object, services: Services) -> PageStack:
    """A view as the app has it: what is made for the first time is made in turns of the loop."""
    ctx = replace(Told().context(services), piecemeal=True)
    made = PageStack(ctx.words)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.fill(ctx)
    made.show()
    return made


def test_a_new_page_is_made_filled_and_shown_in_turns(piecemeal: PageStack, qtbot: QtBot):
    built = list[str]()
    piecemeal.page_built.connect(lambda key, _: built.append(key))
    piecemeal.go("settings")
    assert (piecemeal.current(), built) == ("settings", []), "the rail answers at once"
    QApplication.processEvents()
    assert built == ["settings"]
    page = piecemeal.findChild(SettingsPage)
    assert page is not None
    assert not page.isVisible()
    qtbot.waitUntil(page.isVisible)


def test_another_page_asked_for_in_between_is_the_one_shown(piecemeal: PageStack, qtbot: QtBot):
    piecemeal.go("settings")
    piecemeal.go("today")
    qtbot.wait(20)
    assert piecemeal.current() == "today"
    assert piecemeal.findChild(SettingsPage) is None


def test_a_page_asked_for_stands_there_whole(piecemeal: PageStack):
    piecemeal.go("settings")
    page = piecemeal.page("settings")
    assert page is not None
    assert page.isVisible()
    assert not page.stale


def test_help_by_key(view: PageStack, qtbot: QtBot):
    with qtbot.waitSignal(view.help_asked):
        QTest.keyClick(view, Qt.Key.Key_F1)


def test_a_change_is_taken_back_once(view: PageStack):
    taken: list[str] = []
    view.say("Saved", lambda: taken.append("back"))
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
    assert taken == ["back"]


def test_fifty_steps_back_and_forward_again(view: PageStack, services: Services):
    """Check-ins, contacts, changes and deletes go back in the order in which they came, and forward again."""
    checkins, contacts = services.checkins, services.contacts

    def done(service, change):
        view.say("Done", service.way_back(change))
        return change.after

    first = done(checkins, checkins.answer(CheckInDraft(stress=7)))
    done(checkins, checkins.answer(CheckInDraft(stress=4)))  # within the minute: a merge
    services.contacts.start()
    done(contacts, contacts.record(ContactDraft("rude")))
    done(checkins, checkins.delete(first.id))

    def state():
        stresses = [checkin.stress for checkin in checkins.today()]
        return stresses, len(contacts.today()), len(contacts.open_ones())

    states = [([], 0, 1), ([7], 0, 1), ([4], 0, 1), ([4], 1, 0), ([], 1, 0)]
    for wanted in reversed(states[:-1]):
        QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
        assert state() == wanted
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
    assert state() == states[0], "before the first step there is nothing to take back"
    for wanted in states[1:]:
        QTest.keyClick(view, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        assert state() == wanted


def test_what_is_done_anew_ends_the_way_forward(view: PageStack, services: Services):
    view.say("Done", services.checkins.way_back(services.checkins.record(CheckInDraft(stress=3))))
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
    view.say("Done", services.checkins.way_back(services.checkins.record(CheckInDraft(stress=5))))
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [checkin.stress for checkin in services.checkins.today()] == [5]


def test_the_soft_line_itself_leads_back_and_forward(view: PageStack, services: Services):
    view.say("Done", services.checkins.way_back(services.checkins.record(CheckInDraft(stress=3))))
    view._toast._action.click()
    assert services.checkins.today() == []
    assert view.said == "Undone."
    view._toast._action.click()
    assert [checkin.stress for checkin in services.checkins.today()] == [3]


def test_the_soft_line_stands_where_nothing_can_be_pressed(view: PageStack):
    view.say("Saved 14:38 · stress 6", lambda: None)
    page = view.page("today")
    assert page is not None
    below = page.mapTo(view._sheet, page.rect().bottomLeft()).y()
    assert view._toast.geometry().top() > below


KEYS = {entry.deed: entry.keys for entry in EVERYWHERE}


@pytest.mark.parametrize("deed", [deed for deed in KEYS if deed not in ("undo", "redo", "help")])
def test_every_key_of_the_map_does_its_deed(view: PageStack, deed: str):
    asked: list[str] = []
    view.asked.connect(asked.append)
    QTest.keySequence(view, QKeySequence(KEYS[deed]))
    shown = {"cool_down": "cooldown", "settings": "settings"}
    if deed in shown:
        assert view.current() == shown[deed]
    elif deed != "search":
        assert asked == [deed]


@pytest.mark.parametrize("page", ["library", "settings"])
def test_search_stays_in_a_page_that_has_one(view: PageStack, qtbot: QtBot, page: str):
    view.go(page)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, CONTROL)
    assert view.current() == page
    assert isinstance(view.window().focusWidget(), QLineEdit)


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
    qtbot.waitUntil(lambda: is_filled(page))
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
