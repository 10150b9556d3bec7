"""A reminder is shown whether or not the diary can be written, and what waits is written once it can."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from tests.fakes import FakeClock
from wellbeing.domain.reminders.events import Answered, DayClosed, Notify, Slept, Tick
from wellbeing.domain.reminders.state_json import from_json
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import Environment
from wellbeing.storage.reminders import ReminderStore

Trouble = Callable[[], object]


@contextmanager
def held_by_another(services: Services, environment: Environment) -> Iterator[None]:
    """Let another program hold the diary, for longer than anybody waits."""
    services.diary.conn.execute("PRAGMA busy_timeout = 0").fetchall()
    other = open_services(environment)
    other.diary.conn.execute("BEGIN IMMEDIATE")
    yield
    other.diary.conn.execute("ROLLBACK")
    other.close()


@contextmanager
def not_writable(services: Services, environment: Environment) -> Iterator[None]:
    """Let the diary take no write at all; a full disk is refused by the same kind of answer."""
    conn = services.diary.conn
    conn.execute("PRAGMA query_only = 1").fetchall()
    yield
    conn.execute("PRAGMA query_only = 0").fetchall()


@pytest.fixture(params=[held_by_another, not_writable])
def trouble(request: pytest.FixtureRequest, services: Services, environment: Environment) -> Trouble:
    services.reminders.begin()
    return lambda: request.param(services, environment)


def ticked(services: Services, clock: FakeClock, minutes: int) -> list[object]:
    effects: list[object] = []
    for _ in range(minutes):
        clock.pass_by(minutes=1)
        effects += services.reminders.feed(Tick(0.0))
    return effects


def saved(services: Services) -> object:
    found = ReminderStore(services.diary).state()
    return found and from_json(found[0])


def test_the_notice_comes_and_the_memory_is_saved_later(
    services: Services, clock: FakeClock, trouble: Callable, caplog: pytest.LogCaptureFixture
):
    ticked(services, clock, 58)
    with caplog.at_level(logging.WARNING), trouble():
        told = [effect for effect in ticked(services, clock, 6) if isinstance(effect, Notify)]
        assert [notice.kind for notice in told] == ["break"]
        services.reminders.feed(Answered(told[0].key, "later"))
        assert services.reminders.unsaved
        before = saved(services)
    ticked(services, clock, 1)
    assert not services.reminders.unsaved
    after = saved(services)
    assert after != before
    assert [reminder.why for reminder in after.delivery.reminders] == ["why.later"]
    assert all("tried again" in record.getMessage() for record in caplog.records)
    caplog.clear()


def test_a_day_that_ends_meanwhile_is_kept(services: Services, clock: FakeClock, trouble: Callable):
    ticked(services, clock, 90)
    first = clock.now().date()
    with trouble():
        clock.pass_by(hours=20)
        told = services.reminders.feed(Tick(0.0))
        assert [type(effect) for effect in told if isinstance(effect, DayClosed)] == [DayClosed]
    store = ReminderStore(services.diary)
    assert store.days(first, first + timedelta(days=1)) == {}
    ticked(services, clock, 1)
    assert list(store.days(first, first + timedelta(days=1))) == [first]


def test_a_contact_that_sleep_closes_is_not_begun_again(
    services: Services, clock: FakeClock, trouble: Callable
):
    services.contacts.start("x")
    services.reminders.catch_up()
    with trouble():
        services.reminders.feed(Slept())
        services.reminders.catch_up()
        assert services.reminders.unsaved
        assert services.contacts.open_ones()
    services.reminders.catch_up()
    ticked(services, clock, 1)
    assert not services.contacts.open_ones()
    assert not services.reminders.unsaved


def test_a_pause_that_can_not_be_taken_is_taken_later(
    services: Services, clock: FakeClock, trouble: Callable
):
    services.reminders.pause(timedelta(hours=1))
    with trouble():
        services.reminders.catch_up()
        assert services.reminders.unsaved
        assert services.reminders.paused_until() is None
    services.reminders.catch_up()
    assert services.reminders.paused_until() is not None
    assert not services.reminders.unsaved
