"""Plans in the words of the settings file."""

from __future__ import annotations

import tomllib
from datetime import time, timedelta

import pytest

from wellbeing.domain.problems import Refused
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.simulation.plan_settings import plan_of_settings
from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

SETTINGS = """
[look]
theme = "dark"
[work]
mon = ["09:00-12:00", "22:00-06:00"]
several_at_once = true
[reminders]
break_every = 45
break_length = 10
breathing_times = ["15:00", "10:00"]
checkin_prompts = false
notices = "cards"
eyes = true
[load]
weight_rude = 3
acute_half_life = 30
"""


def test_a_settings_file_is_a_plan():
    plan = plan_of_settings(tomllib.loads(SETTINGS))
    hours = Hours(time(9), time(12)), Hours(time(22), time(6))
    assert plan.shifts == WeeklyPlan((hours, (), (), (), (), (), ()))
    assert (plan.break_every_min, plan.break_min, plan.several_at_once) == (45, 10, True)
    assert (plan.pinned, plan.checkins, plan.eyes) == ((time(10), time(15)), False, True)
    assert (plan.load.weights["rude"], plan.load.weights["threat"]) == (3, 8)
    assert (plan.load.acute, plan.load.carry_over) == (timedelta(minutes=30), timedelta(hours=24))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Plan()),
        ("mon = []", Plan()),
        ("break_every = 30", Plan(break_every_min=30)),
        ("break_every_min = 5", Plan(break_every_min=5)),
        ("cooldown_offers = false", Plan(cooldowns=False)),
        ("usual_high = 4.5", Plan(usual_high=4.5, usual_shifts=10)),
    ],
)
def test_names_without_a_section(text: str, expected: Plan):
    assert plan_of_settings(tomllib.loads(text)) == expected


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ("break_every = 5", "problem.plan_value", "break_every"),
        ("break_every = 'often'", "problem.plan_value", "break_every"),
        ("mon = ['9-99']", "problem.plan_value", "mon"),
        ("weight_rude = -1", "problem.plan_value", "weight_rude"),
        ("break_min = 0", "problem.plan_value", "break_min"),
        ("breaks_every = 30", "problem.plan_name", "breaks_every"),
        ("[reminders]\nbrake = 1", "problem.plan_name", "brake"),
        ("work = 3", "problem.plan_name", "work"),
    ],
)
def test_what_does_not_fit_is_named(text: str, key: str, name: str):
    with pytest.raises(Refused) as refused:
        plan_of_settings(tomllib.loads(text))
    assert (refused.value.problem.key, refused.value.problem.values["name"]) == (key, name)
