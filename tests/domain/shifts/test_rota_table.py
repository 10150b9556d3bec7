"""A line a shift: what ends at midnight, what is left out and under which day, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from tests.fakes import NOON_ISH, SHANGHAI
from wellbeing.domain.problems import Refused
from wellbeing.domain.shifts.reading import LeftOut, RotaReading
from wellbeing.domain.shifts.rota import window
from wellbeing.domain.shifts.rota_table import reading_of_rows
from wellbeing.domain.shifts.table_rows import TOTAL, TableAnswers
from wellbeing.domain.shifts.tables import rows_of_text


def read(text: str, asked: TableAnswers | None = None) -> RotaReading:
    return reading_of_rows(rows_of_text(text), SHANGHAI, window(NOON_ISH), asked or TableAnswers())


def hours(reading: RotaReading) -> list[tuple[str, str]]:
    """Return start and end of each shift as Shanghai shows them."""
    spans = [
        (shift.start.astimezone(SHANGHAI), shift.end.astimezone(SHANGHAI)) for shift in reading.rota.shifts
    ]
    return [(f"{start:%d %H:%M}", f"{end:%d %H:%M}") for start, end in spans]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("2026-11-20,,00:00,24:00", ("20 00:00", "21 00:00")),
        ("2026-11-20,,16:00,24:00", ("20 16:00", "21 00:00")),
        ("2026-11-20,,00:00,24点", ("20 00:00", "21 00:00")),
        ("2026-11-20,,00:00,２４：００", ("20 00:00", "21 00:00")),
        ("2026-11-20,2026-11-20,16:00,24:00", ("20 16:00", "21 00:00")),
        ("2026-11-20,2026-11-21,16:00,24:00", ("20 16:00", "21 00:00")),
        ("2026-11-20,,2026-11-20 16:00,2026-11-20 24:00", ("20 16:00", "21 00:00")),
        ("2026-11-20,,۰۹:۰۰,9h30", ("20 09:00", "20 09:30")),
        ("2026-11-20,,22:00,06:00", ("20 22:00", "21 06:00")),
        ("2026-11-20,2026-11-21,22:00,06:00", ("20 22:00", "21 06:00")),
    ],
)
def test_a_shift_may_end_on_the_next_day(row: str, found: tuple[str, str]):
    assert hours(read(f"date,end date,start,end\n{row}\n")) == [found]


def test_an_end_that_names_its_own_day_before_the_start_is_refused():
    with pytest.raises(Refused) as refused:
        read("date,end date,start,end\n2026-11-20,2026-11-20,22:00,06:00\n")
    assert refused.value.problem.values == {"line": 2, "name": "end"}


def test_leave_is_left_out_under_its_day_whether_that_stands_alone_or_in_the_start():
    apart = read("date,start,end,shift\n2026-11-20,09:00,18:00,Annual leave\n2026-11-21,09:00,18:00,Early\n")
    inside = read(
        "start,end,shift\n2026-11-20 09:00,2026-11-20 18:00,Annual leave\n2026-11-21 09:00,2026-11-21 18:00,Early\n"
    )
    expected = (LeftOut("leave", date(2026, 11, 20), 2),)
    assert apart.left_out == inside.left_out == expected
    assert hours(apart) == hours(inside) == [("21 09:00", "21 18:00")]


def test_a_closing_sentence_is_no_shift():
    reading = read("remark,date,start,end\n,2026-11-20,09:00,18:00\nAsk the team leader about changes,,,\n")
    assert reading.left_out == (LeftOut(TOTAL, None, 3),)
    assert hours(reading) == [("20 09:00", "20 18:00")]
