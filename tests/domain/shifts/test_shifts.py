from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from wellbeing.domain.days import Span
from wellbeing.domain.shifts.shifts import (
    Hours,
    Rota,
    WeeklyPlan,
    day_end,
    merged,
    span_at,
    spans_around,
    working_day,
)

NEW_YORK, SHANGHAI = ZoneInfo("America/New_York"), ZoneInfo("Asia/Shanghai")
NIGHT = Hours(time(22), time(6))


def weekly(*hours: Hours, off: frozenset[date] = frozenset()) -> WeeklyPlan:
    return WeeklyPlan((hours,) * 7, off)


def at(zone: ZoneInfo, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def span_of_the_moment(plan: WeeklyPlan | Rota, zone: ZoneInfo, text: str) -> tuple[str, str] | None:
    found = span_at(spans_around(plan, at(zone, text), zone), at(zone, text))
    return found and (f"{found.start.astimezone(zone):%d %H:%M}", f"{found.end.astimezone(zone):%d %H:%M}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-02 08:59:59", None),
        ("2026-03-02 09:00", ("02 09:00", "02 12:00")),
        ("2026-03-02 12:00", None),
        ("2026-03-02 13:00", ("02 13:00", "02 18:00")),
        ("2026-03-02 18:00", None),
    ],
)
def test_several_ranges_a_day(text: str, expected: tuple[str, str] | None) -> None:
    plan = weekly(Hours(time(9), time(12)), Hours(time(13), time(18)))
    assert span_of_the_moment(plan, SHANGHAI, text) == expected


@pytest.mark.parametrize(
    ("zone", "text", "hours"),
    [
        (NEW_YORK, "2026-03-08 01:00", 7),
        (NEW_YORK, "2026-11-01 00:30", 9),
        (SHANGHAI, "2026-03-08 01:00", 8),
    ],
)
def test_a_night_over_a_clock_change_is_as_long_as_it_really_is(
    zone: ZoneInfo, text: str, hours: int
) -> None:
    found = span_at(spans_around(weekly(NIGHT), at(zone, text), zone), at(zone, text))
    assert found is not None
    assert found.length == timedelta(hours=hours)


def test_a_day_off_takes_the_night_that_begins_on_it() -> None:
    plan = weekly(NIGHT, off=frozenset({date(2026, 3, 3)}))
    assert span_of_the_moment(plan, SHANGHAI, "2026-03-03 05:00") == ("02 22:00", "03 06:00")
    assert span_of_the_moment(plan, SHANGHAI, "2026-03-03 23:00") is None


def test_ranges_that_touch_are_one_and_empty_ones_are_none() -> None:
    plan = weekly(Hours(time(9), time(12)), Hours(time(12), time(15)))
    assert span_of_the_moment(plan, SHANGHAI, "2026-03-02 12:00") == ("02 09:00", "02 15:00")
    moment = at(SHANGHAI, "2026-03-02 12:00")
    assert merged([Span(moment, moment), Span(moment + timedelta(1), moment)]) == ()


def test_round_the_clock_is_one_long_span() -> None:
    plan = weekly(Hours(time(0), time(0)))
    found = span_at(
        spans_around(plan, at(SHANGHAI, "2026-03-02 12:00"), SHANGHAI), at(SHANGHAI, "2026-03-02 12:00")
    )
    assert found is not None
    assert found.length >= timedelta(days=10)


def test_only_the_neighbourhood_of_a_rota_of_years_is_read() -> None:
    first = at(SHANGHAI, "2020-01-01 09:00")
    rota = Rota(
        tuple(Span(first + timedelta(days=n), first + timedelta(days=n, hours=8)) for n in range(4000))
    )
    assert len(spans_around(rota, at(SHANGHAI, "2026-03-02 12:00"), SHANGHAI)) < 20
    assert span_of_the_moment(rota, SHANGHAI, "2026-03-02 12:00") == ("02 09:00", "02 17:00")


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        WeeklyPlan(((),) * 6)


@pytest.mark.parametrize(
    ("hours", "end"),
    [
        (Hours(time(9), time(17)), "03 04:00"),
        (NIGHT, "03 06:00"),  # ends nearer to the cut than it began
        (Hours(time(3), time(11)), "03 03:00"),  # begins nearer to it
        (Hours(time(0), time(0)), "03 04:00"),  # says nothing about days
        (Hours(time(4), time(12)), "03 04:00"),
    ],
)
def test_a_day_ends_at_the_cut_or_at_the_nearer_edge_of_a_shift_over_it(hours: Hours, end: str) -> None:
    spans = spans_around(weekly(hours), at(SHANGHAI, "2026-03-02 12:00"), SHANGHAI)
    found = day_end(date(2026, 3, 2), spans, SHANGHAI)
    assert f"{found.astimezone(SHANGHAI):%d %H:%M}" == end


@pytest.mark.parametrize(
    ("hours", "text", "day"),
    [
        (NIGHT, "2026-03-03 05:59", 2),
        (NIGHT, "2026-03-03 06:00", 3),
        (Hours(time(3), time(11)), "2026-03-03 03:00", 3),
        (Hours(time(3), time(11)), "2026-03-03 02:59", 2),
        (Hours(time(9), time(17)), "2026-03-03 03:59", 2),
    ],
)
def test_a_shift_belongs_whole_to_one_day(hours: Hours, text: str, day: int) -> None:
    moment = at(SHANGHAI, text)
    spans = spans_around(weekly(hours), moment, SHANGHAI)
    assert working_day(moment, spans, SHANGHAI) == date(2026, 3, day)


def test_the_neighbourhood_is_two_days_back_and_nine_ahead():
    day = Hours(time(9), time(17))
    spans = spans_around(weekly(day), at(SHANGHAI, "2026-03-10 12:00"), SHANGHAI)
    starts = [span.start.astimezone(SHANGHAI) for span in spans]
    assert (f"{starts[0]:%m-%d %H:%M}", f"{starts[-1]:%m-%d %H:%M}") == ("03-08 09:00", "03-19 09:00")
