"""Labels of the time axis: enough, not too many, at local times."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise

import pytest

from tests.fakes import BERLIN, NEW_YORK, SHANGHAI
from wellbeing.charts.ticks import ROOM_PER_LABEL, fitting, time_ticks
from wellbeing.content.strings import load_words
from wellbeing.domain.days import span_of_days
from wellbeing.resources import resource


def ticks_of(
    first: str, last: str, zone: tzinfo = SHANGHAI, width: int = 900, language: str = "en"
) -> list[str]:
    span = span_of_days(date.fromisoformat(first), date.fromisoformat(last), zone)
    t = load_words(language, resource("locale")).t
    return [words for _, words in time_ticks(span, zone, width, t)]


def test_a_day_in_hours():
    assert ticks_of("2026-11-20", "2026-11-20") == [
        "4",
        "6",
        "8",
        "10",
        "12",
        "14",
        "16",
        "18",
        "20",
        "22",
        "0",
        "2",
        "4",
    ]
    assert ticks_of("2026-11-20", "2026-11-20", width=320) == ["6", "12", "18", "0"]


def test_a_week_in_days_whose_month_is_named_once():
    assert ticks_of("2026-11-14", "2026-11-20") == ["14 Nov", "15", "16", "17", "18", "19", "20"]
    assert ticks_of("2026-10-29", "2026-11-02") == ["29 Oct", "30", "31", "1 Nov", "2"]
    for chinese in ("zh_CN", "zh_TW"):
        said = ticks_of("2026-10-29", "2026-11-02", language=chinese)
        assert said == ["10/29", "30", "31", "11/1", "2"]


def test_years_in_months_and_decades_in_years():
    names = ["Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert ticks_of("2026-01-01", "2026-12-31") == ["Jan 2026", *names]
    assert ticks_of("2025-11-01", "2026-03-31", language="zh_CN") == [
        "2025/11",
        "12 月",
        "2026/1",
        "2 月",
        "3 月",
    ]
    assert ticks_of("2016-11-22", "2026-11-20") == [str(year) for year in range(2017, 2027)]


@pytest.mark.parametrize("zone", [SHANGHAI, BERLIN, NEW_YORK], ids=str)
@pytest.mark.parametrize("width", [320, 900, 2_000])
@pytest.mark.parametrize("days", [1, 2, 3, 7, 28, 91, 120, 121, 364, 900, 901, 3_650, 12_000])
def test_labels_lie_inside_in_order_and_apart(zone: tzinfo, width: int, days: int):
    last = date(2026, 11, 2)  # the clocks change shortly before
    span = span_of_days(last - timedelta(days=days - 1), last, zone)
    ticks = time_ticks(span, zone, width, str)
    moments = [moment for moment, _ in ticks]
    assert ticks
    assert moments == sorted(set(moments))
    assert all(span.start <= moment <= span.end for moment in moments)
    pixels = [(moment - span.start) / span.length * width for moment in moments]
    assert all(after - before >= ROOM_PER_LABEL * 0.6 for before, after in pairwise(pixels))
    assert len(ticks) <= max(2, width // ROOM_PER_LABEL) + 1


def test_hours_stay_local_when_the_clock_jumps():
    span = span_of_days(date(2026, 10, 24), date(2026, 10, 24), BERLIN)
    for moment, words in time_ticks(span, BERLIN, 900, str):
        local = moment.astimezone(BERLIN)
        assert (local.minute, str(local.hour)) == (0, words)


def test_a_zone_half_an_hour_off():
    from zoneinfo import ZoneInfo

    kolkata = ZoneInfo("Asia/Kolkata")
    ticks = time_ticks(span_of_days(date(2026, 11, 20), date(2026, 11, 20), kolkata), kolkata, 900, str)
    assert {datetime.astimezone(moment, kolkata).minute for moment, _ in ticks} == {0}


def test_the_smallest_step_that_fits():
    assert [fitting((1, 2, 7), units, 10) for units in (10, 11, 21, 70, 700)] == [1, 2, 7, 7, 7]
