"""Clock times and hours as people write them: one reader for the screen, the settings file and a rota's table."""

from __future__ import annotations

from datetime import time

import pytest

from wellbeing.domain.clock_times import (
    all_hours_within,
    hours_in_line,
    is_end_of_day,
    likely_hours,
    read_cell_time,
    read_hours,
    read_time,
    times_in_line,
    written_hours,
    written_time,
)

TIMES = [
    ("9", "09:00"), ("09:00", "09:00"), ("0930", "09:30"), ("9.30", "09:30"), ("24:00", "00:00"), ("2400", "00:00"),
    ("09:00:00", "09:00"), ("9h30", "09:30"), (" 7:05 ", "07:05"), ("23:59", "23:59"),
    ("12:00 AM", "00:00"), ("12pm", "12:00"), ("6:30 p.m.", "18:30"), ("9AM", "09:00"),
    ("上午9:00", "09:00"), ("下午6点", "18:00"), ("下午6點30分", "18:30"), ("中午12:00", "12:00"), ("中午1点", "13:00"),
    ("晚上12点", "00:00"), ("凌晨12:30", "00:30"), ("下午18:00", "18:00"),
    ("1８:00", "18:00"), ("１８：００", "18:00"), ("۱۸:۰۰", "18:00"), ("١٨:٠٠", "18:00"), ("१८:००", "18:00"),
]  # fmt: skip
NO_TIMES = ["", "x", "25:00", "9:60", "24:01", "930", "9:5", "-1", "9:00 AM PM", "上午9AM", "13pm", "0:00am1", "九点",
            "1e1", "09:00:30", "09:00-18:00", "99", "123456", "9" * 5_000, "\x00"]  # fmt: skip


@pytest.mark.parametrize(("text", "kept"), TIMES)
def test_a_time(text: str, kept: str):
    assert written_time(text) == kept
    assert read_time(text) == time.fromisoformat(kept)
    assert written_time(kept) == kept


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str):
    assert read_time(text) is None
    assert written_time(text) is None
    assert read_hours(f"{text}-10:00") is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ()),
        ("9:00-18:00", ("09:00-18:00",)),
        ("９：００－１２：００ 13-18", ("09:00-12:00", "13:00-18:00")),
        ("9点", ("9点",)),
        ("18:00 至 24:00", ("18:00-00:00",)),
        ("09:00 - 12:00; 13:00 ~ 18:00", ("09:00-12:00", "13:00-18:00")),
        ("9:00 AM - 6:00 PM, 7 pm-8 pm", ("09:00-18:00", "19:00-20:00")),
        ("下午 1点到下午 6点", ("13:00-18:00",)),
        ("۰۹:۰۰-۱۸:۰۰", ("09:00-18:00",)),
        ("9-5-18", ("9-5-18",)),
    ],
)
def test_hours_as_typed(typed: str, read: tuple[str, ...]):
    assert hours_in_line(typed) == read
    assert [written_hours(hours) for hours in read if written_hours(hours)] == [
        hours for hours in read if written_hours(hours)
    ]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9", ("09:00",)),
        ("10:30、15:00", ("10:30", "15:00")),
        ("3 pm 16:00", ("15:00", "16:00")),
        ("soon", ("soon",)),
    ],
)
def test_clock_times_as_typed(typed: str, read: tuple[str, ...]):
    assert times_in_line(typed) == read


@pytest.mark.parametrize(("text", "kept"), [pair for pair in TIMES if pair[0] != "9"])
def test_a_cell_of_a_table_is_read_as_the_screen_reads_it(text: str, kept: str):
    assert read_cell_time(text) == time.fromisoformat(kept)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (".375", "09:00"), ("0.375", "09:00"), ("0.999999", "00:00"), ("０．３７５", "09:00"),
        ("930", "09:30"), ("９３０", "09:30"), ("09:00:30", "09:00"), ("09:00:30.000", "09:00"),
        ("6:30:15 PM", "18:30"),
    ],
)  # fmt: skip
def test_a_cell_may_hold_what_spreadsheets_keep(cell: str, kept: str):
    assert read_cell_time(cell) == time.fromisoformat(kept)


