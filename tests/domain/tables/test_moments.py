"""Moments as exporting programs write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.fakes import SHANGHAI
from wellbeing.domain.tables.cells import DAY_FIRST
from wellbeing.domain.tables.moments import MomentReader

READER = MomentReader(SHANGHAI, DAY_FIRST, date(2026, 11, 29))


@pytest.mark.parametrize(
    "day", ["2026-11-27 ", "27.11.2026 ", "27 Nov 2026, ", "27/十一月/26 ", "2026 Fri Nov 27 "]
)
@pytest.mark.parametrize(
    ("clock", "hour", "minute"),
    [
        ("09:14", 1, 14),  # the clock in Shanghai
        ("09:14:00", 1, 14),
        ("09:14 UTC", 9, 14),
        ("09:14 GMT", 9, 14),
        ("09:14Z", 9, 14),
        ("09:14 +0530", 3, 44),
        ("09:14 +05:30", 3, 44),
        ("09:14 -03:00", 12, 14),
    ],
)
def test_a_moment_is_the_same_in_any_writing(day: str, clock: str, hour: int, minute: int):
    found = READER.read(day + clock)
    assert found == datetime(2026, 11, 27, hour, minute, tzinfo=UTC)
    assert found.tzinfo is UTC


@pytest.mark.parametrize("zone", ["+08", "UTC+8", "GMT+08"])
def test_an_offset_may_be_whole_hours(zone: str):
    assert READER.read(f"27.11.2026 09:14 {zone}") == datetime(2026, 11, 27, 1, 14, tzinfo=UTC)
