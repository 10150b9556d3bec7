"""A line a person, a column a day."""

from __future__ import annotations

from datetime import date

from tests.fakes import NOON_ISH, SHANGHAI
from wellbeing.domain.shifts.reading import LeftOut
from wellbeing.domain.shifts.rota import window
from wellbeing.domain.shifts.rota_table import reading_of_rows
from wellbeing.domain.shifts.table_rows import DAY_OFF, TableAnswers
from wellbeing.domain.shifts.tables import rows_of_text


def test_a_line_that_ends_early_is_off_on_the_days_behind_it():
    """A spreadsheet leaves out the empty cells at the end of a line."""
    rows = rows_of_text("Name,2026-11-20,2026-11-21,2026-11-22\nAnn,09:00-18:00\n")
    reading = reading_of_rows(rows, SHANGHAI, window(NOON_ISH), TableAnswers())
    assert [shift.start.astimezone(SHANGHAI).hour for shift in reading.rota.shifts] == [9]
    assert reading.left_out == tuple(LeftOut(DAY_OFF, date(2026, 11, day), 2) for day in (21, 22))


def test_a_cell_is_read_as_a_typed_stretch_is():
    """A half of the day said once holds for both ends, in Chinese as in English."""
    cells = "下午1:00-6:00,9点-18点,夜 22:00〜06:00"
    rows = rows_of_text(f"Name,2026-11-20,2026-11-21,2026-11-22\nAnn,{cells}\n")
    shifts = reading_of_rows(rows, SHANGHAI, window(NOON_ISH), TableAnswers()).rota.shifts
    read = [(shift.start.astimezone(SHANGHAI).hour, shift.end.astimezone(SHANGHAI).hour) for shift in shifts]
    assert read == [(13, 18), (9, 18), (22, 6)]
