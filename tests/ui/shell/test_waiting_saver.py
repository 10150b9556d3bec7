"""Another program holds the diary while the window is open: nobody waits, nothing is lost, and what is said is true."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.holder import Holder
from tests.standing_still import stood_still
from tests.ui.shell.conftest import Make, settled
from wellbeing.domain.contacts import ContactDraft
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services
from wellbeing.ui.shell import waiting_saver
from wellbeing.ui.shell.application import Application

LONGEST_S = 0.1


@pytest.fixture
def app(make: Make, qtbot: QtBot) -> Application:
    found = make()
    settled(found, qtbot)
    return found


@pytest.fixture
def services(app: Application) -> Services:
    assert app.services is not None
    return app.services


def quickly(act: Callable[[], object]) -> None:
    """Do something and check that the window did not stand still for it."""

    def done_and_shown() -> None:
        act()
        QApplication.processEvents()

    assert stood_still(done_and_shown) < LONGEST_S


def press(app: Application, key: Qt.Key) -> None:
    QTest.keyClick(app.view.page("today"), key)


def test_a_key_is_a_check_in_at_once(
    app: Application, services: Services, folders: Folders, clock: FakeClock, qtbot: QtBot
):
    press(app, Qt.Key.Key_3)
    with Holder(folders.data) as holder:
        capture = app.view.page("today")._capture  # a second key would wait for its turn as another entry
        for place, act in enumerate((partial(press, app, Qt.Key.Key_5), partial(capture.press, 7))):
            clock.pass_by(minutes=2)
            quickly(act)
            assert len(services.checkins.today()) == 2 + place
            assert "Waiting" in app.view.said
            assert "Another program is holding the diary" in app.view.said
        quickly(app.view.undo)
        assert [checkin.stress for checkin in services.checkins.today()] == [3, 5]
        quickly(lambda: services.contacts.record(ContactDraft("rude")))
        quickly(app.actions.start_contact)
        quickly(lambda: app.actions.pause("30m"))
        assert app.driver is not None
        quickly(app.driver.tick)
        holder.let_go()
    qtbot.waitUntil(lambda: not services.waiting)
    qtbot.waitUntil(lambda: app.view.said == "Saved: the diary is free again.")
    assert [checkin.id for checkin in services.checkins.today()] == [1, 2]
    assert [contact.kind for contact in services.contacts.today()] == ["rude"]
    assert len(services.contacts.open_ones()) == 1


def test_what_was_saved_is_read_anew_once(
    app: Application, folders: Folders, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    today, shown = app.view.page("today"), list[int]()
    with Holder(folders.data):
        press(app, Qt.Key.Key_5)
        QApplication.processEvents()
        monkeypatch.setattr(today, "_show", lambda show=today._show: (shown.append(1), show()))
    qtbot.waitUntil(lambda: app.view.said == "Saved: the diary is free again.")
    qtbot.waitUntil(lambda: not app.open_time.tell_all.is_busy)
    assert len(shown) <= 2, "each subject made the page read everything"


def test_the_way_back_stays_when_it_is_saved(
    app: Application, services: Services, folders: Folders, qtbot: QtBot
):
    with Holder(folders.data):
        press(app, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: app.view.said == "Saved: the diary is free again.")
    app.view.undo()
    assert services.checkins.today() == []


def test_a_silent_write_is_told_as_well(app: Application, services: Services, folders: Folders, qtbot: QtBot):
    with Holder(folders.data):
        services.library.keep("a", True)
        qtbot.waitUntil(lambda: "Not saved yet. Another program" in app.view.said)
    qtbot.waitUntil(lambda: not services.waiting)


def answer_box(words: str, told: list[str]) -> None:
    """Press a button of the box that stands open, after noting what it says."""
    box = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox))
    told.append(f"{box.text()}\n{box.informativeText()}")
    next(button for button in box.buttons() if button.text().replace("&", "") == words).click()


@pytest.mark.parametrize(("words", "left"), [("Keep waiting", False), ("Quit without saving it", True)])
def test_quitting_tells_what_is_not_saved(
    app: Application,
    services: Services,
    folders: Folders,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    left: bool,
):
    monkeypatch.setattr(waiting_saver, "QUIT_PATIENCE_MS", 50)
    ended: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    told: list[str] = []
    with Holder(folders.data):
        press(app, Qt.Key.Key_5)
        services.contacts.record(ContactDraft("rude"))
        QTimer.singleShot(400, lambda: answer_box(words, told))
        app.actions.quit()
        assert told == [
            "The diary can't be written to just now, so this is not saved yet:\nCheck-ins: 1\nContacts: 1"
        ]
        assert bool(ended) is left


def test_quitting_waits_until_it_is_saved(
    app: Application, services: Services, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    ended: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    with Holder(folders.data) as holder:
        press(app, Qt.Key.Key_5)
        QTimer.singleShot(300, holder.let_go)
        app.actions.quit()
    assert ended == [True]
    assert not services.waiting
    assert [checkin.stress for checkin in services.checkins.today()] == [5]


@pytest.mark.parametrize("freed", [True, False])
def test_an_end_by_a_signal_tries_once_more_and_says_the_truth(
    app: Application,
    folders: Folders,
    make: Make,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    freed: bool,
):
    with Holder(folders.data) as holder:
        press(app, Qt.Key.Key_5)
        if freed:
            holder.let_go()
        app.close()
    err = capsys.readouterr().err
    assert ("1 entry was not saved" in err) is not freed
    again = make()
    settled(again, qtbot)
    assert again.services is not None
    assert [checkin.stress for checkin in again.services.checkins.today()] == ([5] if freed else [])
