"""Days as cells name them, and which part of an unsure one is the month."""

from __future__ import annotations

from calendar import month_abbr, month_name
from datetime import date

import pytest

from wellbeing.domain.tables.cells import DAY_FIRST, MONTH_FIRST, day_cell, order_of

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "form", ["{day} {name} 2026", "{name} {day}, 2026", "{day}-{short}-26", "{short}. {day} 2026"]
)
def test_every_month_is_known_by_its_name(month: int, form: str):
    for case in (str.title, str.upper, str.lower):
        text = case(form.format(day=9, name=month_name[month], short=month_abbr[month]))
        cell = day_cell(text)
        assert cell is not None, text
        assert (cell.is_sure, cell.day(None, TODAY)) == (True, date(2026, month, 9))


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        ([("1/2", "2/2")], DAY_FIRST),
        ([("1/2", "1/3")], MONTH_FIRST),
        ([("1/2", "1/2")], None),
        ([("1.2.", "3.2."), ("4.2.", "4.2.")], DAY_FIRST),
    ],
)
def test_days_without_a_year_are_told_by_when_a_shift_ends(rows: list[tuple[str, str]], order: str | None):
    columns = [[day_cell(text) for text in column] for column in zip(*rows, strict=True)]
    assert order_of(columns, (), TODAY, TODAY) == order
