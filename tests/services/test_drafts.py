"""What somebody has begun to write: it waits, for its time, and a diary that can't take it troubles nobody."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pytest

from tests.fakes import FakeClock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.app_services import Services
from wellbeing.services.drafts import Drafts

WAIT = timedelta(minutes=10)


@pytest.fixture
def drafts(services: Services) -> Drafts:
    return services.drafts


def test_what_is_kept_is_found_until_it_is_dropped(drafts: Drafts, clock: FakeClock):
    assert drafts.find("checkin") is None
    assert drafts.keep("checkin", {"stress": 7, "note": "晚"})
    assert drafts.keep("checkin", {"stress": 8, "note": "很晚"})
    assert drafts.keep("review", {"text": "x"})
    assert drafts.find("checkin") == {"stress": 8, "note": "很晚"}
    assert drafts.drop("checkin")
    assert (drafts.find("checkin"), drafts.find("review")) == (None, {"text": "x"})
    assert drafts.now() == clock.now()


@pytest.mark.parametrize(
    ("after", "waits"), [(WAIT, True), (WAIT + timedelta(seconds=1), False), (-WAIT, False)]
)
def test_a_card_waits_ten_minutes_and_no_clock_set_back(
    drafts: Drafts, clock: FakeClock, after: timedelta, waits: bool
):
    since = clock.now()
    drafts.keep("checkin", {"stress": 7})
    drafts.keep("review", {"text": "x"})
    clock.set(since + after)
    assert (drafts.find("checkin") is not None) is waits
    assert drafts.is_over("checkin", since) is not waits
    assert not drafts.is_over("review", since)
    drafts.drop_old()
    clock.set(since)
    assert (drafts.find("checkin") is not None) is waits, "what was over is gone for good"
    assert drafts.find("review") == {"text": "x"}


def test_what_is_no_form_is_none(drafts: Drafts, services: Services, clock: FakeClock):
    for body in ("[1]", '"x"', "null"):
        drafts._store.keep("review", clock.now(), body)
        assert drafts.find("review") is None


def test_each_open_form_is_asked_once_for_what_was_typed_last(drafts: Drafts):
    asked: list[str] = []
    drafts.watch("checkin", lambda: asked.append("old"))
    drafts.watch("checkin", lambda: asked.append("checkin"))
    drafts.watch("review", lambda: asked.append("review"))
    for _ in range(2):
        drafts.settle()
    assert asked == ["checkin", "review"]


def test_a_diary_that_can_not_take_it_is_no_ones_trouble(
    drafts: Drafts, services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    @contextmanager
    def full():  # type: ignore[no-untyped-def]
        raise Refused(Problem("diary", "problem.disk_full"))
        yield

    monkeypatch.setattr(services.diary, "unsynced", full)
    assert not drafts.keep("checkin", {"note": "a secret"})
    assert not drafts.drop("checkin")
    assert "problem.disk_full" in caplog.text
    assert "a secret" not in caplog.text


def test_a_draft_waits_for_no_disk_and_all_else_does(drafts: Drafts, services: Services):
    seen: list[object] = []
    services.diary.conn.set_trace_callback(seen.append)
    drafts.keep("checkin", {"stress": 7})
    services.diary.conn.set_trace_callback(None)
    assert seen[0] == "PRAGMA synchronous = NORMAL"
    assert services.diary.rows("PRAGMA synchronous") == [(2,)]
