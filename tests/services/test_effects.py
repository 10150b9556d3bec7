"""The coin and the levels out of a diary."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes import NOON_ISH, FakeClock, Heard
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.effects.coin import ARMS, Flip
from wellbeing.domain.practice import Session
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.coin import CoinStore
from wellbeing.storage.practice import PracticeStore

MINUTE = timedelta(minutes=1)


def test_the_coin_wants_stress_said_just_before(services: Services, clock: FakeClock):
    refused = services.effects.throw("gentle_breath")
    assert isinstance(refused, Problem)
    services.checkins.record(CheckInDraft(stress=7))
    clock.pass_by(minutes=16)
    assert isinstance(services.effects.throw("gentle_breath"), Problem)
    assert CoinStore(services.diary).all() == []


def test_a_throw_is_kept_and_told(services: Services):
    heard = Heard()
    services.event_bus.subscribe(heard)
    services.checkins.record(CheckInDraft(stress=7))
    flip = services.effects.throw("gentle_breath")
    assert isinstance(flip, Flip)
    assert (flip.before, flip.arm in ARMS) == (7, True)
    assert CoinStore(services.diary).all() == [flip]
    assert heard.take()[-1] is Topic.PRACTICE


def test_both_sides_come_up(services: Services):
    services.checkins.record(CheckInDraft(stress=7))
    thrown = {services.effects.throw("gentle_breath").arm for _ in range(40)}  # type: ignore[union-attr]
    assert thrown == set(ARMS)


def test_stress_is_asked_for_ten_minutes_later_until_it_is_said(services: Services, clock: FakeClock):
    assert services.effects.asks_at() is None
    services.checkins.record(CheckInDraft(stress=7))
    services.effects.throw("gentle_breath")
    assert services.effects.asks_at() == NOON_ISH + 10 * MINUTE
    clock.pass_by(minutes=12)
    assert services.effects.asks_at() == NOON_ISH + 10 * MINUTE
    services.checkins.record(CheckInDraft(stress=4))
    assert services.effects.asks_at() is None
    assert services.effects.coin().unanswered == 0


def test_who_says_nothing_in_time_is_asked_no_more(services: Services, clock: FakeClock):
    services.checkins.record(CheckInDraft(stress=7))
    services.effects.throw("gentle_breath")
    clock.pass_by(minutes=41)
    assert services.effects.asks_at() is None
    assert services.effects.coin().unanswered == 1


def test_forty_throws_tell_what_they_tell(services: Services):
    store, checkins = CoinStore(services.diary), []
    for place in range(44):
        at = NOON_ISH - timedelta(days=place + 1)
        arm = ARMS[place % 2]
        store.add(Flip(at, "gentle_breath", arm, 8))
        if place < 42:
            checkins.append(CheckIn(0, at + 10 * MINUTE, 8 - 3 * (arm == "exercise") + place % 2))
    CheckInStore(services.diary).add_many(checkins)
    found = services.effects.coin()
    assert (found.exercise, found.quiet, found.unanswered, found.verdict) == (21, 21, 2, "lower")


def test_levels_one_and_two_out_of_a_diary(services: Services):
    checkins, sessions = [], []
    for back in range(1, 13):
        start = NOON_ISH - timedelta(days=back)
        for hours, stress in ((-4, 7), (-3, 6), (-1, 7), (0, 2)):
            checkins.append(CheckIn(0, start + timedelta(hours=hours), stress))
        sessions.append(Session(start - 50 * MINUTE, "gentle_breath", 60, True, 7, 5))
    CheckInStore(services.diary).add_many(checkins)
    PracticeStore(services.diary).add_many(sessions)
    (each,) = services.effects.before_and_after()
    assert (each.n, each.before, each.after) == (12, 7, 5)
    found = services.effects.matched()
    assert (found.sessions, found.matches, found.verdict, found.difference) == (12, 12, "lower", -4)
