"""Days, spans and ranges: the cut at four, daylight saving, both ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import BERLIN, NEW_YORK, SHANGHAI
from wellbeing.domain.days import (
    as_made,
    as_seen,
    day_of,
    days_between,
    days_of,
    offsets_between,
    span_of,
    span_of_days,
)

LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # moves its clocks by half an hour


@pytest.mark.parametrize(
    ("local", "day"),
    [
        ("2026-11-20T03:59:59.999999", date(2026, 11, 19)),
        ("2026-11-20T04:00:00", date(2026, 11, 20)),
        ("2026-11-20T23:59:59", date(2026, 11, 20)),
        ("2026-11-21T00:00:00", date(2026, 11, 20)),
        ("2027-01-01T02:00:00", date(2026, 12, 31)),
    ],
)
def test_a_day_begins_at_four(local: str, day: date):
    moment = datetime.fromisoformat(local).replace(tzinfo=SHANGHAI)
    assert day_of(moment.astimezone(UTC), SHANGHAI) == day


def test_another_cut():
    moment = datetime(2026, 11, 20, 5, 30, tzinfo=SHANGHAI)
    assert day_of(moment, SHANGHAI, time(6)) == date(2026, 11, 19)
    assert span_of(date(2026, 11, 20), SHANGHAI, time(6)).start == datetime(2026, 11, 19, 22, tzinfo=UTC)


def test_the_same_moment_is_another_day_elsewhere():
    moment = datetime(2026, 11, 20, 6, tzinfo=UTC)  # 14:00 in Shanghai, 01:00 in New York
    assert day_of(moment, SHANGHAI) == date(2026, 11, 20)
    assert day_of(moment, NEW_YORK) == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2026, 11, 20), SHANGHAI, 24),
        (
            date(2026, 3, 28),
            BERLIN,
            23,
        ),  # the night after it the clock jumps at 02:00, inside this person's day
        (date(2026, 10, 24), BERLIN, 25),
        (date(2026, 3, 29), BERLIN, 24),
        (date(2026, 3, 7), NEW_YORK, 23),
        (date(2026, 10, 31), NEW_YORK, 25),
        (date(2026, 10, 3), LORD_HOWE, 23.5),
    ],
)
def test_days_are_as_long_as_the_zone_says(day: date, zone: tzinfo, hours: float):
    assert span_of(day, zone).length == timedelta(hours=hours)


def test_spans_touch_and_hold_their_start_only():
    first, second = span_of(date(2026, 10, 24), BERLIN), span_of(date(2026, 10, 25), BERLIN)
    assert first.end == second.start
    assert first.holds(first.start)
    assert not first.holds(first.end)


def test_a_run_of_days_holds_both_ends():
    span = span_of_days(date(2026, 3, 1), date(2026, 3, 31), BERLIN)
    assert span.start == span_of(date(2026, 3, 1), BERLIN).start
    assert span.end == span_of(date(2026, 3, 31), BERLIN).end
    assert list(days_between(date(2026, 2, 27), date(2026, 3, 2))) == [
        date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2),
    ]  # fmt: skip


@given(
    st.integers(0, 3_000_000_000),
    st.sampled_from([SHANGHAI, NEW_YORK, BERLIN, LORD_HOWE, UTC]),
)
def test_every_moment_lies_in_the_span_of_its_day(seconds: int, zone: tzinfo):
    moment = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    assert span_of(day_of(moment, zone), zone).holds(moment)


def test_the_offsets_of_a_span_and_when_they_change():
    first, last = datetime(2026, 1, 1, 0, 0, 0, 5, UTC), datetime(2026, 12, 31, 23, 0, 0, 7, UTC)
    spring, autumn = datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)
    end = last + timedelta(seconds=1)
    assert offsets_between(first, last, BERLIN) == [(spring, 3_600), (autumn, 7_200), (end, 3_600)]
    assert offsets_between(first, last, SHANGHAI) == [(end, 28_800)]
    assert offsets_between(first, first, BERLIN) == [(first + timedelta(seconds=1), 3_600)]


@pytest.mark.parametrize("zone", [BERLIN, SHANGHAI, NEW_YORK, UTC])
@pytest.mark.parametrize("offset", [None, 13 * 3_600, -11 * 3_600, 28_800])
def test_an_entry_is_seen_at_the_hour_at_which_it_was_made(zone: tzinfo, offset: int | None):
    moment = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    made = as_made(moment, offset, zone)
    assert made == moment
    seen = as_seen(moment, offset, zone).astimezone(zone)
    assert seen.replace(tzinfo=None) == made.replace(tzinfo=None)


@pytest.mark.parametrize("zone", [SHANGHAI, BERLIN, NEW_YORK, LORD_HOWE], ids=str)
def test_the_days_of_many_moments_are_those_of_each(zone: tzinfo):
    """Over the nights on which the clocks change, too, and in whatever order."""
    start = datetime(2026, 3, 1, tzinfo=UTC)
    moments = [start + timedelta(minutes=37 * step) for step in range(10_000)]
    assert days_of(moments, zone) == [day_of(moment, zone) for moment in moments]
    mixed = moments[::-97] + moments[::101]
    assert days_of(mixed, zone) == [day_of(moment, zone) for moment in mixed]
    assert days_of([], zone) == []
