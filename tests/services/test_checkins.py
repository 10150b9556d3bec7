"""Recording, editing, deleting and undoing check-ins; each announced once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from tests.fakes import NEW_YORK, NOON_ISH, SHANGHAI, FakeClock, Heard, ago
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Desk
from wellbeing.services.checkins import CheckInChange
from wellbeing.services.entries import Change
from wellbeing.services.event_bus import Topic

WHOLE = CheckInDraft(7, -1, 2, ("tired",), ("overload",), "🙂 שלום", ago(hours=2))


def done(answer: CheckInChange | Problem) -> CheckInChange:
    assert isinstance(answer, Change), answer
    return answer


def everything(desk: Desk) -> list[CheckIn]:
    return desk.checkins.between(None, None)


def test_recorded_is_saved_and_announced_once(desk: Desk, heard: Heard):
    change = done(desk.checkins.record(WHOLE))
    assert change.before is None
    assert everything(desk) == [change.after]
    assert heard.take() == [Topic.CHECKINS]


def test_refused_saves_nothing_and_announces_nothing(desk: Desk, heard: Heard):
    for draft in (CheckInDraft(11), CheckInDraft(), CheckInDraft(5, at=datetime(3000, 1, 1, tzinfo=UTC))):
        assert isinstance(desk.checkins.record(draft), Problem)
    assert everything(desk) == []
    assert heard.take() == []


def test_without_a_moment_it_is_now_and_the_clock_decides_what_is_to_come(desk: Desk, clock: FakeClock):
    change = done(desk.checkins.record(CheckInDraft(3)))
    assert change.after is not None
    assert change.after.at == NOON_ISH
    ahead = CheckInDraft(3, at=NOON_ISH + timedelta(minutes=6))
    assert isinstance(desk.checkins.record(ahead), Problem)
    clock.pass_by(minutes=1)
    done(desk.checkins.record(ahead))


def test_an_edit_keeps_number_and_moment(desk: Desk, heard: Heard):
    first = done(desk.checkins.record(WHOLE)).after
    assert first is not None
    change = done(desk.checkins.edit(first.id, CheckInDraft(2, note="calmer")))
    assert change == Change(first, CheckIn(first.id, first.at, 2, note="calmer"))
    assert everything(desk) == [change.after]
    moved = done(desk.checkins.edit(first.id, CheckInDraft(2, at=ago(days=3)))).after
    assert moved is not None
    assert moved.at == ago(days=3)
    assert heard.take() == [Topic.CHECKINS] * 3


def test_a_bad_edit_changes_nothing(desk: Desk):
    first = done(desk.checkins.record(WHOLE)).after
    assert first is not None
    assert isinstance(desk.checkins.edit(first.id, CheckInDraft(11)), Problem)
    assert everything(desk) == [first]


def test_what_is_gone_is_told(desk: Desk, heard: Heard):
    for answer in (desk.checkins.edit(99, CheckInDraft(1)), desk.checkins.delete(99)):
        assert isinstance(answer, Problem)
        assert answer.key == "problem.gone"
    assert heard.take() == []


@pytest.mark.parametrize("what", ["record", "edit", "delete"])
def test_undo_restores_exactly_and_undoing_that_does_it_again(desk: Desk, what: str):
    first = done(desk.checkins.record(WHOLE)).after
    assert first is not None
    before = everything(desk)
    change = {
        "record": lambda: desk.checkins.record(CheckInDraft(1, at=ago(days=1))),
        "edit": lambda: desk.checkins.edit(first.id, CheckInDraft(0, note="", at=ago(minutes=1))),
        "delete": lambda: desk.checkins.delete(first.id),
    }[what]()
    after = everything(desk)
    assert after != before
    back = desk.checkins.undo(done(change))
    assert everything(desk) == before
    assert desk.checkins.undo(back) == change
    assert everything(desk) == after


@pytest.mark.parametrize(
    ("zone", "now", "held"),
    [
        (SHANGHAI, datetime(2026, 11, 20, 6, 5, tzinfo=UTC), 2),
        (SHANGHAI, datetime(2026, 11, 20, 19, 59, tzinfo=UTC), 2),  # 03:59: still the same day
        (SHANGHAI, datetime(2026, 11, 20, 20, 0, tzinfo=UTC), 0),
        (NEW_YORK, datetime(2026, 11, 20, 6, 5, tzinfo=UTC), 2),
    ],
)
def test_today_is_the_day_of_the_clock_and_of_the_zone(
    desk: Desk, clock: FakeClock, zone: tzinfo, now: datetime, held: int
):
    done(desk.checkins.record(CheckInDraft(1, at=NOON_ISH)))
    done(desk.checkins.record(CheckInDraft(1, at=ago(hours=2))))
    clock.set(now)
    clock.travel(zone)
    assert len(desk.checkins.today()) == held


def test_travelling_moves_the_words_never_the_moment(desk: Desk, clock: FakeClock):
    done(desk.checkins.record(WHOLE))
    before = everything(desk)
    clock.travel(NEW_YORK)
    assert everything(desk) == before
    latest = desk.checkins.latest()
    assert latest is not None
    assert latest.at == ago(hours=2)
