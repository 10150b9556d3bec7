"""Clock times and hours as people write them: one reader for the screen, the settings file and a rota's table."""

from __future__ import annotations

from datetime import time

import pytest

from wellbeing.domain.clock_times import (
    hours_in_line,
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
