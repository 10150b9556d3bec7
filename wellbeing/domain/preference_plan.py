"""What a person's settings make of the plan of reminders and of the load: read from the settings' own metadata."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from wellbeing.domain.clock_times import read_time
from wellbeing.domain.load import LoadRule
from wellbeing.domain.preferences import SETTINGS, Preferences, Setting

LENGTHS = {"min": timedelta(minutes=1), "h": timedelta(hours=1)}


def plan_values(preferences: Preferences) -> dict[str, Any]:
    """Return the fields of a plan that settings make, by the plan's names; minutes stay minutes."""
    return {
        setting.plan: _for_plan(preferences.value(name)) for name, setting in SETTINGS.items() if setting.plan
    }


def _for_plan(value: object) -> object:
    return tuple(map(read_time, value)) if isinstance(value, tuple) else value


def load_rule(preferences: Preferences) -> LoadRule:
    """Return the weights and half-lives that the settings make (E45)."""
    made = [
        (preferences.number(name), setting)
        for name, setting in SETTINGS.items()
        if setting.weighs or setting.half_life
    ]
    plain = LoadRule()
    weights = {setting.weighs: float(value) for value, setting in made if setting.weighs}
    lives = {setting.half_life: _length(value, setting) for value, setting in made if setting.half_life}
    return replace(plain, weights={**plain.weights, **weights}, **lives)


def _length(value: float, setting: Setting) -> timedelta:
    return value * LENGTHS[setting.unit]
