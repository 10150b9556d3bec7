"""Hands that rest without a lock keep nothing away: pinned hours, the end of the shift, and a gap that is over."""

from __future__ import annotations

from datetime import time

import pytest

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders.events import (
    ContactEnded,
    ContactStarted,
    Input,
    Locked,
    Logged,
    Plan,
    Slept,
    Woke,
)
from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

DAYTIME = WeeklyPlan(((Hours(time(9), time(17)),),) * 7)


def test_a_pinned_hour_is_told_to_somebody_who_reads() -> None:
    day = Day(Plan(checkins=False, pinned=(time(9, 45),)))
    day.types("09:00", "09:30")
    day.at("10:00", Input())
    assert day.notices() == [("09:45:00", "notify", "breathing")]


@pytest.mark.parametrize("away", [Locked(), Slept()])
def test_but_not_to_a_locked_or_sleeping_screen(away: Locked | Slept) -> None:
    day = Day(Plan(checkins=False, pinned=(time(9, 45),)))
    day.types("09:00", "09:30")
    day.at("09:31", away)
    day.at("09:54")
    assert day.notices() == []


def test_nor_to_a_machine_that_woke_by_itself() -> None:
    day = Day(Plan(checkins=False, pinned=(time(9, 45),)))
    day.types("09:00", "09:30")
    day.at("09:31", Slept())
    day.at("09:50", Woke())
    day.at("09:52")
    assert day.notices() == []
    day.at("09:53", Input())
    day.at("09:54")
    assert day.notices() == [("09:53:20", "notify", "breathing")]


def test_an_offer_that_waited_for_the_gap_comes_when_it_is_over() -> None:
    day = Day(Plan(checkins=False))
    day.types("09:00", "10:00:30")
    day.at("10:02", Logged("abuse", 8))
    day.at("10:30")
    assert day.notices() == [("10:00:50", "notify", "break"), ("10:10:50", "notify", "cooldown")]


def test_the_end_of_the_shift_is_told_to_whoever_has_worked() -> None:
    day = Day(Plan(shifts=DAYTIME, checkins=False, breaks=False), start="2026-03-02 08:59")
    day.types("08:59", "16:40", every=60)
    day.at("18:10")
    assert day.shown()[1:] == [("17:00:00", "card", "shift_end"), ("17:00:00", "notify", "wind_down")]


def test_a_prompt_does_not_hold_up_a_break_that_is_near() -> None:
    day = Day(Plan())
    day.types("09:00", "09:40", every=20)
    day.at("09:41", ContactStarted())
    day.at("09:55", ContactEnded())
    day.types("09:55:10", "10:02", every=15)
    assert day.shown() == [("10:01:00", "notify", "break")]


@pytest.mark.parametrize(
    ("answered", "again"), [("17:20", [("17:50:00", "notify", "wind_down")]), ("17:31", [])]
)
def test_a_wind_down_put_off_comes_within_the_hour_or_not_at_all(
    answered: str, again: list[tuple[str, str, str]]
) -> None:
    day = Day(Plan(shifts=DAYTIME, checkins=False, breaks=False, shift_cards=False), start="2026-03-02 16:00")
    day.types("16:00", "17:00", every=60)
    day.answers(answered, "later")
    day.types(f"{answered}:20", "17:50", every=60)
    day.at("19:00", Input())
    assert day.notices()[1:] == again
