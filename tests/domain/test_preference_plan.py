"""A reminder setting is written once: its metadata makes the plan, the written plan and the load."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import time, timedelta

from wellbeing.domain.load import LoadRule
from wellbeing.domain.preference_plan import load_rule, plan_values
from wellbeing.domain.preferences import DEFAULTS, SETTINGS, WEEK, Preferences
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.simulation.plan_settings import plan_of_settings
from wellbeing.domain.reminders.simulation.plan_table import READERS

FIELDS = {field.name for field in fields(Plan)}
# What says how something is shown or done, not when it comes.
SHOWN_ONLY = {
    "notices",
    "break_full",
    "break_tone",
    "copy_away",
    "headset",
    "headset_without",
    "work_programs",
}


def test_every_reminder_setting_makes_a_field_of_the_plan_or_the_load() -> None:
    for name, setting in SETTINGS.items():
        if setting.section in ("work", "reminders", "load") and name not in (*WEEK, *SHOWN_ONLY):
            assert (setting.plan in FIELDS) + bool(setting.weighs) + bool(setting.half_life) == 1, name


def test_every_field_of_the_plan_but_the_load_can_be_written() -> None:
    assert FIELDS - {"load", "shifts"} == set(READERS) - {"week", "off"}


def test_the_defaults_make_the_default_plan_and_load() -> None:
    assert Plan(**plan_values(DEFAULTS)) == Plan()
    assert load_rule(DEFAULTS) == LoadRule()
    assert plan_of_settings({}) == Plan()


def test_each_setting_alone_changes_its_field_alone() -> None:
    for name, setting in SETTINGS.items():
        if not setting.plan:
            continue
        default = DEFAULTS.value(name)
        other = ("15:00",) if isinstance(default, tuple) else not default if default in (True, False) else 25
        expected = (time(15),) if isinstance(default, tuple) else other
        assert plan_values(replace(DEFAULTS, **{name: other})) == {
            **plan_values(DEFAULTS),
            setting.plan: expected,
        }
        written = list(other) if isinstance(other, tuple) else other
        assert plan_of_settings({name: written}) == replace(Plan(), **{setting.plan: expected})


def test_the_load_takes_weights_and_half_lives() -> None:
    rule = load_rule(Preferences(weight_threat=9.5, acute_half_life=30, carry_over_half_life=12))
    assert (rule.weights["threat"], rule.weights["rude"], rule.weights["kind"]) == (9.5, 2.0, 0)
    assert (rule.acute, rule.carry_over) == (timedelta(minutes=30), timedelta(hours=12))
