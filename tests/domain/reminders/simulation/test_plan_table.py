from __future__ import annotations

import tomllib
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from wellbeing.domain.problems import Refused
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.simulation.plan_table import DAYS, plan_from
from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

WHOLE = """
break_every_min = 45
break_min = 10
eyes = true
pinned = ["15:00", "10:30"]
zone = "Asia/Shanghai"
day_cut = 05:00:00
usual_high = 6.5
off = [2026-05-01]

[week]
mon = ["09:00-12:00", "13:00-18:00"]
fri = ["22:00-06:00"]
"""


def test_a_table_makes_a_plan() -> None:
    monday = (Hours(time(9), time(12)), Hours(time(13), time(18)))
    week = (monday, (), (), (), (Hours(time(22), time(6)),), (), ())
    assert plan_from(tomllib.loads(WHOLE)) == Plan(
        zone=ZoneInfo("Asia/Shanghai"),
        break_every_min=45,
        break_min=10,
        eyes=True,
        pinned=(time(10, 30), time(15)),
        day_cut=time(5),
        usual_high=6.5,
        usual_shifts=10,
        shifts=WeeklyPlan(week, frozenset({date(2026, 5, 1)})),
    )


def test_an_empty_table_is_the_default_plan() -> None:
    assert plan_from({}) == Plan()
    assert plan_from({"week": {}}).shifts == WeeklyPlan(((),) * 7)
    assert plan_from({"week": {"mon": []}, "off": ["2026-05-01"]}).shifts == WeeklyPlan(
        ((),) * 7, frozenset({date(2026, 5, 1)})
    )
    assert len(DAYS) == 7
    assert plan_from({"usual_high": 3, "usual_shifts": 4}).usual_shifts == 4


@pytest.mark.parametrize(
    ("table", "key", "name"),
    [
        ({"brakes": True}, "problem.plan_name", "brakes"),
        ({"eyes": 1}, "problem.plan_value", "eyes"),
        ({"break_min": "5"}, "problem.plan_value", "break_min"),
        ({"break_min": 0}, "problem.plan_value", "break_min"),
        ({"break_min": float("nan")}, "problem.plan_value", "break_min"),
        ({"break_every_min": True}, "problem.plan_value", "break_every_min"),
        ({"usual_shifts": 1.5}, "problem.plan_value", "usual_shifts"),
        ({"zone": "Moon/Base"}, "problem.plan_value", "zone"),
        ({"pinned": "15:00"}, "problem.plan_value", "pinned"),
        ({"pinned": ["25:00"]}, "problem.plan_value", "pinned"),
        ({"pinned": ["15:00+01:00"]}, "problem.plan_value", "pinned"),
        ({"week": {"someday": []}}, "problem.plan_value", "week"),
        ({"week": {"mon": ["9-99"]}}, "problem.plan_value", "week"),
        ({"week": {"mon": ["09:00"]}}, "problem.plan_value", "week"),
        ({"week": []}, "problem.plan_value", "week"),
        ({"off": ["soon"]}, "problem.plan_value", "off"),
    ],
)
def test_what_makes_no_sense_is_named(table: dict[str, object], key: str, name: str) -> None:
    with pytest.raises(Refused) as told:
        plan_from(table)
    assert (told.value.problem.key, told.value.problem.values["name"]) == (key, name)
