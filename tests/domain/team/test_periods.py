"""The grid of periods, and who counts from when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from wellbeing.domain.team.periods import (
    Period,
    blocks_around,
    length_for,
    period_at,
    period_named,
    periods_of,
    takes_effect,
    takes_part,
)

FOUNDED = date(2026, 1, 10)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "days", "name"),
    [
        ("2024-01-01T00:00", 14, "2024-01-01.14"),
        ("2024-01-14T23:59:59", 14, "2024-01-01.14"),
        ("2024-01-15T00:00", 14, "2024-01-15.14"),
        ("2024-01-28T23:59", 28, "2024-01-01.28"),
        ("2026-01-05T12:00", 28, "2025-12-29.28"),
    ],
)
def test_periods_count_from_the_first_monday(moment: str, days: int, name: str):
    period = period_at(at(moment), days)
    assert period.name == name
    assert period_named(name) == period
    assert period.start.weekday() == 0


def test_a_zone_changes_nothing():
    east = datetime(2024, 1, 15, 3, tzinfo=UTC).astimezone(tz=None)
    assert period_at(east, 14).name == "2024-01-15.14"


@pytest.mark.parametrize(
    "name",
    ["", "2024-01-01", "2024-01-02.14", "2024-01-15.28", "2024-01-01.7", "2023-12-18.14", "2024-1-1.14",
     "2024-01-01.014", "../2024-01-01.14", "2024-01-01.14 ", "２０２４-01-01.14", "2024-W01-1.14", "20240101.14"],
)  # fmt: skip
def test_other_texts_are_no_periods(name: str):
    assert period_named(name) is None


def test_days_count_from_the_end():
    period = Period(date(2025, 12, 29), 14)
    assert period.end == at("2026-01-12T00:00")
    assert period.day(at("2026-01-19T12:00")) == 7.5
    assert period.day(at("2026-01-11T00:00")) == -1
    assert period.moment(-7) == at("2026-01-05T00:00")


@pytest.mark.parametrize(("members", "days"), [(0, 28), (8, 28), (11, 28), (12, 14), (300, 14)])
def test_small_teams_count_in_four_weeks(members: int, days: int):
    assert length_for(members) == days


def test_blocks_hold_whole_periods():
    blocks = list(blocks_around(at("2026-01-20T00:00")))
    assert [block.start for block in blocks] == [date(2025, 11, 3), date(2025, 12, 1), date(2025, 12, 29)]
    assert [period.name for period in periods_of(blocks[-1], 14)] == ["2025-12-29.14", "2026-01-12.14"]
    assert len(list(blocks_around(at("2024-01-02T00:00")))) == 1


@pytest.mark.parametrize(
    ("joined", "effective"),
    [
        (FOUNDED, FOUNDED),
        (FOUNDED + timedelta(days=14), date(2026, 1, 24)),
        (FOUNDED + timedelta(days=15), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_founders_at_once_and_the_rest_at_the_quarters_start(joined: date, effective: date):
    assert takes_effect(joined, FOUNDED) == effective


def test_who_joins_a_quarter_enters_the_same_period():
    period = period_at(at("2026-04-01T00:00"), 14)
    assert takes_part(date(2026, 4, 1), period)
    assert not takes_part(date(2026, 4, 1), Period(period.start - timedelta(days=14), 14))
