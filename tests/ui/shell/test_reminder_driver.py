"""The driver between engine and outside world: notices out, answers in, nothing that goes wrong ends it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock, log_text
from tests.ui.recording import World
from wellbeing.domain.reminders.events import Tick
from wellbeing.services.app_services import Services
from wellbeing.system import session
from wellbeing.system.notifications import notices
from wellbeing.ui.shell.reminder_driver import LONGEST_SLEEP, SAVE_AGAIN, ReminderDriver, kind_of

Start = Callable[..., ReminderDriver]


@pytest.fixture
def world() -> Iterator[World]:
    found = World()
    yield found
    for source in (found.notifier, found.session):
        if source is not None:
            source.close()


@pytest.fixture
def start(services: Services, world: World, qapp: QObject) -> Iterator[Start]:
    """Start a driver that is stopped at the end."""
    made: list[ReminderDriver] = []

    def begin() -> ReminderDriver:
        parent = QObject(qapp)
        driver = ReminderDriver(services, world.outside(), str, parent)
        driver.begin()
        made.append(driver)
        return driver

    yield begin
    for driver in made:
        driver.stop()
        driver.parent().deleteLater()


def until_due(driver: ReminderDriver, clock: FakeClock) -> None:
    """Work an hour with a tick each half minute, then rest the hands until the notice has come."""
    for _ in range(121):
        clock.pass_by(seconds=30)
        driver.tick()
    world_rests(driver, clock)


def world_rests(driver: ReminderDriver, clock: FakeClock) -> None:
    """Let a minute pass: longer than any lull that is waited for."""
    clock.pass_by(seconds=61)
    driver.tick()


def test_a_due_break_is_a_notice_with_three_answers(
    start: Start, world: World, clock: FakeClock, services: Services
):
    until_due(start(), clock)
    assert world.notifier is not None
    (notice,) = world.notifier.shown
    assert [action for action, _ in notice.actions] == ["start", "later", "after_contact", "not_today"]
    assert kind_of(notice.key) == "break"
    assert [card.key for card in services.reminders.cards()] == [notice.key]


@pytest.mark.parametrize("kind", ["nobody", "refuses"])
def test_without_a_notifier_the_tray_is_asked(
    start: Start, world: World, clock: FakeClock, kind: str, qtbot: QtBot
):
    assert world.notifier is not None
    if kind == "nobody":
        world.notifier.close()
        world.notifier = None
    else:
        world.notifier.shows = False
    driver = start()
    heard: list[tuple[str, str]] = []
    driver.balloon.connect(lambda *words: heard.append(words))
    until_due(driver, clock)
    assert len(heard) == 1


def test_a_notice_is_shown_though_the_diary_takes_nothing_and_saving_is_tried_again(
    start: Start, world: World, clock: FakeClock, services: Services
):
    driver = start()
    services.diary.conn.execute("PRAGMA query_only = 1").fetchall()
    until_due(driver, clock)
    assert world.notifier is not None
    assert len(world.notifier.shown) == 1
    assert 0 < driver.findChild(QTimer).interval() <= SAVE_AGAIN * 1000
    services.diary.conn.execute("PRAGMA query_only = 0").fetchall()
    clock.pass_by(seconds=SAVE_AGAIN)
    driver.tick()
    assert not services.reminders.unsaved


def test_cards_only_means_no_notice(start: Start, world: World, clock: FakeClock, services: Services):
    services.preferences.set("notices", "cards")
    until_due(start(), clock)
    assert world.notifier is not None
    assert world.notifier.shown == []
    assert len(services.reminders.cards()) == 1


@pytest.mark.parametrize("how", ["dnd", "full"])
def test_quiet_and_a_full_screen_hold_a_notice_back(start: Start, world: World, clock: FakeClock, how: str):
    assert world.notifier is not None
    driver = start()
    world.notifier.quiet, world.full = how == "dnd", how == "full"
    until_due(driver, clock)
    assert world.notifier.shown == []
    world.notifier.quiet, world.full = False, False
    driver.tick()
    for _ in range(3):
        world_rests(driver, clock)
    assert len(world.notifier.shown) == 1


@pytest.mark.parametrize("answer", ["start", "later", "after_contact", "not_today"])
def test_an_answer_on_the_notice_reaches_the_engine(
    start: Start, world: World, clock: FakeClock, services: Services, qtbot: QtBot, answer: str
):
    driver = start()
    begun: list[tuple[str, str]] = []
    driver.started.connect(lambda *values: begun.append(values))
    until_due(driver, clock)
    assert world.notifier is not None
    key = world.notifier.shown[0].key
    world.notifier.answer(key, answer)
    qtbot.waitUntil(lambda: not services.reminders.cards())
    assert begun == ([("break", key)] if answer == "start" else [])
    assert key in world.notifier.withdrawn


def test_a_click_opens_and_a_refusal_is_told(start: Start, world: World, clock: FakeClock, qtbot: QtBot):
    driver = start()
    until_due(driver, clock)
    assert world.notifier is not None
    key = world.notifier.shown[0].key
    with qtbot.waitSignal(driver.opened):
        world.notifier.answer(key, notices.DEFAULT)
    with qtbot.waitSignal(driver.balloon):
        world.notifier.answer(key, notices.UNSHOWN)


def test_a_card_from_the_run_before_can_be_started(
    start: Start, world: World, clock: FakeClock, services: Services
):
    until_due(start(), clock)
    driver = start()
    begun: list[tuple[str, str]] = []
    driver.started.connect(lambda *values: begun.append(values))
    (card,) = services.reminders.cards()
    driver.answer(card.key, "start")
    assert begun == [("break", card.key)]
    assert services.reminders.cards() == ()


def test_sleep_is_heard(start: Start, world: World, clock: FakeClock, services: Services, qtbot: QtBot):
    services.contacts.start("chat-1")
    start()
    world.session.tell(session.MachineSlept())
    qtbot.waitUntil(lambda: not services.contacts.open_ones())


def test_a_contact_begun_before_the_app_holds_notices_back(
    start: Start, world: World, clock: FakeClock, services: Services
):
    services.contacts.start("chat-1")
    driver = start()
    until_due(driver, clock)
    assert world.notifier is not None
    assert world.notifier.shown == []
    services.contacts.end(None, "chat-1")
    world_rests(driver, clock)
    assert [kind_of(notice.key) for notice in world.notifier.shown] == ["break"]


def test_trouble_in_a_tick_does_not_end_the_reminders(
    start: Start, world: World, clock: FakeClock, caplog: pytest.LogCaptureFixture
):
    def broken() -> float | None:
        raise OSError("stress 9, a note")

    driver = start()
    good = driver.outside
    driver.outside = type(good)(good.notifier, broken, good.session, good.full_screen)
    with caplog.at_level(logging.ERROR):
        driver.tick()
    assert "OSError" in log_text(caplog)
    assert "note" not in log_text(caplog)
    driver.outside = good
    until_due(driver, clock)
    assert world.notifier is not None
    assert len(world.notifier.shown) == 1


def test_one_timer_that_sleeps_long_and_stops(start: Start, world: World, services: Services):
    driver = start()
    (timer,) = driver.findChildren(QTimer)
    assert timer.isSingleShot()
    assert 0 < timer.interval() <= LONGEST_SLEEP * 1000
    driver.stop()
    assert not timer.isActive()
    assert world.session.closed
    services.reminders.feed(Tick(1.0))  # the diary is still open: the driver does not own it
    assert not timer.isActive()


@pytest.mark.parametrize("shows", [True, False])
def test_the_test_notice(start: Start, world: World, shows: bool):
    assert world.notifier is not None
    world.notifier.shows = shows
    assert start().show_test_notice() is shows
    assert [notice.key for notice in world.notifier.shown] == ["test"]


def test_a_break_that_begins_by_itself_opens_what_start_opens(
    start: Start, world: World, clock: FakeClock, services: Services
):
    services.preferences.set("begin_themselves", True)
    driver = start()
    opened: list[tuple[str, str]] = []
    driver.started.connect(lambda kind, key: opened.append((kind, key)))
    until_due(driver, clock)
    for _ in range(3):
        world.idle = 61.0
        clock.pass_by(seconds=20)
        driver.tick()
    assert opened == [("break", "")]
    assert services.reminders.going().break_left > 0


class Asked:
    """Counts how often the full screen is asked for, and answers as the world stands."""

    def __init__(self, world: World) -> None:
        self.world, self.times = world, 0

    def __call__(self) -> bool | None:
        self.times += 1
        return self.world.full


@pytest.fixture
def asked(world: World, monkeypatch: pytest.MonkeyPatch) -> Asked:
    counted, sources = Asked(world), world.outside
    monkeypatch.setattr(world, "outside", lambda: replace(sources(), full_screen=counted))
    return counted


def ticks(driver: ReminderDriver, clock: FakeClock, minutes: int) -> None:
    for _ in range(minutes):
        clock.pass_by(minutes=1)
        driver.tick()


def test_quiet_is_asked_for_only_where_a_notice_could_come(
    start: Start, world: World, clock: FakeClock, asked: Asked
):
    driver = start()
    ticks(driver, clock, 3)  # after a start the way is clear only after a lull
    asked.times = 0
    ticks(driver, clock, 50)
    assert asked.times == 0
    ticks(driver, clock, 4)
    assert asked.times == 0
    ticks(driver, clock, 2)  # the break is due at sixty
    assert asked.times == 2
    world.full = True  # in the very last moment
    ticks(driver, clock, 5)
    assert world.notifier is not None
    assert world.notifier.shown == []


def test_a_pinned_time_and_a_prompt_are_asked_for_too(
    start: Start, world: World, clock: FakeClock, services: Services, asked: Asked
):
    """Both fall into a time in which no break is near."""
    services.preferences.set("breaks", False)
    at = services.clock.now() + timedelta(minutes=40)
    pinned = at.astimezone(services.clock.zone())
    services.preferences.set("breathing_times", (f"{pinned:%H:%M}",))
    driver = start()
    ticks(driver, clock, 30)
    asked.times, world.full = 0, True
    ticks(driver, clock, 14)
    assert asked.times > 0
    assert world.notifier is not None
    assert world.notifier.shown == []
