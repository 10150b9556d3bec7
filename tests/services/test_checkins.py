"""Recording, editing, deleting and undoing check-ins; each announced once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from tests.fakes import NEW_YORK, NOON_ISH, SHANGHAI, FakeClock, Heard, ago
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services
from wellbeing.services.checkins import CheckInChange
from wellbeing.services.entries import EntryChange
from wellbeing.services.event_bus import Topic

WHOLE = CheckInDraft(7, -1, 2, ("tired",), ("overload",), "🙂 שלום", ago(hours=2))


def done(answer: CheckInChange | Problem) -> CheckInChange:
    assert isinstance(answer, EntryChange), answer
    return answer


def everything(services: Services) -> list[CheckIn]:
    return services.checkins.between(None, None)


def test_recorded_is_saved_and_announced_once(services: Services, heard: Heard):
    change = done(services.checkins.record(WHOLE))
    assert change.before is None
    assert everything(services) == [change.after]
    assert heard.take() == [Topic.CHECKINS]


def test_refused_saves_nothing_and_announces_nothing(services: Services, heard: Heard):
    for draft in (CheckInDraft(11), CheckInDraft(), CheckInDraft(5, at=datetime(3000, 1, 1, tzinfo=UTC))):
        assert isinstance(services.checkins.record(draft), Problem)
    assert everything(services) == []
    assert heard.take() == []


def test_without_a_moment_it_is_now_and_the_clock_decides_what_is_to_come(
    services: Services, clock: FakeClock
):
    change = done(services.checkins.record(CheckInDraft(3)))
    assert change.after is not None
    assert change.after.at == NOON_ISH
    ahead = CheckInDraft(3, at=NOON_ISH + timedelta(minutes=6))
    assert isinstance(services.checkins.record(ahead), Problem)
    clock.pass_by(minutes=1)
    done(services.checkins.record(ahead))


def test_an_edit_keeps_number_and_moment(services: Services, heard: Heard):
    first = done(services.checkins.record(WHOLE)).after
    assert first is not None
    change = done(services.checkins.edit(first.id, CheckInDraft(2, note="calmer")))
    assert change == EntryChange(first, CheckIn(first.id, first.at, 2, note="calmer"))
    assert everything(services) == [change.after]
    moved = done(services.checkins.edit(first.id, CheckInDraft(2, at=ago(days=3)))).after
    assert moved is not None
    assert moved.at == ago(days=3)
    assert heard.take() == [Topic.CHECKINS] * 3


def test_a_bad_edit_changes_nothing(services: Services):
    first = done(services.checkins.record(WHOLE)).after
    assert first is not None
    assert isinstance(services.checkins.edit(first.id, CheckInDraft(11)), Problem)
    assert everything(services) == [first]


def test_what_is_gone_is_told(services: Services, heard: Heard):
    for answer in (services.checkins.edit(99, CheckInDraft(1)), services.checkins.delete(99)):
        assert isinstance(answer, Problem)
        assert answer.key == "problem.gone"
    assert heard.take() == []


@pytest.mark.parametrize("what", ["record", "edit", "delete"])
def test_undo_restores_exactly_and_undoing_that_does_it_again(services: Services, what: str):
    first = done(services.checkins.record(WHOLE)).after
    assert first is not None
    before = everything(services)
    change = {
        "record": lambda: services.checkins.record(CheckInDraft(1, at=ago(days=1))),
        "edit": lambda: services.checkins.edit(first.id, CheckInDraft(0, note="", at=ago(minutes=1))),
        "delete": lambda: services.checkins.delete(first.id),
    }[what]()
    after = everything(services)
    assert after != before
    back = services.checkins.undo(done(change))
    assert everything(services) == before
    assert services.checkins.undo(back) == change
    assert everything(services) == after


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
    services: Services, clock: FakeClock, zone: tzinfo, now: datetime, held: int
):
    done(services.checkins.record(CheckInDraft(1, at=NOON_ISH)))
    done(services.checkins.record(CheckInDraft(1, at=ago(hours=2))))
    clock.set(now)
    clock.travel(zone)
    assert len(services.checkins.today()) == held


def test_travelling_moves_the_words_never_the_moment(services: Services, clock: FakeClock):
    done(services.checkins.record(WHOLE))
    before = everything(services)
    clock.travel(NEW_YORK)
    assert everything(services) == before
    latest = services.checkins.latest()
    assert latest is not None
    assert latest.at == ago(hours=2)


def test_what_is_answered_within_a_minute_is_one_checkin_that_keeps_its_time(
    services: Services, clock: FakeClock
):
    first = done(services.checkins.answer(CheckInDraft(5, -1, 1, ("tired",), ("noise",), "a"))).after
    assert first is not None
    clock.pass_by(seconds=59)
    second = done(services.checkins.answer(CheckInDraft(7, feelings=("angry",))))
    after = CheckIn(first.id, first.at, 7, -1, 1, ("angry",), ("noise",), "a")
    assert (second.before, second.after) == (first, after)
    clock.pass_by(seconds=59)
    assert done(services.checkins.answer(CheckInDraft(8))).before == after, (
        "the minute begins with each answer"
    )
    clock.pass_by(seconds=60)
    assert done(services.checkins.answer(CheckInDraft(3))).before is None
    assert [entry.stress for entry in everything(services)] == [8, 3]


def test_an_answer_dated_back_is_one_of_its_own(services: Services, clock: FakeClock):
    done(services.checkins.answer(CheckInDraft(5)))
    done(services.checkins.answer(CheckInDraft(6, at=ago(hours=1))))
    assert done(services.checkins.answer(CheckInDraft(7))).before is not None
    assert [entry.stress for entry in everything(services)] == [6, 7]


def test_an_answer_after_the_first_was_deleted_or_the_clock_set_back_is_a_new_one(
    services: Services, clock: FakeClock
):
    first = done(services.checkins.answer(CheckInDraft(5))).after
    assert first is not None
    services.checkins.delete(first.id)
    assert done(services.checkins.answer(CheckInDraft(6))).before is None
    clock.set(ago(seconds=1))
    assert done(services.checkins.answer(CheckInDraft(7))).before is None


def test_an_answer_that_is_refused_changes_nothing(services: Services):
    first = done(services.checkins.answer(CheckInDraft(5))).after
    assert isinstance(services.checkins.answer(CheckInDraft(11)), Problem)
    assert everything(services) == [first]


def test_ratings_are_those_that_tell_of_stress_by_the_clock_they_were_said_at(
    services: Services, clock: FakeClock
):
    done(services.checkins.record(CheckInDraft(4, at=ago(hours=1))))
    done(services.checkins.record(CheckInDraft(6)))
    found = services.checkins.ratings_between(ago(hours=2), NOON_ISH + timedelta(hours=1))
    assert found == [(ago(hours=1), 4), (NOON_ISH, 6)]
    clock.travel(NEW_YORK)
    there = services.checkins.ratings_between(NOON_ISH, NOON_ISH + timedelta(days=1))
    assert [moment.astimezone(NEW_YORK).hour for moment, _ in there] == [13, 14]
