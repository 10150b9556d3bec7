"""Reads a plan of reminders written in the words of the settings file, with the bounds that hold there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from wellbeing.domain.load import LoadRule
from wellbeing.domain.preferences import SETTINGS, WEEK, cleaned
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.simulation.plan_table import plan_from

SECTIONS = ("work", "reminders", "load")
# A whole settings file is a plan too: what says nothing about when a reminder comes is passed over.
PASSED_OVER = ("look", "seen", "notices")
PLAN_NAMES = {
    "break_every": "break_every_min",
    "break_length": "break_min",
    "breathing_times": "pinned",
    "checkin_prompts": "checkins",
    "cooldown_offers": "cooldowns",
}
WEIGHTS = ("demanding", "rude", "abuse", "threat")


def plan_of_settings(tables: Mapping[str, object]) -> Plan:
    """Return the plan of a table, in sections as the settings file has them or without; Refused for a bad entry.

    Takes the names of the settings ("break_every", "mon", "weight_rude") and those of Plan. Any working hours
    make a weekly plan; without them the person is always on shift.
    """
    flat: dict[str, object] = {}
    load: dict[str, float] = {}
    for name, value in _entries(tables):
        if name not in SETTINGS:
            flat[name] = value
        elif SETTINGS[name].section == "load":
            load[name] = _number(name, value)
        else:
            flat[PLAN_NAMES.get(name, name)] = _cleaned(name, value)
    plan = plan_from(_with_week(flat))
    return replace(plan, load=_rule(load)) if load else plan


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
    return list(kept) if isinstance(kept, tuple) else kept


def _number(name: str, value: object) -> float:
    return float(str(_cleaned(name, value)))


def _with_week(flat: dict[str, object]) -> dict[str, object]:
    """Gather the days mon to sun into the week of a plan."""
    days = {day: flat.pop(day) for day in WEEK if day in flat}
    return {**({"week": days} if any(days.values()) else {}), **flat}


def _rule(load: Mapping[str, float]) -> LoadRule:
    plain = LoadRule()
    weights = {kind: load[f"weight_{kind}"] for kind in WEIGHTS if f"weight_{kind}" in load}
    return replace(
        plain,
        weights={**plain.weights, **weights},
        acute=_length(plain.acute, load.get("acute_half_life"), minutes=1),
        carry_over=_length(plain.carry_over, load.get("carry_over_half_life"), hours=1),
    )


def _length(default: timedelta, given: float | None, **unit: float) -> timedelta:
    return default if given is None else given * timedelta(**unit)
