"""The engine with its memory: restarts, words from other processes, closed days. Its rules are tested below."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import NOON_ISH, FakeClock, Heard
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.reminders.events import Tick
from wellbeing.services.app_services import Desk, open_desk
from wellbeing.services.environment import Shelf
from wellbeing.services.event_bus import Topic


def ticked(desk: Desk, clock: FakeClock, minutes: int) -> list[object]:
    """Live so many minutes with somebody at the desk all the time."""
    effects: list[object] = []
    for _ in range(minutes):
        clock.pass_by(minutes=1)
        effects += desk.reminders.feed(Tick(0.0))
    return effects


@pytest.fixture
def begun(desk: Desk) -> Desk:
    desk.reminders.begin()
    return desk


def test_a_break_comes_after_an_hour_of_work(begun: Desk, clock: FakeClock):
    upcoming = begun.reminders.next_break()
    assert upcoming is not None
    ticked(begun, clock, 59)
    assert begun.reminders.cards() == ()
    ticked(begun, clock, 6)
    assert len(begun.reminders.cards()) == 1


def test_the_plan_is_that_of_the_preferences(desk: Desk):
    assert desk.preferences.set("breaks", value=False) is None
    assert desk.preferences.set("breathing_times", ["10:30"]) is None
    assert desk.preferences.set("break_every", 30) is None
    plan = desk.reminders.plan()
    assert (plan.breaks, plan.break_every_min, [str(one) for one in plan.pinned]) == (False, 30, ["10:30:00"])
    assert plan.zone == desk.clock.zone()


def test_a_restart_takes_up_where_the_last_run_left_off(shelf: Shelf, clock: FakeClock):
    for minutes in (40, 15):
        desk = open_desk(shelf)
        desk.reminders.begin()
        ticked(desk, clock, minutes)
        assert desk.reminders.cards() == ()
        desk.close()
    desk = open_desk(shelf)
    desk.reminders.begin()
    ticked(desk, clock, 10)
    assert len(desk.reminders.cards()) == 1
    desk.close()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 99}', "null", '{"open": "x"}'])
def test_a_memory_that_cannot_be_read_is_begun_anew(desk: Desk, clock: FakeClock, text: str):
    desk.diary.db.conn.execute("INSERT INTO reminder_state VALUES (1, ?, 0)", (text,))
    desk.reminders.begin()
    ticked(desk, clock, 1)
    assert desk.reminders.next_break() is not None


def test_a_pause_said_by_another_process_is_heard_once(begun: Desk, shelf: Shelf, clock: FakeClock):
    other = open_desk(shelf)
    assert other.reminders.pause(timedelta(minutes=30)) == NOON_ISH + timedelta(minutes=30)
    other.close()
    assert begun.reminders.paused_until() is None
    begun.reminders.catch_up()
    until = begun.reminders.paused_until()
    assert until is not None
    assert abs(until - NOON_ISH - timedelta(minutes=30)) < timedelta(seconds=1)
    begun.reminders.resume()
    begun.reminders.catch_up()
    assert begun.reminders.paused_until() is None
    begun.reminders.catch_up()
    assert begun.reminders.paused_until() is None


def test_a_pause_that_is_over_before_the_app_starts_means_nothing(desk: Desk, clock: FakeClock):
    desk.reminders.pause(timedelta(minutes=30))
    clock.pass_by(minutes=31)
    desk.reminders.begin()
    assert desk.reminders.paused_until() is None


def test_no_break_comes_in_a_pause(begun: Desk, clock: FakeClock):
    begun.reminders.pause(timedelta(hours=3))
    begun.reminders.catch_up()
    ticked(begun, clock, 100)
    assert begun.reminders.cards() == ()


def test_contacts_that_another_process_opens_and_closes_are_counted(
    begun: Desk, shelf: Shelf, clock: FakeClock
):
    other = open_desk(shelf)
    other.contacts.start("x")
    begun.reminders.catch_up()
    ticked(begun, clock, 70)
    assert [one.silent for one in begun.reminders.cards()] == [True]  # a card, but no notice within a contact
    other.contacts.end("ordinary", "x")
    other.close()
    begun.reminders.catch_up()
    ticked(begun, clock, 3)
    assert [one.silent for one in begun.reminders.cards()].count(False) == 1  # now one may speak


def test_entries_are_fed_once_and_old_ones_not_at_all(begun: Desk, clock: FakeClock, heard: Heard):
    begun.checkins.record(CheckInDraft(5))
    begun.checkins.record(CheckInDraft(9, at=NOON_ISH - timedelta(hours=3)))
    heard.take()
    begun.reminders.catch_up()
    assert heard.take() == [Topic.REMINDERS]
    begun.reminders.catch_up()
    assert heard.take() == []


def test_a_plain_tick_writes_only_now_and_then(begun: Desk, clock: FakeClock):
    ticked(begun, clock, 5)
    before = begun.diary.db.conn.total_changes
    for _ in range(50):
        clock.pass_by(seconds=1)
        begun.reminders.feed(Tick(0.0))
    assert begun.diary.db.conn.total_changes - before <= 1


def test_the_next_wake_is_soon_enough_and_not_busy(begun: Desk):
    assert 1 <= begun.reminders.next_wake() <= 3_600
