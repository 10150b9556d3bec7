"""Check-ins in rows and back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from tests.fakes import NOON_ISH, SHANGHAI, ago, checkin
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.days import as_seen, day_of
from wellbeing.domain.vocabulary import CAUSES, FEELINGS
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import from_row, to_row

WHOLE = CheckIn(
    0, NOON_ISH, 7, -2, 2, FEELINGS, CAUSES, "🙂👩‍💻 שלום \u202eمرحبا\u202c\n'; DROP TABLE checkin; --"
)


@pytest.fixture
def store(diary: Diary) -> CheckInStore:
    return CheckInStore(diary)


def test_everything_comes_back_exactly(store: CheckInStore):
    for entry in (WHOLE, checkin(0), replace(WHOLE, note="e\u0301 is not \u00e9", pleasant=0, energy=None)):
        saved = store.add(entry)
        assert saved.id > 0
        assert store.find(saved.id) == saved == replace(entry, id=saved.id)
        assert store.latest() is not None


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2000, 1, 1, tzinfo=UTC),
        datetime(2026, 11, 20, 6, 5, 0, 1, tzinfo=UTC),
        datetime(2026, 11, 20, 6, 5, 59, 999_999, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    ],
)
def test_moments_keep_their_microseconds(moment: datetime):
    assert from_row(to_row(moment)) == moment
    assert to_row(moment + timedelta(microseconds=1)) == to_row(moment) + 1


def test_a_number_is_never_given_twice(store: CheckInStore):
    first = store.add(checkin(1)).id
    store.remove(first)
    assert store.add(checkin(2)).id > first
    assert store.newest() == first + 1


def test_one_with_a_number_comes_back_under_it(store: CheckInStore):
    saved = store.add(WHOLE)
    store.remove(saved.id)
    assert store.find(saved.id) is None
    assert store.add(saved) == saved
    assert store.find(saved.id) == saved


def test_a_span_holds_its_start_and_not_its_end(store: CheckInStore):
    for minutes in (2, 1, 0):
        store.add(checkin(minutes, ago(minutes=minutes)))
    assert [checkin.stress for checkin in store.between(ago(minutes=2), NOON_ISH)] == [2, 1]
    assert [checkin.stress for checkin in store.between(ago(minutes=1), None)] == [1, 0]
    assert [checkin.stress for checkin in store.between(None, ago(minutes=1))] == [2]
    assert [checkin.stress for checkin in store.between(None, None)] == [2, 1, 0]
    assert store.ratings_between(ago(minutes=2), NOON_ISH) == [(ago(minutes=2), 2), (ago(minutes=1), 1)]


def test_an_open_span_reaches_beyond_the_epoch(store: CheckInStore):
    for stress, year in ((1, 1969), (2, 2030)):
        store.add(checkin(stress, datetime(year, 1, 1, tzinfo=UTC)))
    assert [row.stress for row in store.between(None, None)] == [1, 2]
    assert [row.stress for row in store.between(None, NOON_ISH)] == [1]


@pytest.mark.parametrize(
    ("made_at", "offset", "inside"),
    [
        ("2026-11-20T00:00+13:00", 13 * 3_600, True),  # the 19th in London: it was the 20th there
        ("2026-11-19T23:59+13:00", 13 * 3_600, False),
        ("2026-11-20T23:59-11:00", -11 * 3_600, True),  # the 21st in London
        ("2026-11-21T00:00-11:00", -11 * 3_600, False),
        ("2026-11-20T12:00+00:00", None, True),
    ],
)
def test_a_rating_belongs_to_the_day_of_the_clock_where_it_was_made(
    store: CheckInStore, made_at: str, offset: int | None, inside: bool
):
    moment = datetime.fromisoformat(made_at)
    store.add(replace(checkin(7, moment.astimezone(UTC)), offset=offset))
    day = datetime(2026, 11, 20, tzinfo=UTC)
    found = store.ratings_between(day, day + timedelta(days=1), UTC)
    assert found == ([(moment.replace(tzinfo=UTC), 7)] if inside else [])
    as_time_went = store.ratings_between(moment, moment + timedelta(minutes=1))
    assert as_time_went == [(moment, 7)]


def test_order_is_by_time_then_by_number(store: CheckInStore):
    for stress, at in ((1, NOON_ISH), (2, ago(hours=1)), (3, NOON_ISH)):
        store.add(checkin(stress, at))
    assert [checkin.stress for checkin in store.between(None, None)] == [2, 1, 3]
    latest, first = store.latest(), store.first_moment()
    assert (latest and latest.stress, first) == (3, ago(hours=1))


def test_the_latest_is_found_without_reading_and_sorting_years(store: CheckInStore, diary: Diary):
    read: list[str] = []
    diary.conn.set_trace_callback(read.append)
    store.latest()
    diary.conn.set_trace_callback(None)
    plan = [how for *_, how in diary.rows(f"EXPLAIN QUERY PLAN {read[0]}")]
    assert plan
    assert not any(how.startswith("SCAN") for how in plan if "SUBQUERY" not in how), plan


def test_replace_touches_one_alone(store: CheckInStore):
    first, second = store.add(checkin(1)), store.add(checkin(2))
    store.replace(replace(WHOLE, id=first.id))
    assert store.find(first.id) == replace(WHOLE, id=first.id)
    assert store.find(second.id) == second


def test_what_was_written_since(store: CheckInStore):
    assert store.newest() == 0
    store.add_many([checkin(stress) for stress in (1, 2, 3)])
    assert [checkin.stress for checkin in store.after(1)] == [2, 3]
    assert store.after(store.newest()) == []


def test_weeks_and_days_are_counted_like_a_plain_loop(store: CheckInStore):
    """A rating made elsewhere counts on the day that it was there; a day begins at its cut."""
    random = Random(4)
    rows = [
        replace(checkin(random.randint(0, 10), ago(minutes=random.randint(0, 30_000))), offset=offset)
        for offset in (None, 28_800, -18_000)
        for _ in range(150)
    ]
    store.add_many(rows)
    first, last = date(2026, 11, 3), date(2026, 11, 18)
    days = [(day_of(as_seen(row.at, row.offset, SHANGHAI), SHANGHAI), row.stress) for row in rows]
    held = [(day, stress) for day, stress in days if first <= day <= last]
    weeks = Counter(((day - first).days // 7, stress) for day, stress in held)
    rated = len({day for day, _ in held})
    assert store.by_week(first, last, SHANGHAI) == ([(*key, n) for key, n in sorted(weeks.items())], rated)
    assert store.by_day(first, last, SHANGHAI) == [(*key, n) for key, n in sorted(Counter(held).items())]


def test_words_are_counted_as_they_were_named_together(store: CheckInStore):
    named = [("tired", "overload"), ("tired", "overload"), ("tired angry", ""), ("", "")]
    rows = [
        replace(checkin(5, ago(hours=hour)), feelings=tuple(feelings.split()), causes=tuple(causes.split()))
        for hour, (feelings, causes) in enumerate(named, 1)
    ]
    store.add_many([*rows, checkin(5, ago(days=3))])
    feelings, causes, n = store.words(ago(days=1), NOON_ISH)
    assert sorted(feelings) == [("", 1), ("tired", 2), ("tired angry", 1)]
    assert sorted(causes) == [("", 1), ("", 1), ("overload", 2)]
    assert n == 4


def test_an_empty_diary(store: CheckInStore):
    assert store.latest() is None
    assert store.first_moment() is None
    assert store.find(1) is None
    assert store.by_week(date(2026, 11, 1), date(2026, 11, 20), SHANGHAI) == ([], 0)
    assert store.words(ago(days=1), NOON_ISH) == ([], [], 0)
