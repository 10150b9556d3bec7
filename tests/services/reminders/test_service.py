"""The engine with its memory: restarts, words from other processes, closed days. Its rules are tested below."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import NOON_ISH, FakeClock, Heard
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.reminders.events import BreakStarted, Tick
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import Environment
from wellbeing.services.event_bus import Topic


def ticked(services: Services, clock: FakeClock, minutes: int) -> list[object]:
    """Live so many minutes with somebody at the desk all the time."""
    effects: list[object] = []
    for _ in range(minutes):
        clock.pass_by(minutes=1)
        effects += services.reminders.feed(Tick(0.0))
    return effects


@pytest.fixture
def begun(services: Services) -> Services:
    services.reminders.begin()
    return services


def test_a_break_comes_after_an_hour_of_work(begun: Services, clock: FakeClock):
    upcoming = begun.reminders.next_break()
    assert upcoming is not None
    ticked(begun, clock, 59)
    assert begun.reminders.cards() == ()
    ticked(begun, clock, 6)
    assert len(begun.reminders.cards()) == 1


def test_the_plan_is_that_of_the_preferences(services: Services):
    assert services.preferences.set("breaks", value=False) is None
    assert services.preferences.set("breathing_times", ["10:30"]) is None
    assert services.preferences.set("break_every", 30) is None
    plan = services.reminders.plan()
    assert (plan.breaks, plan.break_every_min, [str(pin) for pin in plan.pinned]) == (False, 30, ["10:30:00"])
    assert plan.zone == services.clock.zone()


def test_a_restart_takes_up_where_the_last_run_left_off(environment: Environment, clock: FakeClock):
    for minutes in (40, 15):
        services = open_services(environment)
        services.reminders.begin()
        ticked(services, clock, minutes)
        assert services.reminders.cards() == ()
        services.close()
    services = open_services(environment)
    services.reminders.begin()
    ticked(services, clock, 10)
    assert len(services.reminders.cards()) == 1
    services.close()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 99}', "null", '{"open": "x"}'])
def test_a_memory_that_cannot_be_read_is_begun_anew(services: Services, clock: FakeClock, text: str):
    services.diary.db.conn.execute("INSERT INTO reminder_state VALUES (1, ?, 0)", (text,))
    services.reminders.begin()
    ticked(services, clock, 1)
    assert services.reminders.next_break() is not None


def test_a_pause_said_by_another_process_is_heard_once(
    begun: Services, environment: Environment, clock: FakeClock
):
    other = open_services(environment)
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


def test_a_pause_that_is_over_before_the_app_starts_means_nothing(services: Services, clock: FakeClock):
    services.reminders.pause(timedelta(minutes=30))
    clock.pass_by(minutes=31)
    services.reminders.begin()
    assert services.reminders.paused_until() is None


def test_a_pause_asked_for_with_a_clock_ahead_lasts_as_long_as_was_meant(begun: Services, clock: FakeClock):
    clock.set(NOON_ISH + timedelta(days=730))
    begun.reminders.pause(timedelta(hours=1))
    clock.set(NOON_ISH)
    begun.reminders.catch_up()
    until = begun.reminders.paused_until()
    assert until is not None
    assert abs(until - NOON_ISH - timedelta(hours=1)) < timedelta(seconds=1)


def test_no_pause_is_longer_than_two_days(begun: Services, clock: FakeClock):
    assert begun.reminders.pause(timedelta(days=7)) == NOON_ISH + timedelta(days=2)


def test_no_break_comes_in_a_pause(begun: Services, clock: FakeClock):
    begun.reminders.pause(timedelta(hours=3))
    begun.reminders.catch_up()
    ticked(begun, clock, 100)
    assert begun.reminders.cards() == ()


def test_contacts_that_another_process_opens_and_closes_are_counted(
    begun: Services, environment: Environment, clock: FakeClock
):
    other = open_services(environment)
    other.contacts.start("x")
    begun.reminders.catch_up()
    ticked(begun, clock, 70)
    assert [card.silent for card in begun.reminders.cards()] == [
        True
    ]  # a card, but no notice within a contact
    other.contacts.end("ordinary", "x")
    other.close()
    begun.reminders.catch_up()
    ticked(begun, clock, 3)
    assert [card.silent for card in begun.reminders.cards()].count(False) == 1  # now one may speak


def test_entries_are_fed_once_and_old_ones_not_at_all(begun: Services, clock: FakeClock, heard: Heard):
    begun.checkins.record(CheckInDraft(5))
    begun.checkins.record(CheckInDraft(9, at=NOON_ISH - timedelta(hours=3)))
    heard.take()
    begun.reminders.catch_up()
    assert heard.take() == [Topic.REMINDERS]
    begun.reminders.catch_up()
    assert heard.take() == []


def test_a_plain_tick_writes_only_now_and_then(begun: Services, clock: FakeClock):
    ticked(begun, clock, 5)
    before = begun.diary.db.conn.total_changes
    for _ in range(50):
        clock.pass_by(seconds=1)
        begun.reminders.feed(Tick(0.0))
    assert begun.diary.db.conn.total_changes - before <= 1


def test_the_next_wake_is_soon_enough_and_not_busy(begun: Services):
    assert 1 <= begun.reminders.next_wake() <= 3_600


@pytest.mark.parametrize(("minutes", "left"), [(20, 40), (65, 5)])
def test_a_break_that_is_no_rest_loses_none_of_the_work_before_it(
    begun: Services, clock: FakeClock, minutes: int, left: float
):
    ticked(begun, clock, minutes)
    begun.reminders.feed(BreakStarted())
    assert begun.reminders.worked_since_break() == minutes * 60
    clock.pass_by(seconds=10)
    begun.reminders.end_break(10, 300)
    upcoming = begun.reminders.next_break()
    assert upcoming is not None
    assert upcoming.minutes_left == pytest.approx(left, abs=1)
    assert begun.reminders.today().taken == 0
