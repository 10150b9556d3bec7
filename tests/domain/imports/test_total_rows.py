"""Rows of totals: of which days, or of which part of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.fakes import SHANGHAI
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.imports.columns import Head, roles_of
from wellbeing.domain.imports.people import Own
from wellbeing.domain.imports.reading import Kept
from wellbeing.domain.imports.total_rows import TotalReader
from wellbeing.domain.tables.moments import MomentReader
from wellbeing.domain.tables.rows import TableRow

HEAD = ("StartInterval", "EndInterval", "Contacts handled")


@pytest.mark.parametrize(
    ("start", "stop", "minute", "minutes"),
    [
        ("2026-11-27 09:00", "2026-11-27 09:30", 540, 30),
        ("2026-11-27 09:00", "2026-11-28 08:59", 540, 1_439),
        ("2026-11-27T09:00:00Z", "2026-11-27T09:30:00Z", 1_020, 30),
        # No part of a day: it ends where it begins, before that, or a whole day later.
        ("2026-11-27 09:00", "2026-11-27 09:00", None, None),
        ("2026-11-27 09:00", "2026-11-27 08:30", None, None),
        ("2026-11-27 00:00", "2026-11-28 00:00", None, None),
        ("2026-11-27", "", None, None),
    ],
)
def test_a_part_of_a_day_has_a_beginning_and_a_length(
    start: str, stop: str, minute: int | None, minutes: int | None
):
    row = TableRow(2, (start, stop, "3"))
    reader = TotalReader(
        Head(TableRow(1, HEAD), roles_of(HEAD)), (row,), MomentReader(SHANGHAI, None, date(2026, 11, 29)),
        Own(str, ()), datetime(2026, 11, 29, 4, tzinfo=UTC), SHANGHAI,
    )  # fmt: skip
    found = reader.read(row)
    assert isinstance(found, Kept)
    assert found.entry == DayTotal(date(2026, 11, 27), 3, 1, minute, minutes)
