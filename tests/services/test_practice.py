"""Sessions of practice: saved when they are done, deleted and brought back under their number."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes import NOON_ISH, FakeClock, Heard
from wellbeing.domain.practice import Session
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic


def sessions(services: Services) -> list[Session]:
    return services.practice.between(NOON_ISH - timedelta(days=1), NOON_ISH + timedelta(days=1))


def test_nothing_is_saved_before_a_session_is_done(services: Services, clock: FakeClock, heard: Heard):
    begun = services.practice.begin("breathing", 7)
    assert begun == Session(NOON_ISH, "breathing", 0.0, False, 7)
    assert (sessions(services), heard.take()) == ([], [])
    clock.pass_by(minutes=2)
    services.practice.done(begun, 120.0, True, 4)
    assert sessions(services) == [Session(NOON_ISH, "breathing", 120.0, True, 7, 4)]
    assert heard.take() == [Topic.PRACTICE]


def test_a_session_is_taken_back_and_done_again_under_its_number(services: Services, heard: Heard):
    way = services.practice.done(services.practice.begin("body", None), 60.0, False, None)
    (saved,) = sessions(services)
    for left in ([], [saved], []):
        way = way()
        assert sessions(services) == left
        assert [session.id for session in sessions(services)] == [session.id for session in left]
    assert heard.take() == [Topic.PRACTICE] * 4


def test_a_deleted_session_comes_back(services: Services):
    services.practice.done(services.practice.begin("body", None), 60.0, False, None)
    (saved,) = sessions(services)
    way = services.practice.delete(saved)
    assert sessions(services) == []
    assert not way.is_there
    way()
    assert sessions(services) == [saved]


def test_a_span_holds_its_beginning_and_not_its_end(services: Services):
    services.practice.done(services.practice.begin("body", None), 60.0, False, None)
    later = NOON_ISH + timedelta(minutes=1)
    assert len(services.practice.between(NOON_ISH, later)) == 1
    assert services.practice.between(NOON_ISH - timedelta(minutes=1), NOON_ISH) == []
    assert services.practice.between(later, later + timedelta(days=1)) == []
