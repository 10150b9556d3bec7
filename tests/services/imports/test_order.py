"""Days that can be read in two ways: what may not lie in the future decides, else it is asked."""

from __future__ import annotations

from datetime import date

import pytest

from wellbeing.domain.tables.moments import day_part
from wellbeing.domain.tables.rows import TableRow
from wellbeing.services.imports.looking import _order, _unsure


def order(today: date, *texts: str) -> str | None:
    rows = [TableRow(number, (text,)) for number, text in enumerate(texts, 2)]
    cells = {cell: row for row in rows if (cell := day_part(row.cells[0])) is not None and not cell.is_sure}
    return _order(cells, rows, today)


@pytest.mark.parametrize(
    ("today", "texts", "found"),
    [
        (date(2026, 11, 29), ("03/04/2026",), None),
        (date(2026, 11, 29), ("11/12/2026",), "month"),
        (date(2026, 11, 29), ("12/11/2026",), "day"),
        (date(2026, 11, 29), ("03/04/2026", "11/12/2026"), "month"),
        (date(2026, 11, 9), ("10/11/2026",), None),
        (date(2026, 11, 8), ("10/11/2026",), "month"),
        (date(2026, 2, 1), ("11/12/2026",), None),
        (date(2026, 11, 29), ("27 Nov 2026",), None),
    ],
)
def test_an_order_by_which_a_day_were_still_to_come_is_none(
    today: date, texts: tuple[str, ...], found: str | None
):
    assert order(today, *texts) == found


@pytest.mark.parametrize(
    ("cells", "place", "unsure"),
    [
        (("x", "03/04/2026"), 1, True),
        (("x", "03/04/2026"), 0, False),
        (("x",), 1, False),
        (("", "x"), 0, False),
        (("27 Nov 2026",), 0, False),
        (("2026-03-04",), 0, False),
        (("03/04",), 0, False),
        (("03/04/2026" + " " * 60,), 0, False),
    ],
)
def test_which_cells_can_be_read_in_two_ways(cells: tuple[str, ...], place: int, unsure: bool):
    assert (_unsure(TableRow(1, cells), place) is not None) is unsure
