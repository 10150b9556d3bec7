"""The coin and the levels out of a diary."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes import NOON_ISH
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.effects.coin import ARMS, Flip
from wellbeing.domain.practice import Session
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.coin import CoinStore
from wellbeing.storage.practice import PracticeStore

MINUTE = timedelta(minutes=1)


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
