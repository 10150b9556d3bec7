"""What a rota means, and how one is read from rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from tests.fakes import BERLIN, NOON_ISH, SHANGHAI
from wellbeing.domain.days import Span
from wellbeing.domain.problems import Refused
from wellbeing.domain.shifts.reading import LeftOut, RotaEntry, RotaReading, reading_of, with_kept
from wellbeing.domain.shifts.rota import as_table, checked_rota, from_table, is_in_force, window
from wellbeing.domain.shifts.rota_table import reading_of_rows
from wellbeing.domain.shifts.shifts import Rota
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.domain.shifts.tables import rows_of_text

AROUND = window(NOON_ISH)
HEAD = "date,start,end\n"
PAID_HEAD = "date,start,end,paid_break_start,paid_break_end\n"


def span(start: str, end: str) -> Span:
    """Return a span of Shanghai time, such as '20 09:00', in November 2026."""
    return Span(moment(start), moment(end))


def rota_of(entries: list[RotaEntry]) -> Rota:
    return reading_of(entries, SHANGHAI).rota


def rota_of_rows(text: str, zone: tzinfo, around: Span) -> Rota:
    return reading_of_rows(rows_of_text(text), zone, around, TableAnswers()).rota


def moment(text: str) -> datetime:
    day, at = text.split()
    return datetime.fromisoformat(f"2026-11-{day}T{at}:00+08:00").astimezone(UTC)


SHIFT = span("20 09:00", "20 18:00")
LUNCH = span("20 12:00", "20 12:30")
NIGHT = span("20 22:00", "21 06:00")


@pytest.mark.parametrize(
    ("words", "paid"),
    [
        ("Paid break", True), ("BREAK (paid)", True), ("Breaks PAID", True), ("带薪休息", True), ("帶薪休息", True),
        ("有薪休息", True), ("休息 paid", True), ("Break", False), ("休息", False), ("Unpaid break", False),
        ("Break, not paid", False), ("不带薪休息", False),
    ],
)  # fmt: skip
def test_paid_breaks_are_known_by_their_words(words: str, paid: bool):
    rota = rota_of([RotaEntry(SHIFT, "Early"), RotaEntry(LUNCH, words)])
    assert rota == Rota((SHIFT,), (LUNCH,) if paid else ())


@pytest.mark.parametrize("words", ["", "早班", "Breakfast shift", "Breakdown service", "paid overtime"])
def test_all_else_is_a_shift(words: str):
    assert rota_of([RotaEntry(SHIFT, words)]) == Rota((SHIFT,))


def test_a_break_that_no_shift_holds_and_whole_days_say_nothing():
    outside, over = span("20 19:00", "20 19:30"), span("20 17:45", "20 18:15")
    week = span("21 00:00", "24 00:00")
    entries = [
        RotaEntry(SHIFT, ""),
        RotaEntry(outside, "paid break"),
        RotaEntry(over, "paid break"),
        RotaEntry(week, "Holiday"),
    ]
    assert rota_of(entries) == Rota((SHIFT,))


@pytest.mark.parametrize(
    ("text", "shifts", "breaks"),
    [
        (HEAD + "2026-11-20,09:00,18:00\n", [SHIFT], []),
        ("Date;Start;End\r\n2026/11/20;9:00;18:00\r\n", [SHIFT], []),
        ("end\tdate\tstart\n18:00\t2026-11-20\t09:00", [SHIFT], []),
        (HEAD + '\n"2026-11-20", 09:00 ,18:00\n,,\n', [SHIFT], []),
        (HEAD + "2026-11-20,22:00,06:00", [span("20 22:00", "21 06:00")], []),
        (HEAD + "2026-11-21,09:00,12:00\n2026-11-20,09:00,18:00", [SHIFT, span("21 09:00", "21 12:00")], []),
        (PAID_HEAD + "2026-11-20,09:00,18:00,12:00,12:30", [SHIFT], [LUNCH]),
        (PAID_HEAD + "2026-11-20,09:00,18:00,,", [SHIFT], []),
        (PAID_HEAD + "2026-11-20,22:00,06:00,23:45,00:15", [NIGHT], [span("20 23:45", "21 00:15")]),
        (PAID_HEAD + "2026-11-20,22:00,06:00,02:00,02:15", [NIGHT], [span("21 02:00", "21 02:15")]),
        (HEAD + "2025-11-20,09:00,18:00\n2026-11-20,09:00,18:00\n2028-01-01,09:00,18:00", [SHIFT], []),
    ],
)  # fmt: skip
def test_rows(text: str, shifts: list[Span], breaks: list[Span]):
    assert rota_of_rows(text, SHANGHAI, AROUND) == Rota(tuple(shifts), tuple(breaks))


def test_the_night_the_clock_goes_back_is_an_hour_longer():
    night = rota_of_rows(HEAD + "2026-10-24,22:00,06:00", BERLIN, AROUND).shifts[0]
    assert night.length == timedelta(hours=9)


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("", "problem.rota_column_missing", {"name": "date"}),
        ("date,start\n2026-11-20,09:00", "problem.rota_column_missing", {"name": "end"}),
        ("when,start,end\n2026-11-20,09:00,18:00", "problem.rota_column_missing", {"name": "date"}),
        ("date,start,end,end\n", "problem.rota_column", {"name": "end"}),
        ("date,start,end,paid_break_start\n", "problem.rota_column_missing", {"name": "paid_break_end"}),
        (HEAD + "2026-02-30,09:00,18:00", "problem.rota_row", {"line": 2, "name": "date"}),
        (HEAD + "0000-01-01,09:00,18:00", "problem.rota_row", {"line": 2, "name": "date"}),
        (HEAD + "2026-11-20,9,18:00", "problem.rota_row", {"line": 2, "name": "start"}),
        (HEAD + "2026-11-20,09:00,25:00", "problem.rota_row", {"line": 2, "name": "end"}),
        (HEAD + "2026-11-20,09:00", "problem.rota_row", {"line": 2, "name": "end"}),
        (HEAD + "2026-11-20,09:00,09:00", "problem.rota_row", {"line": 2, "name": "end"}),
        (HEAD + "2026-11-20,09:00,18:00\x00", "problem.rota_row", {"line": 2, "name": "end"}),
        (HEAD + "01.12.2026,09:00,18:00", "problem.rota_order", {"line": 2, "day": "01.12.2026"}),
        (PAID_HEAD + "2026-11-20,09:00,18:00,12:00,", "problem.rota_row", {"line": 2, "name": "paid_break_end"}),
        (PAID_HEAD + "2026-11-20,09:00,18:00,17:50,18:10", "problem.rota_row", {"line": 2, "name": "paid_break_start"}),
        (HEAD + '"' + "x" * 200_000, "problem.rota_row", {"line": 2}),
    ],
)  # fmt: skip
def test_rows_that_do_not_fit(text: str, key: str, values: dict[str, object]):
    with pytest.raises(Refused) as refused:
        rota_of_rows(text, SHANGHAI, AROUND)
    problem = refused.value.problem
    assert (problem.field, problem.key) == ("rota", key)
    assert {name: problem.values[name] for name in values} == values


def test_a_rota_without_a_shift_or_with_too_many_is_not_kept():
    with pytest.raises(Refused, match="rota_empty") as empty:
        checked_rota(Rota(()), AROUND)
    assert empty.value.problem.field == "rota"
    hours = tuple(
        Span(NOON_ISH + timedelta(hours=2 * number), NOON_ISH + timedelta(hours=2 * number + 1))
        for number in range(10_001)
    )
    with pytest.raises(Refused, match="rota_many") as many:
        checked_rota(Rota(hours), AROUND)
    assert (many.value.problem.field, many.value.problem.values) == ("rota", {"most": 10_000})
    assert checked_rota(Rota(hours[1:]), AROUND)


@pytest.mark.parametrize(
    ("at", "expected"),
    [("19 20:00", False), ("19 21:00", True), ("20 12:00", True), ("21 05:59", True), ("21 06:00", False)],
)
def test_a_rota_that_has_run_out_no_longer_rules(at: str, expected: bool):
    assert is_in_force(Rota((SHIFT,)), moment(at)) is expected


def test_it_is_kept_and_read_back_whole():
    rota = Rota((SHIFT,), (LUNCH,))
    assert from_table(as_table(rota)) == rota


@pytest.mark.parametrize(
    "table",
    [
        None, [], {}, {"version": 2}, {"version": 1, "shifts": [], "paid_breaks": []}, {"version": 1, "shifts": 3},
        {"version": 1, "shifts": [["x", "y"]], "paid_breaks": []},
        {"version": 1, "shifts": [["2026-11-20"]], "paid_breaks": []},
    ],
)  # fmt: skip
def test_a_table_that_is_none_of_ours(table: object):
    assert from_table(table) is None


def test_what_is_kept_after_all_is_a_shift_and_no_longer_left_out():
    talk, leave = (
        LeftOut("short", span=span(*at)) for at in (("20 09:00", "20 10:00"), ("21 09:00", "21 18:00"))
    )
    work = span("23 09:00", "23 18:00")
    found = with_kept(RotaReading(Rota((work,)), 1, (talk, leave)), [leave])
    assert found.rota.shifts == (leave.span, work)
    assert [left is talk for left in found.left_out] == [True]
