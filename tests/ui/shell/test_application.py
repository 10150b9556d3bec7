"""The whole app in one process, offscreen: opening, a diary that stays closed, looks, reminders, second starts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QPixmapCache
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import World
from tests.ui.shell.conftest import Make, settled, words
from tests.ui.shell.team_apps import TeamApps
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.preferences import DEFAULTS
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.reminders.state_json import from_json
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import Environment, open_environment
from wellbeing.storage.reminders import ReminderStore
from wellbeing.ui.in_thread import in_thread, is_busy
from wellbeing.ui.pages.cooldown.page import CoolDownPage
from wellbeing.ui.pages.practice.page import PracticePage
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.team.page import TeamPage
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.board_visit_timer import BoardVisitTimer
from wellbeing.ui.shell.closed.page import ClosedDiary
from wellbeing.ui.widgets.toast import Toast


def test_it_opens_on_today_and_takes_a_digit(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    assert app.view.current() == "today"
    QTest.keyClick(app.view.page("today"), Qt.Key.Key_4)
    assert app.services is not None
    assert [checkin.stress for checkin in app.services.checkins.today()] == [4]
    app.view.undo()
    assert list(app.services.checkins.today()) == []


def test_what_the_diary_has_to_tell_is_told_once(make: Make, qtbot: QtBot, services: Services):
    services.diary.conn.execute("INSERT INTO notice (key) VALUES ('notice.offsets')")
    app = make()
    qtbot.waitUntil(lambda: app.driver is not None and app.open_time.background is not None)
    assert "time zone" in " ".join(toast.accessibleName() for toast in app.shell.findChildren(Toast))
    assert services.take_notices() == []


def test_in_the_tray_nothing_is_shown(make: Make, qtbot: QtBot):
    app = make(word="tray")
    qtbot.waitUntil(lambda: app.driver is not None)
    assert not app.shell.isVisible()


def test_a_diary_that_opens_at_the_second_try(make: Make, qtbot: QtBot):
    tries: list[int] = []

    def opener(environment: Environment, key: bytes | None = None) -> Services:
        tries.append(1)
        if len(tries) < 3:
            raise Refused(Problem("diary", "problem.diary_busy"))
        return open_services(environment)

    app = make(opener)
    qtbot.waitUntil(lambda: "Another program is holding the diary" in words(app))
    app.actions.open_help()
    assert app.actions.help is not None
    app.actions.help.close()
    for _ in range(2):
        page = next(widget for widget in app.shell.findChildren(ClosedDiary) if widget.isVisible())
        page.retry_asked.emit()
    settled(app, qtbot)
    assert not [widget for widget in app.shell.findChildren(ClosedDiary) if widget.isVisible()]


def test_another_language_keeps_page_and_reminders(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    app.view.go("library")
    driver, shell = app.driver, app.shell
    app.environment.preferences.set("language", "zh_TW")
    qtbot.waitUntil(lambda: "資源庫" in words(app))
    assert app.view.current() == "library"
    assert (app.driver, app.shell) == (driver, shell)
    assert driver is not None
    assert driver.t("Later") == "晚一點"


def test_a_break_started_from_its_reminder_counts_once(
    make: Make, qtbot: QtBot, clock: FakeClock, world: World
):
    app = make()
    settled(app, qtbot)
    driver, services = app.driver, app.services
    assert driver is not None
    assert services is not None
    for _ in range(121):
        clock.pass_by(seconds=30)
        driver.tick()
    clock.pass_by(seconds=61)
    driver.tick()
    assert world.notifier is not None
    world.notifier.answer(world.notifier.shown[0].key, "start")
    qtbot.waitUntil(lambda: not services.reminders.cards())
    saved = ReminderStore(services.diary).state()
    assert saved is not None
    book = from_json(saved[0]).ledger
    assert (book.due, book.taken, book.owed) == (1, 1, 0)


@pytest.mark.parametrize(("word", "tab"), [("checkin", "me"), ("contact", "contact")])
def test_a_word_from_a_second_start_opens_the_card(make: Make, qtbot: QtBot, word: str, tab: str):
    app = make(word=word)
    qtbot.waitUntil(lambda: app.actions.quick is not None and app.actions.quick.isVisible())
    assert app.actions.quick is not None
    assert app.actions.quick._head.tabs.current() == tab


def test_pause_and_resume(make: Make, qtbot: QtBot, clock: FakeClock):
    app = make()
    settled(app, qtbot)
    assert app.services is not None
    for length, minutes in (("30m", 30), ("1h", 60)):
        app.actions.pause(length)
        until = app.services.reminders.paused_until()
        assert until is not None
        assert round((until - clock.now()).total_seconds() / 60) == minutes
    app.actions.resume()
    assert app.services.reminders.paused_until() is None


def test_an_exercise_and_a_scene_open_on_their_pages(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    app.actions.start_scene("seam_after_a_week")
    practice = app.view.page("practice")
    assert app.view.current() == "practice"
    assert isinstance(practice, PracticePage)
    assert practice.scenes.play.scene.id == "seam_after_a_week"
    app.actions.start_exercise("gentle_breath")
    assert app.view.current() == "cooldown"
    cooldown = app.view.page("cooldown")
    assert isinstance(cooldown, CoolDownPage)
    assert cooldown.player is not None


def test_the_unexpected_is_said_calmly(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    said: list[str] = []
    app.view.say = lambda words, undo=None: said.append(words)  # type: ignore[method-assign]
    app.say_unexpected()
    assert "look whether your last entry is there" in said[0]


def test_settings_that_could_not_be_used_are_told(make: Make, qtbot: QtBot, folders: Folders):
    folders.config.mkdir(parents=True)
    folders.settings.write_text('[reminders]\nbreak_every = "often"\n')
    app = make()
    settled(app, qtbot)
    assert app.view._toast.accessibleName()


def test_an_entry_of_another_process_reaches_the_page(
    make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock
):
    app = make()
    settled(app, qtbot)
    other = open_services(open_environment(replace(folders), clock))
    other.checkins.record(CheckInDraft(stress=9))
    other.close()
    qtbot.waitUntil(lambda: "last 9" in app.view.page("today")._curve.accessibleName(), timeout=2000)


@pytest.fixture
def in_a_team(
    make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock, tmp_path: Path
) -> Iterator[Application]:
    """The app of somebody who has joined a team, with that page open."""
    apps = TeamApps(tmp_path / "apps", clock)
    member = open_services(open_environment(folders, clock))
    member.team.join(apps.invitation, "Ann")
    member.close()
    app = make()
    settled(app, qtbot)
    app.view.go("team")
    yield app
    apps.close()


def test_the_running_app_visits_its_team_and_survives_a_new_language_meanwhile(
    in_a_team: Application, qtbot: QtBot, folders: Folders
):
    app = in_a_team
    visits = next(watch for watch in app.open_time.background.watches if isinstance(watch, BoardVisitTimer))
    visits.visit()
    assert is_busy()
    app.environment.preferences.set("language", "zh_TW")
    qtbot.waitUntil(lambda: not is_busy() and "團隊" in words(app))
    qtbot.waitUntil(lambda: "Ann" in words(app))
    assert list(folders.team.rglob("visits.json"))


def test_an_answer_that_comes_once_the_diary_is_closed_is_told_to_nobody(
    in_a_team: Application, qtbot: QtBot
):
    app = in_a_team
    qtbot.waitUntil(lambda: not is_busy())
    page, may, told = app.view.page("team"), threading.Event(), []
    assert isinstance(page, TeamPage)
    page._send(lambda teams: may.wait(10), told.append)
    in_thread(partial(may.wait, 10), told.append, False, "nothing")
    app.close()
    may.set()
    qtbot.waitUntil(lambda: not is_busy())
    assert told == []


def test_however_many_settings_change_the_pages_are_built_anew_once_and_undo_stays(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    built: list[str] = []
    make_view = app.shown._new_pages
    app.shown._new_pages = lambda: [built.append("view"), make_view()][1]  # type: ignore[method-assign]
    taken: list[str] = []
    before = app.view
    for name, value in (("theme", "dark"), ("text_scale", 125), ("language", "zh_TW")):
        app.environment.preferences.set(name, value)
    app.view.say("All settings are back.", lambda: taken.append("back"))
    assert app.view is before
    qtbot.waitUntil(lambda: app.view is not before)
    qtbot.wait(30)
    assert built == ["view"]
    assert app.view.said == "All settings are back."
    app.view.undo()
    assert taken == ["back"]


@pytest.mark.parametrize(("name", "value"), [("theme", "dark"), ("text_scale", 150)])
def test_reset_all_keeps_its_way_back_over_another_look(make: Make, qtbot: QtBot, name: str, value: object):
    app = make()
    settled(app, qtbot)
    book = app.environment.preferences
    book.set(name, value)
    qtbot.waitUntil(lambda: not app.shown.outdated_soon.isActive())
    before = book.current
    old = app.view
    app.view.go("settings")
    page = app.view.page("settings")
    assert isinstance(page, SettingsPage)
    QTest.mouseClick(page.all_back, Qt.MouseButton.LeftButton)
    assert book.current.value(name) == DEFAULTS.value(name)
    qtbot.waitUntil(lambda: app.view is not old)
    assert app.view.said == "Every section is back to its defaults; Undo brings all of yours back."
    app.view.undo()
    assert book.current.value(name) == before.value(name) == value
    qtbot.waitUntil(lambda: not app.shown.outdated_soon.isActive())


def test_a_closed_window_leaves_qt_no_picture_to_wake_for(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    QPixmapCache.insert("a picture that nobody shows", QPixmap(8, 8))
    app.shell.close()
    assert not QPixmapCache.find("a picture that nobody shows", QPixmap())
