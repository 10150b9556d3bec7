"""Whose clock a file goes by, judged by the person's shifts."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from tests.fakes import SHANGHAI
from wellbeing.domain.imports.zone_doubt import ZoneDoubt, shifts_over, zone_doubt
from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

NINE_TO_SIX = (Hours(time(9), time(18)),)
PLAN = WeeklyPlan((*(NINE_TO_SIX,) * 5, (), ()))
MONDAY = datetime(2026, 11, 23, 1, tzinfo=UTC)  # nine in Shanghai
MOMENTS = [
    MONDAY + timedelta(days=day, minutes=30 + 45 * place) for day in (0, 1, 2, 8, 9) for place in range(10)
]
SHIFTS = shifts_over(MOMENTS[0], MOMENTS[-1], lambda _moment: PLAN, SHANGHAI)


def late(hours: float) -> list[datetime]:
    return [moment + timedelta(hours=hours) for moment in MOMENTS]


def test_the_clock_of_another_zone_is_told_by_whole_hours():
    assert zone_doubt(MOMENTS, SHIFTS) is None
    assert zone_doubt(late(-8), SHIFTS) == ZoneDoubt(50, 50, 8)
    assert zone_doubt(late(9), SHIFTS) == ZoneDoubt(50, 50, -8)  # the nearest that fits
    assert zone_doubt(late(-14), SHIFTS) == ZoneDoubt(50, 50, 14)  # 13 would leave a tenth outside


def test_one_in_ten_may_lie_outside():
    over = [MONDAY + timedelta(days=day, hours=10) for day in range(5)]
    assert zone_doubt([*MOMENTS[:45], *over], SHIFTS) is None


def test_work_at_odd_times_is_no_other_clock():
    nights = [MONDAY + timedelta(days=day, hours=14 if day % 2 else 1) for day in range(5) for _ in range(4)]
    assert zone_doubt(nights, SHIFTS) is None


def test_nothing_is_doubted_without_shifts_or_of_a_handful():
    assert zone_doubt(late(9), ()) is None
    assert zone_doubt(late(9)[:9], SHIFTS) is None
    assert shifts_over(MOMENTS[0], MOMENTS[-1], lambda _moment: None, SHANGHAI) == ()
