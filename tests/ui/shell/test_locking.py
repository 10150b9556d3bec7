"""The app behind a passphrase: locked, unlocked, opened by the code; what happens meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.hook_programs import write_hook
from tests.services.test_passphrase import CHEAP, OTHER, WORDS
from tests.standing_still import stood_still
from tests.ui.recording import World
from tests.ui.shell.conftest import Make, settled, words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.paths import Folders
from wellbeing.services import inbox, locked_key, passphrase
from wellbeing.services.app_services import open_services
from wellbeing.services.closed_entries import ClosedEntries
from wellbeing.services.environment import Environment, open_environment
from wellbeing.services.recovery import new_code
from wellbeing.system.keys import passphrase as sealing
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.sections import DataSection
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.closed.lock_screen import LONGEST_PAUSE_S, PAUSE_AFTER, LockScreen, pause_after

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NOTE = "a note that must not be seen"


@pytest.fixture(autouse=True)
def forgotten(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sealing, "fitting_cost", lambda: CHEAP)
    yield
    locked_key.lock(folders)


@pytest.fixture
def environment_of_it(folders: Folders, clock: FakeClock) -> Environment:
    """A diary with one entry and a recovery code."""
    environment = open_environment(folders, clock)
    with closing(open_services(environment)) as services:
        services.checkins.record(CheckInDraft(stress=4, note=NOTE))
    return environment


def lock_it(environment: Environment) -> None:
    passphrase.turn_on(environment.folders, environment.clock, WORDS, cost=CHEAP)
    locked_key.lock(environment.folders)


def screen_of(app: Application) -> LockScreen | None:
    return next((screen for screen in app.shell.findChildren(LockScreen) if screen.isVisible()), None)


def locked_app(make: Make, qtbot: QtBot, environment: Environment) -> Application:
    lock_it(environment)
    app = make()
    qtbot.waitUntil(lambda: screen_of(app) is not None)
    return app


def type_in(app: Application, text: str) -> None:
    screen = screen_of(app)
    assert screen is not None
    screen.field.setText(text)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)


def test_it_asks_for_the_passphrase_and_opens(make: Make, qtbot: QtBot, environment_of_it: Environment):
    app = locked_app(make, qtbot, environment_of_it)
    assert NOTE not in words(app)
    assert app.driver is not None  # reminders run
    type_in(app, WORDS)
    settled(app, qtbot)
    assert screen_of(app) is None
    assert app.services is not None
    assert [entry.note for entry in app.services.checkins.between(None, None)] == [NOTE]


def test_a_wrong_one_is_told_and_the_pause_grows(make: Make, qtbot: QtBot, environment_of_it: Environment):
    app = locked_app(make, qtbot, environment_of_it)
    screen = screen_of(app)
    assert screen is not None
    for _ in range(PAUSE_AFTER):
        type_in(app, OTHER)
        qtbot.waitUntil(lambda: "not the passphrase" in screen.wrong.text())
    assert not screen.field.isEnabled()
    assert "next try in 1 second" in screen.wrong.text()
    qtbot.waitUntil(screen.field.isEnabled, timeout=3_000)
    type_in(app, WORDS)
    settled(app, qtbot)


def test_pauses():
    assert [pause_after(slips) for slips in range(6)] == [0, 0, 0, 1, 2, 4]
    assert pause_after(50) == LONGEST_PAUSE_S


def test_locked_by_hand_nothing_is_left_in_the_window(
    make: Make, qtbot: QtBot, environment_of_it: Environment
):
    app = locked_app(make, qtbot, environment_of_it)
    type_in(app, WORDS)
    settled(app, qtbot)
    QTest.keyClick(app.view, Qt.Key.Key_L, BOTH)
    qtbot.waitUntil(lambda: screen_of(app) is not None)
    QTest.qWait(0)  # the old pages go in a turn of their own
    assert NOTE not in words(app)
    assert app.services is None
    assert locked_key.is_locked(app.environment.folders)
    assert app.view.page("today") is None
    type_in(app, WORDS)
    settled(app, qtbot)


def test_locking_waits_for_no_program_of_the_persons_and_quitting_does(
    make: Make, qtbot: QtBot, environment_of_it: Environment
):
    hooks = environment_of_it.folders.config / "hooks"
    write_hook(hooks, "contact-start", "#!/bin/sh\nexec sleep 60\n")
    app = locked_app(make, qtbot, environment_of_it)
    type_in(app, WORDS)
    settled(app, qtbot)
    assert app.services is not None
    app.services.contacts.start("T-1")
    assert stood_still(app._lock_up) < 0.5, "a program that hangs is waited for a second or two"
    assert screen_of(app) is not None
    runner = app.environment.programs
    app.close()
    assert runner._before is not None
    assert not runner._before.is_alive()


def test_without_a_passphrase_locking_says_where_one_is_set(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    app.locking.lock_now()
    assert "No passphrase is set yet" in app.view.said
    assert app.services is not None


def test_it_locks_with_the_screen_and_when_nobody_is_there(
    make: Make, qtbot: QtBot, environment_of_it: Environment, world: World
):
    app = locked_app(make, qtbot, environment_of_it)
    type_in(app, WORDS)
    settled(app, qtbot)
    assert app.driver is not None
    app.driver.left.emit()
    qtbot.waitUntil(lambda: screen_of(app) is not None)
    type_in(app, WORDS)
    settled(app, qtbot)
    app.environment.preferences.set("lock_with_session", False)
    app.environment.preferences.set("lock_after", 5)
    app.driver.left.emit()
    QTest.qWait(20)
    assert app.services is not None
    world.idle = 301.0
    app.driver.tick()
    qtbot.waitUntil(lambda: screen_of(app) is not None)


def test_a_tick_asks_once_how_long_nobody_was_there(
    make: Make, qtbot: QtBot, environment_of_it: Environment, monkeypatch: pytest.MonkeyPatch
):
    app = locked_app(make, qtbot, environment_of_it)
    type_in(app, WORDS)
    settled(app, qtbot)
    assert app.driver is not None
    asked: list[float] = []
    idle = partial(next, iter([400.0, 800.0]))
    counted = replace(app.driver.outside, idle=lambda: [asked.append(idle()), asked[-1]][-1])
    monkeypatch.setattr(app.driver, "outside", counted)
    app.environment.preferences.set("lock_after", 5)
    app.driver.tick()
    qtbot.waitUntil(lambda: screen_of(app) is not None)
    assert asked == [400.0]


def test_what_is_entered_meanwhile_is_there_afterwards(
    make: Make, qtbot: QtBot, environment_of_it: Environment, folders: Folders
):
    app = locked_app(make, qtbot, environment_of_it)
    app.actions.check_in("me")
    assert app.actions.quick is not None
    QTest.keyClick(app.actions.quick, Qt.Key.Key_7)
    app.actions.quick.save()
    ClosedEntries(environment_of_it).start("ticket")
    qtbot.waitUntil(lambda: "2 entries wait" in words(app))
    assert app.ctx is not None
    qtbot.waitUntil(lambda: app.ctx is not None and len(app.ctx.services.contacts.open_ones()) == 1)
    type_in(app, WORDS)
    settled(app, qtbot)
    assert app.services is not None
    assert [entry.stress for entry in app.services.checkins.between(None, None)] == [4, 7]
    assert [contact.name for contact in app.services.contacts.open_ones()] == ["ticket"]
    assert inbox.sealed_files(folders) == []


def test_a_hook_is_taken_in_while_it_is_open(make: Make, qtbot: QtBot, environment_of_it: Environment):
    """Another process has no key of a diary that a passphrase locks, also while it is open here."""
    app = locked_app(make, qtbot, environment_of_it)
    type_in(app, WORDS)
    settled(app, qtbot)
    ClosedEntries(environment_of_it).checkin(CheckInDraft(stress=9))
    services = app.services
    assert services is not None
    qtbot.waitUntil(lambda: [entry.stress for entry in services.checkins.between(None, None)] == [4, 9])


def test_forgotten_it_opens_by_the_recovery_code(
    make: Make, qtbot: QtBot, environment_of_it: Environment, folders: Folders
):
    code = new_code(folders)
    app = locked_app(make, qtbot, environment_of_it)
    screen = screen_of(app)
    assert screen is not None
    screen.other.click()
    type_in(app, "ABCD")
    qtbot.waitUntil(lambda: "eight groups" in screen.wrong.text())
    type_in(app, code)
    settled(app, qtbot)
    assert not folders.passphrase.exists()


def test_the_help_card_is_there(make: Make, qtbot: QtBot, environment_of_it: Environment):
    app = locked_app(make, qtbot, environment_of_it)
    QTest.keyClick(app.view, Qt.Key.Key_F1)
    assert app.actions.help is not None
    app.actions.help.close()


def test_it_is_set_changed_and_taken_off_in_the_settings(
    make: Make, qtbot: QtBot, environment_of_it: Environment, folders: Folders
):
    app = make()
    settled(app, qtbot)

    def row():  # type: ignore[no-untyped-def]
        app.view.go("settings")
        page = app.view.page("settings")
        assert isinstance(page, SettingsPage)
        page.open_section("data")
        section = page._section("data")
        assert isinstance(section, DataSection)
        return section.passphrase

    found = row()
    found.button.click()
    assert "lost for good" in found.warning.text()
    found.new.setText(WORDS)
    found.again.setText(OTHER)
    found.go.click()
    assert "not the same" in found.wrong.text()
    found.again.setText(WORDS)
    found.go.click()
    qtbot.waitUntil(
        lambda: (
            app.services is not None and app.open_time.background is not None and folders.passphrase.exists()
        )
    )
    assert "The passphrase is on." in app.view.said
    found = row()
    found.off.click()
    found.before.setText(OTHER)
    found.go.click()
    qtbot.waitUntil(lambda: "not the passphrase" in app.view.said)
    qtbot.waitUntil(lambda: app.services is not None and app.open_time.background is not None)
    found = row()
    found.off.click()
    found.before.setText(WORDS)
    found.go.click()
    qtbot.waitUntil(lambda: "The passphrase is off." in app.view.said)
    assert not folders.passphrase.exists()
    assert app.services is not None
    assert [entry.note for entry in app.services.checkins.between(None, None)] == [NOTE]
