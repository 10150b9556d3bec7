"""Heads, separators and rows of a table, found in the text of a file."""

from __future__ import annotations

import pytest

from wellbeing.domain.problems import Refused
from wellbeing.domain.shifts.tables import matrix_head, rows_of_text, table_of
from wellbeing.domain.tables.rows import TableRow


def test_an_endless_line_is_named_by_its_number_and_column():
    with pytest.raises(Refused) as refused:
        rows_of_text("date,start,end\n" + "x" * 20_001)
    assert refused.value.problem.values == {"line": 2, "name": "date"}


def test_a_head_that_comes_again_is_no_shift():
    """Printed page by page it may leave out whose shift it is and what it is called."""
    early, late = "Ann,Early,2026-11-20,09:00,18:00\n", "Ann,Late,2026-11-21,12:00,20:00\n"
    text = f"name,shift,date,start,end\n{early},,Date,Start,End\n{late}"
    assert [row.line for row in table_of(rows_of_text(text)).rows] == [2, 4]


@pytest.mark.parametrize(
    ("cells", "is_head"),
    [
        (("Name", "2026-11-20", "2026-11-21"), True),
        (("Ann", "Early", "2026-11-20", "2026-11-20 09:00", "2026-11-20 18:00"), False),
        (("2026-11-20", "2026-11-21"), False),
        (("Name", "2026-11-20", "2026-11-21", "a", "b", "c", "d", "e"), False),
        (("Name", "2026-11-20", "hours"), False),
    ],
)
def test_days_side_by_side_make_a_head(cells: tuple[str, ...], is_head: bool):
    assert (matrix_head([TableRow(1, cells)]) == 0) is is_head


def test_a_line_break_inside_a_cell_stays_in_it():
    (_, row) = rows_of_text('date,start,end,note\r\n2026-11-20,09:00,18:00,"two\r\nlines"\r\n')
    assert row.cells[3] == "two\nlines"