@pytest.mark.parametrize("cell", ["9", "18", "", "0.3.7", "1.375", "09:00-18:00", "25:00", "early"])
def test_a_cell_without_a_time(cell: str):
    assert read_cell_time(cell) is None


@pytest.mark.parametrize(
    "text", ["24:00", "2400", "24.00", "２４：００", "24h00", "24点", "24:00:00", "۲۴:۰۰"]
)
def test_the_end_of_a_day(text: str):
    assert is_end_of_day(text)
    assert read_cell_time(text) == time(0)


@pytest.mark.parametrize("text", ["00:00", "0", "12:00 AM", "晚上12点", "24:01", "4:00", "x", ""])
def test_no_end_of_a_day(text: str):
    assert not is_end_of_day(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("下午1:00-6:00", "13:00-18:00"), ("1:00-6:00 PM", "13:00-18:00"), ("9:00-5:00 PM", "09:00-17:00"),
        ("晚上10:00-6:00", "22:00-06:00"), ("上午9点-6点", "09:00-18:00"), ("上午8:00-8:00", "08:00-20:00"),
        ("上午9:00-18:00", "09:00-18:00"), ("18:00-2:00 AM", "18:00-02:00"), ("12-8pm", "12:00-20:00"),
        ("0:30-9:00 AM", "00:30-09:00"), ("9:00-18:00", "09:00-18:00"), ("9:00-6:00", "09:00-06:00"),
        ("下午1:00-上午6:00", "13:00-06:00"), ("1:00 PM-6:00 AM", "13:00-06:00"),
    ],
)  # fmt: skip
def test_a_half_of_the_day_said_once_holds_for_the_shorter_stretch(text: str, kept: str):
    assert written_hours(text) == kept


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("早班 08:00-16:00", "08:00-16:00"), ("E1 9:00 AM - 6:00 PM", "09:00-18:00"), ("9.30-18.00", "09:30-18:00"),
        ("9h30-18h00", "09:30-18:00"), ("9點30分至18點", "09:30-18:00"), ("夜 22:00〜06:00", "22:00-06:00"),
        ("N 22:00\u221206:00", "22:00-06:00"), ("下午1:00-下午6:00", "13:00-18:00"), ("9pm到6am", "21:00-06:00"),
        ("2026-11-20 09:00-18:00", "09:00-18:00"), ("09:00:00-18:00:00", "09:00-18:00"),
        ("１８：００～２４：００", "18:00-00:00"), ("早 ۰۹:۰۰-۱۸:۰۰", "09:00-18:00"),
        ("7:00-15:30 / 16:00-18:00", "07:00-15:30 16:00-18:00"), ("夜班 22:00-次日06:00", "22:00-06:00"),
        ("22:00-06:00(+1)", "22:00-06:00"),
    ],
)  # fmt: skip
def test_hours_among_other_words(cell: str, kept: str):
    assert " ".join(f"{first:%H:%M}-{last:%H:%M}" for first, last in all_hours_within(cell)) == kept


@pytest.mark.parametrize(
    "cell", ["9-18", "11-20", "2025-2026", "早班", "", "09:00", "3-4 am x9", "25:00-26:00", "8h-16h"]
)
def test_no_hours_among_other_words(cell: str):
    assert all_hours_within(cell) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9 to 6", "09:00-18:00"), ("9 bis 18 Uhr", "09:00-18:00"), ("from 8:30 until 5", "08:30-17:00"),
        ("早上9到下午6啊", "09:00-18:00"), ("22 to 6", None), ("9", None), ("1 2 3", None), ("99 to 6", None),
        ("", None),
    ],
)  # fmt: skip
def test_what_a_line_that_is_no_hours_most_likely_means(typed: str, meant: str | None):
    assert likely_hours(typed) == meant
