"""A typed day is read however a European or a Chinese hand writes it; what can be two days is said with both."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from wellbeing.domain.problems import Problem
from wellbeing.domain.tables.typed_days import typed_day, typed_moment

TODAY, THAT_DAY = date(2026, 11, 30), date(2026, 11, 27)
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-27", "20261127", "2026-W48-5", "2026/11/27", "2026.11.27", "26-11-27", "26.11.27", "11/27/2026",
        "11/27", "27.11.2026", " 27.11.2026 ", "27.11.26", "27.11.", "27/11/2026", "27-11-2026", "Fri 27.11.2026",
        "27 Nov 2026", "27. November 2026", "Nov 27, 2026", "2026 年 11 月 27 日", "2026年11月27号", "11月27日",
        "2026年11月27日 星期五", "２０２６年１１月２７日", "２０２６．１１．２７", "２７／１１／２０２６", "٢٧/١١/٢٠٢٦",
    ],
)  # fmt: skip
def test_one_day_in_many_hands(text: str):
    assert typed_day(text, TODAY, "from") == THAT_DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/05/2026", date(2026, 5, 5)),  # whichever comes first
        ("Mon 02/03/2026", date(2026, 3, 2)),  # its weekday decides
        ("12月31日", date(2025, 12, 31)),  # the last one there was
        ("2月29日", date(2024, 2, 29)),
        ("0001-01-01", date(1990, 1, 1)),
        ("9999-12-31", date(3000, 1, 1)),
    ],
)
def test_a_day_of_which_little_is_said(text: str, day: date):
    assert typed_day(text, TODAY, "from") == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("01/02/2026", "2026-01-02 / 2026-02-01"),
        ("０１／０２／２０２６", "2026-01-02 / 2026-02-01"),
        ("01.02.2026", "2026-01-02 / 2026-02-01"),
        ("02-03-04", "2002-03-04 / 2004-02-03 / 2004-03-02"),
        ("3.5", "2026-03-05 / 2026-05-03"),
    ],
)
def test_what_can_be_two_days_is_said_with_both(text: str, days: str):
    problem = typed_day(text, TODAY, "from")
    assert isinstance(problem, Problem)
    assert (problem.field, problem.key, problem.values["days"]) == ("from", "problem.day_ways", days)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "46353",
        "7",
        "2026",
        "2026-13-01",
        "31.02.2026",
        "2026-11-27 09:00",
        "27.11.2026 and",
        "0" * 5_000,
        "Fri " * 5_000 + "01/02/2026",
    ],
)
def test_what_is_no_day_is_refused_with_the_form(text: str):
    assert typed_day(text, TODAY, "from") == Problem("from", "problem.day_form")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-11-27T14:05", 14), ("2026-11-27 14:05+00:00", 22), ("27.11.2026 14:05", 14), ("2026/11/27 2:05 PM", 14),
        ("2026年11月27日 14:05", 14), ("2026年11月27日下午2:05", 14), ("２０２６－１１－２７ １４：０５", 14),
    ],
)  # fmt: skip
def test_a_moment_is_a_day_with_a_time(text: str, hour: int):
    expected = datetime(2026, 11, 27, hour, 5, tzinfo=SHANGHAI).astimezone(UTC)
    assert typed_moment(text, SHANGHAI, TODAY, "at") == expected


@pytest.mark.parametrize("text", ["", "soon", "27.11.2026 99 bottles", "46353"])
def test_what_is_no_moment_is_refused_with_the_form(text: str):
    assert typed_moment(text, SHANGHAI, TODAY, "at") == Problem("at", "problem.moment_form")


def test_the_moment_of_a_day_that_can_be_two_is_asked_for():
    found = typed_moment("01/02/2026 09:00", SHANGHAI, TODAY, "at")
    assert isinstance(found, Problem)
    assert found.key == "problem.day_ways"
