"""Corners that a plain day does not reach: day cuts, restarts, locked screens, machines that stood still."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.events import (
    CheckedIn,
    ContactStarted,
    DayClosed,
    Input,
    Locked,
    Notify,
    Plan,
    PlanChanged,
    Started,
    Tick,
    Unlocked,
)
from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

BREAKS_ONLY = Plan(checkins=False, cooldowns=False)


def closed(day: Day) -> list[tuple[date, int, int]]:
    return [
        (effect.day, effect.ledger.due, effect.ledger.owed)
        for _, effect in day.effects
        if isinstance(effect, DayClosed)
    ]


def test_a_break_that_waits_over_the_cut_goes_with_the_person_into_the_new_day() -> None:
    day = Day(BREAKS_ONLY, start="2026-03-02 02:55")
    day.types("02:55", "03:50")
    day.at("03:50:05", ContactStarted())
    day.types("03:51", "04:10", every=30)
    day.at("04:10:05", values.ContactEnded())
    day.at("04:11")
    assert day.notices() == [("04:10:25", "notify", "break")]
    assert closed(day) == [(date(2026, 3, 1), 0, 0)]
    assert day.book[1:] == (1, 0, 0, 0, 1)


def test_a_plan_that_ends_the_shift_at_once_takes_the_break_along() -> None:
    day = Day(BREAKS_ONLY)
    day.types("09:00", "10:02")
    assert day.next_break() is not None
    day.run.plan = Plan(zone=day.zone, checkins=False, shifts=WeeklyPlan(((Hours(time(7), time(8)),),) * 7))
    effects = day.at("10:03", PlanChanged())
    assert [type(effect).__name__ for effect in effects] == ["Withdraw"]
    assert day.next_break() is None


def test_right_after_a_start_nothing_is_said_until_the_desktop_has_been_heard() -> None:
    day = Day(BREAKS_ONLY)
    day.run.hears = False
    day.at("09:00", Tick(None))
    day.at("09:59:50", values.DoNotDisturb(True))
    day.at("10:04")
    day.restarts("10:04", "10:04:30")
    assert day.notices() == []
    day.at("10:04:31", values.DoNotDisturb(True))
    day.at("10:09")
    assert day.notices() == []
    day.at("10:09", values.DoNotDisturb(False))
    day.at("10:11")
    assert day.notices() == [("10:09:00", "notify", "break")]


@pytest.mark.parametrize("touch", [Input(), Tick(2.0)])
def test_a_touch_at_a_locked_screen_is_no_work_and_does_not_break_the_rest(touch: values.Event) -> None:
    day = Day(BREAKS_ONLY)
    day.types("09:00", "09:30")
    day.at("09:30", Locked())
    day.at("09:33", touch)
    day.at("09:36", touch)
    assert day.run.state.work.resting
    day.at("09:37", Unlocked())
    assert day.book[0] == 30


def test_somebody_who_checks_in_is_there_whatever_the_lock_signal_said() -> None:
    day = Day(Plan(breaks=False, checkins=False))
    day.at("09:10", Locked())
    day.at("09:12", CheckedIn(8))
    day.at("09:14")
    assert day.notices() == [("09:12:20", "notify", "cooldown")]


def test_a_machine_that_stood_still_for_days_without_a_word_has_not_worked() -> None:
    day = Day(BREAKS_ONLY)
    day.run.hears = False
    day.at("09:00", Tick(None))
    day.at("09:20", Tick(None))
    at = day.seconds("+5 10:00")
    effects = day.run.take(at, Tick(None))
    assert not any(isinstance(effect, Notify) for effect in effects)
    assert day.run.ledger.worked_min == 20


@pytest.mark.parametrize(("away", "back"), [(Locked(), Unlocked()), (values.Slept(), values.Woke())])
def test_without_input_times_a_lock_or_sleep_takes_nothing_of_the_work_before_it(
    away: values.Event, back: values.Event
) -> None:
    day = Day(BREAKS_ONLY)
    day.run.hears = False
    day.at("09:00", Tick(None))
    day.at("09:40", away)
    day.at("09:50", back)
    day.at("10:49")
    assert day.shown() == []
    assert day.book == (40 + 59, 0, 0, 0, 0, 0)


def test_years_away_take_a_few_steps_only() -> None:
    pinned = Plan(
        zone=Day().zone, pinned=(time(9), time(12)), shifts=WeeklyPlan(((Hours(time(8), time(20)),),) * 7)
    )
    day = Day(pinned)
    day.types("09:00", "09:20")
    day.at("09:20", values.Slept())
    effects = day.run.take(12 * 365 * 86_400.0, values.Woke())
    assert next(effect for effect in effects if isinstance(effect, DayClosed)).day == date(2026, 3, 2)
    assert len(effects) < 6
    assert day.run.state.calendar.day == date(2038, 2, 27)


def test_a_prompt_that_may_not_come_now_is_looked_at_again() -> None:
    day = Day(Plan(breaks=False, cooldowns=False))
    day.types("09:00", "10:25")
    day.at("10:25:05", values.DoNotDisturb(True))
    day.types("10:25:10", "10:35")
    day.at("10:35:05", values.DoNotDisturb(False))
    day.types("10:35:10", "11:00")
    assert day.notices() == [("10:41:00", "notify", "checkin")]


def test_without_input_times_a_contact_that_nobody_ends_gives_its_minutes_back() -> None:
    day = Day(BREAKS_ONLY)
    day.run.hears = False
    day.at("09:00", Tick(None))
    day.at("09:10", ContactStarted())
    day.at("10:40")
    assert day.shown("contact") == [("09:55:00", "card", "contact"), ("10:40:00", "withdraw", "contact")]
    assert day.book[0] == 10


def test_a_pin_does_not_come_twice_when_the_clock_is_behind_after_a_restart() -> None:
    day = Day(Plan(checkins=False, breaks=False, pinned=(time(9, 30),)))
    day.types("09:00", "09:40")
    day.sets_clock(-1800)
    day.restarts("09:41", "09:42")
    day.types("09:42", "11:00")
    assert len(day.notices()) == 1


def test_a_clock_far_ahead_set_right_at_a_start_is_believed() -> None:
    day = Day(Plan(checkins=False, breaks=False, pinned=(time(9, 30),)), start="2031-01-01 09:00")
    day.types("09:00", "09:20")
    day.sets_clock(-5 * 365 * 86_400.0)
    day.restarts("09:20", "09:21")
    assert day.run.state.calendar.day.year == 2026
    day.types("09:21", "09:40")
    assert [kind for _, _, kind in day.notices()] == ["breathing"]


def test_a_clock_set_ahead_by_twenty_hours_closes_one_day_not_two() -> None:
    day = Day(BREAKS_ONLY, start="2026-03-02 23:00")
    day.types("23:00", "23:30")
    day.sets_clock(20 * 3600)
    day.types("23:30", "+1 10:00", every=60)
    assert len(closed(day)) == 1


def test_a_second_start_within_one_run_is_no_second_beginning() -> None:
    day = Day(BREAKS_ONLY)
    day.types("09:00", "09:30")
    day.at("09:30", Started(), Started())
    day.types("09:30", "10:02")
    assert day.notices() == [("10:01:00", "notify", "break")]


def test_a_count_of_seconds_that_begins_anew_without_a_start_is_a_gap_like_any_other() -> None:
    day = Day(BREAKS_ONLY)
    day.run.hears = False
    day.at("09:00", Tick(None))
    day.at("09:30")
    now = day.run.now
    day.run.now = lambda at: now(at)._replace(mono=at - day.seconds("09:40"))  # type: ignore[method-assign]
    day.at("09:40")
    day.at("10:39")
    assert day.book[0] == 30 + 59
    day.at("10:41")
    assert day.notices() == [("10:40:00", "notify", "break")]


def test_a_pause_until_a_moment_gone_by_is_none() -> None:
    day = Day(BREAKS_ONLY)
    day.at("09:10", values.Paused(datetime(2026, 3, 2, 1, tzinfo=UTC) - timedelta(hours=1)))
    assert day.run.state.quiet.paused_until <= day.run.state.clocks.t
