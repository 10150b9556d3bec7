"""The engine with its memory: restarts, words from other processes, closed days. Its rules are tested below."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import NOON_ISH, FakeClock, Heard
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.days import Span
from wellbeing.domain.reminders.events import (
    BreakStarted,
    ContactEnded,
    ContactStarted,
    DoNotDisturb,
    FullScreen,
    Locked,
    Sharing,
    Tick,
)
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import Environment
from wellbeing.services.event_bus import Topic
from wellbeing.services.reminders.service import until_tomorrow
from wellbeing.storage.database import Diary
from wellbeing.storage.reminders import ReminderStore


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


@pytest.mark.parametrize(("counts", "taken", "left"), [(False, 0, 40), (True, 1, 60)])
def test_a_break_that_ended_can_be_taken_as_none_or_counted_again(
    begun: Services, clock: FakeClock, heard: Heard, counts: bool, taken: int, left: float
):
    ticked(begun, clock, 15)
    begun.reminders.feed(BreakStarted())
    clock.pass_by(minutes=5)
    worked = begun.reminders.worked_since_break()
    begun.reminders.end_break(300, 300)
    assert begun.reminders.today().taken == 1
    ticked(begun, clock, 5)
    heard.take()
    begun.reminders.recount_break(False, 300, worked)
    if counts:
        begun.reminders.recount_break(True, 300, worked)
    assert begun.reminders.today().taken == taken
    upcoming = begun.reminders.next_break()
    assert upcoming is not None
    assert upcoming.minutes_left == pytest.approx(left, abs=1)
    assert heard.take() == [Topic.REMINDERS] * (1 + counts), "one change, told once"


def test_what_the_engine_was_told_is_told_again(begun: Services):
    reminders = begun.reminders
    assert (reminders.told_quiet(), reminders.is_sharing(), reminders.is_at_rest()) == (
        (False, False),
        False,
        True,
    )
    reminders.feed(DoNotDisturb(True))
    assert reminders.told_quiet() == (True, False)
    reminders.feed(DoNotDisturb(False))
    reminders.feed(FullScreen(True))
    assert reminders.told_quiet() == (False, True)
    reminders.feed(Sharing(True))
    assert reminders.is_sharing()
    reminders.feed(ContactStarted("a"))
    assert not reminders.is_at_rest()
    reminders.feed(ContactEnded("a"))
    assert reminders.is_at_rest()
    reminders.feed(Locked())
    assert not reminders.is_at_rest()


def test_what_was_seen_is_the_newest_entry_of_each_kind(begun: Services):
    assert begun.reminders.seen == (0, 0)
    for stress in (3, 5):
        begun.checkins.record(CheckInDraft(stress))
    begun.contacts.record(ContactDraft("rude"))
    begun.reminders.catch_up()
    assert begun.reminders.seen == (2, 1)


def test_the_last_state_is_shown_without_a_word_to_the_diary(environment: Environment, clock: FakeClock):
    services = open_services(environment)
    services.reminders.begin()
    ticked(services, clock, 40)
    assert services.reminders.keep()
    written = services.diary.rows("SELECT * FROM reminder_state")
    services.reminders.show_last_state()
    assert services.diary.rows("SELECT * FROM reminder_state") == written
    upcoming = services.reminders.next_break()
    assert upcoming is not None
    assert upcoming.minutes_left == pytest.approx(20, abs=1)
    services.close()


def test_what_is_kept_is_as_of_now_though_a_plain_tick_would_wait(begun: Services, clock: FakeClock):
    ticked(begun, clock, 1)
    before = begun.diary.rows("SELECT * FROM reminder_state")
    assert begun.reminders.keep()
    assert begun.diary.rows("SELECT * FROM reminder_state") != before
    assert not begun.reminders.unsaved


def test_a_new_plan_is_told_and_a_break_lasts_as_set(begun: Services, clock: FakeClock):
    assert begun.reminders.break_seconds() == 5 * 60
    ticked(begun, clock, 50)
    for name, value in (("break_length", 7), ("break_every", 30)):
        assert begun.preferences.set(name, value) is None
    effects = begun.reminders.change_plan() + tuple(ticked(begun, clock, 2))
    assert begun.reminders.break_seconds() == 7 * 60
    assert effects
    assert len(begun.reminders.cards()) == 1


def test_until_tomorrow_is_until_the_present_day_is_over():
    assert until_tomorrow(NOON_ISH, Span(NOON_ISH - timedelta(hours=9), NOON_ISH + timedelta(hours=14))) == (
        timedelta(hours=14)
    )


def test_the_disk_is_waited_for_only_where_something_was_done_or_said(
    begun: Services, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
):
    """A changed setting held the window up for as long as a slow disk takes, and so did every few ticks."""
    waited, put = list[int](), ReminderStore.save_state

    def note(store: ReminderStore, *given: object) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("wellbeing.storage.reminders.put", lambda diary, *_: waited.extend(synced(diary)))
            put(store, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(ReminderStore, "save_state", note)
    begun.preferences.set("break_every", 45)
    begun.reminders.change_plan()
    ticked(begun, clock, 20)
    assert set(waited) == {NORMAL}
    waited.clear()
    begun.reminders.feed(ContactStarted())
    assert waited == [FULL]
    ticked(begun, clock, 60)
    assert {NORMAL, FULL} == set(waited)


NORMAL, FULL = 1, 2


def synced(diary: Diary) -> list[int]:
    """Return how a diary waits for the disk just now."""
    return [int(diary.rows("PRAGMA synchronous")[0][0])]
