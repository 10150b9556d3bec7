"""The named ranges of the trends page."""

from __future__ import annotations

from datetime import date

import pytest

from wellbeing.domain.ranges import LENGTHS, RANGES, DayRange, range_ending

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("day", date(2026, 11, 20)),
        ("week", date(2026, 11, 14)),
        ("month", date(2026, 10, 24)),
        ("quarter", date(2026, 8, 22)),
        ("year", date(2025, 11, 22)),
    ],
)
def test_a_range_ends_on_its_day(name: str, first: date):
    found = range_ending(name, TODAY, date(2001, 1, 1))
    assert (found.first, found.last, found.days) == (first, TODAY, LENGTHS[name])


@pytest.mark.parametrize(
    ("entry", "first"),
    [
        (date(2020, 2, 29), date(2020, 2, 29)),
        (date(2026, 11, 19), date(2026, 10, 24)),
        (None, date(2026, 10, 24)),
        (date(2027, 1, 1), date(2026, 10, 24)),
    ],
)
def test_all_begins_with_the_first_entry_and_shows_a_month_at_least(entry: date | None, first: date):
    assert range_ending("all", TODAY, entry) == DayRange("all", first, TODAY)


@pytest.mark.parametrize("name", RANGES)
def test_steps_back_and_forth_leave_no_gap(name: str):
    here = range_ending(name, TODAY, date(2024, 2, 28))
    assert here.before().after() == here
    assert (here.first - here.before().last).days == 1
    assert (here.after().first - here.last).days == 1
    assert here.before().days == here.days
