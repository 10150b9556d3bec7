"""Which backups are kept: by count and label, whatever the clock does, and never without the newest."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.domain.backups import BackupName, kept, next_name, read_name

FIRST = date(2026, 1, 1)


def made(*days: int) -> list[BackupName]:
    """Backups made one after the other on these days after the first."""
    return [BackupName(number, FIRST + timedelta(days=day)) for number, day in enumerate(days, 1)]


def days_kept(backups: list[BackupName]) -> list[int]:
    return sorted((backup.day - FIRST).days for backup in kept(backups))


def test_seven_days_four_weeks_twelve_months():
    found = days_kept(made(*range(800)))
    assert found[-7:] == list(range(793, 800))
    assert len(found) == len(set(found))
    months = {(FIRST + timedelta(days=day)).replace(day=1) for day in found}
    assert len(months) == 12
    weeks = {(FIRST + timedelta(days=day)).isocalendar()[:2] for day in found if day > 800 - 4 * 7}
    assert len(weeks) == 4
    assert len(found) <= 7 + 4 + 12


def test_the_last_of_a_day_and_the_newest_three_stay():
    backups = made(5, 5, 5, 5, 5)
    assert kept(backups) == set(backups[-3:])


def test_a_clock_that_jumps_ahead_and_back_takes_no_old_day_away():
    backups = made(0, 1, 2, 3, 900, 4)
    assert kept(backups) == set(backups)


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=60))
def test_the_newest_is_always_kept_and_what_is_kept_stays_kept(days: list[int]):
    backups = made(*days)
    stay = kept(backups)
    assert max(backups) in stay
    assert kept(stay) == stay, "letting go twice lets go of nothing more"
    assert len(stay) <= 3 + 7 + 4 + 12


def test_names_are_read_back_and_numbers_never_go_back():
    name = next_name(made(3, 9, 1), FIRST)
    assert name.number == 4
    assert read_name(str(name)) == name
    for other in (
        "wellbeing-000001-2026-13-01.backup",
        "notes.backup",
        "wellbeing-1-2026-01-01.backup",
        str(name) + "x",
    ):
        assert read_name(other) is None
