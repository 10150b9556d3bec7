"""The measured volume of a day: counts, overlaps and time, out of single contacts or a system's totals."""

from __future__ import annotations

from datetime import date, timedelta

from tests.fakes import NOON_ISH
from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.volume import Volume, together, volume_of, volume_of_totals

DAY = date(2026, 11, 20)


def contact(minute: int, seconds: int | None) -> Contact:
    return Contact(0, NOON_ISH + timedelta(minutes=minute), "ordinary", seconds=seconds, source=1)


def test_contacts_that_overlap_and_those_that_touch():
    assert volume_of([]) == Volume(0)
    assert volume_of([contact(0, None), contact(1, None)]) == Volume(2)
    assert volume_of([contact(0, 600), contact(10, 600)]) == Volume(
        2, 1, 1_200
    )  # the one ends as the other begins
    assert volume_of([contact(0, 600), contact(5, 600), contact(9, 60), contact(90, None)]) == Volume(
        4, 3, 1_260
    )
    assert volume_of([contact(0, 0)]) == Volume(1, 1, 0)


def test_totals_of_a_day_hold_their_half_hours():
    slots = [DayTotal(DAY, 3, minute=540, minutes=30), DayTotal(DAY, 2, minute=570, minutes=30)]
    assert volume_of_totals([]) is None
    assert volume_of_totals([DayTotal(DAY, 183, days=5)]) is None
    assert volume_of_totals(slots) == Volume(5, is_told=True)
    shops = [DayTotal(DAY, 60, at_once=4), DayTotal(DAY, 41, at_once=3)]
    assert volume_of_totals([*slots, *shops]) == Volume(101, 4, is_told=True)


def test_lengths_of_some_days_are_no_sum_of_all() -> None:
    told, counted, none = Volume(3, 2, 600), Volume(500), Volume(0)
    assert together([told, none, told]) == Volume(6, 2, 1200)
    assert together([told, counted]) == Volume(503)
    assert together([]) == Volume(0)
