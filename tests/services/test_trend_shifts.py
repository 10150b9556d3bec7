"""Planned hours in the picture of a day or a week, out of the rota where it holds, else of the weekly hours."""

from __future__ import annotations

from datetime import date, timedelta

from tests.fakes import NOON_ISH
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.days import Span
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.shifts.shifts import Rota
from wellbeing.services.app_services import Services

HOUR = timedelta(hours=1)
WEEK = DayRange("week", date(2026, 11, 14), date(2026, 11, 20))
FRIDAY = DayRange("day", date(2026, 11, 20), date(2026, 11, 20))


def set_hours(services: Services, **days: tuple[str, ...]) -> None:
    for day, ranges in days.items():
        services.environment.preferences.set(day, ranges)


def lengths(services: Services, days: DayRange) -> list[float]:
    return [shift.length / HOUR for shift in services.trends.picture(days).shifts]


def test_without_a_plan_nothing_is_shaded(services: Services):
    assert lengths(services, WEEK) == []


def test_the_weekly_hours_of_a_week_are_shaded_and_of_a_month_not(services: Services):
    set_hours(services, mon=("09:00-12:00", "13:00-18:00"), fri=("09:00-17:00",))
    assert lengths(services, WEEK) == [3, 5, 8]
    assert lengths(services, FRIDAY) == [8]
    assert lengths(services, services.trends.named("month")) == []


def test_a_night_is_whole_in_a_week_and_ends_with_the_day_in_a_day(services: Services):
    set_hours(services, thu=("22:00-06:00",), fri=("22:00-06:00",))
    assert lengths(services, WEEK) == [2, 8, 6]  # cut where the range begins and ends, at four
    assert lengths(services, FRIDAY) == [2, 6]


def test_a_rota_stands_before_the_weekly_hours_where_it_is_in_force(services: Services):
    set_hours(services, sat=("09:00-10:00",), fri=("09:00-10:00",))
    start = NOON_ISH.replace(hour=0, minute=0, second=0, microsecond=0)
    services.environment.rota.keep(Rota((Span(start, start + 7 * HOUR),)))
    assert lengths(services, WEEK) == [1, 7]


def test_a_pair_is_a_range_and_the_one_before(services: Services):
    for back in (1, 8, 9):
        services.checkins.record(CheckInDraft(stress=back, at=NOON_ISH - timedelta(days=back)))
    pair = services.trends.pair(WEEK)
    assert pair.before.days.last == date(2026, 11, 13)
    assert [side.figures.n for side in pair.sides] == [2, 1]
    assert pair.now == services.trends.picture(WEEK)
