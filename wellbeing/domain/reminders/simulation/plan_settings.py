"""Reads a plan of reminders written in the words of the settings file, with the bounds that hold there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wellbeing.domain.preference_plan import load_rule, plan_values
from wellbeing.domain.preferences import SETTINGS, WEEK, Preferences, cleaned
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.profiles import HELD
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.simulation.plan_table import plan_from

SECTIONS = ("work", "reminders", "load")
# A whole settings file is a plan too: what says nothing about when a reminder comes is passed over.
PASSED_OVER = ("look", "seen", "notices")


def plan_of_settings(tables: Mapping[str, object]) -> Plan:
    """Return the plan of a table, in sections as the settings file has them or without; Refused for a bad entry.

    Takes the names of the settings ("break_every", "mon", "weight_rude") and those of Plan. Any working hours
    make a weekly plan; without them the person is always on shift.
    """
    given: dict[str, Any] = {}
    others: dict[str, object] = {}
    for name, value in _entries(tables):
        if name in SETTINGS:
            given[name] = _cleaned(name, value)
        else:
            others[name] = value
    preferences = Preferences(**given)
    made = plan_values(preferences)
    fields = {SETTINGS[name].plan: made[SETTINGS[name].plan] for name in given if SETTINGS[name].plan}
    return replace(plan_from({**_week(given), **others}), load=load_rule(preferences), **fields)


def with_profile(plan: Plan, settings: Mapping[str, Any]) -> Plan:
    """Return a plan once a profile is in force that holds these settings."""
    made = plan_values(Preferences(**settings))
    fields = [SETTINGS[name].plan for name in HELD if SETTINGS[name].plan]
    return replace(plan, **{field: made[field] for field in fields})


def _entries(tables: Mapping[str, object]) -> list[tuple[str, object]]:
    entries: list[tuple[str, object]] = []
    for name, value in tables.items():
        if name in SECTIONS and isinstance(value, Mapping):
            entries += [(str(inner), found) for inner, found in value.items()]
        else:
            entries.append((name, value))
    return [(name, value) for name, value in entries if name not in PASSED_OVER]


def _cleaned(name: str, value: object) -> object:
    kept = cleaned(name, value)
    if isinstance(kept, Problem):
        raise Refused(Problem("plan", "problem.plan_value", {"name": name}))
    return kept


def _week(given: Mapping[str, Any]) -> dict[str, object]:
    """Return the days mon to sun as the week of a plan."""
    days = {day: list(given[day]) for day in WEEK if day in given}
    return {"week": days} if any(days.values()) else {}
