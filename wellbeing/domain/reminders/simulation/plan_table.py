"""Reads a plan of reminders from a written table, as a PLAN.toml holds it; a Problem for what makes no sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

from wellbeing.domain.clock_times import read_hours, read_time
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def plan_from(table: Mapping[str, object]) -> Plan:
    """Return the plan that a table makes, what it leaves out by default; Refused names the first bad entry.

    Keys are those of Plan; times are HH:MM, `week` holds mon to sun with ranges as "09:00-12:00", `off` dates.
    """
    plan = Plan()
    for name, found in table.items():
        read = READERS.get(name)
        if read is None:
            raise Refused(Problem("plan", "problem.plan_name", {"name": name}))
        try:
            plan = read(plan, name, found)
        except (ValueError, TypeError, KeyError, AttributeError, OSError):
            raise Refused(Problem("plan", "problem.plan_value", {"name": name})) from None
    return plan


def _switch(plan: Plan, name: str, found: object) -> Plan:
    if not isinstance(found, bool):
        raise TypeError(name)
    return _with(plan, name, found)


def _length(plan: Plan, name: str, found: object) -> Plan:
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        raise TypeError(name)
    return _with(plan, name, found)


def _with(plan: Plan, name: str, found: object) -> Plan:
    changed: dict[str, Any] = {name: found}
    return replace(plan, **changed)


def _usual(plan: Plan, name: str, found: object) -> Plan:
    return replace(_length(plan, name, found), usual_shifts=max(plan.usual_shifts, 10))


def _shifts_behind(plan: Plan, name: str, found: object) -> Plan:
    if isinstance(found, bool) or not isinstance(found, int):
        raise TypeError(name)
    return replace(plan, usual_shifts=found)


def _zone(plan: Plan, name: str, found: object) -> Plan:
    return replace(plan, zone=ZoneInfo(str(found)))


def _cut(plan: Plan, name: str, found: object) -> Plan:
    return replace(plan, day_cut=_time(found))


def _pinned(plan: Plan, name: str, found: object) -> Plan:
    return replace(plan, pinned=tuple(sorted(_time(text) for text in _row(found))))


def _week(plan: Plan, name: str, found: object) -> Plan:
    if not isinstance(found, Mapping) or set(found) - set(DAYS):
        raise TypeError(name)
    week = tuple(tuple(_hours(text) for text in _row(found.get(day, []))) for day in DAYS)
    off = plan.shifts.off if isinstance(plan.shifts, WeeklyPlan) else frozenset[date]()
    return replace(plan, shifts=WeeklyPlan(week, off))


def _off(plan: Plan, name: str, found: object) -> Plan:
    off = frozenset(day if isinstance(day, date) else date.fromisoformat(str(day)) for day in _row(found))
    week = plan.shifts.week if isinstance(plan.shifts, WeeklyPlan) else ((),) * 7
    return replace(plan, shifts=WeeklyPlan(week, off))


def _row(found: object) -> list[object]:
    if not isinstance(found, list):
        raise TypeError("no list")
    return found


def _hours(found: object) -> Hours:
    hours = read_hours(str(found))
    if hours is None:
        raise ValueError("no hours")
    return Hours(*hours)


def _time(found: object) -> time:
    at = found if isinstance(found, time) else read_time(str(found))
    if at is None or at.tzinfo is not None:
        raise ValueError("no local time")
    return at


BY_KIND: dict[object, Callable[[Plan, str, object], Plan]] = {bool: _switch, float: _length}
# Switches and lengths are read by the kind of their field; what has a form of its own is named.
READERS: dict[str, Callable[[Plan, str, object], Plan]] = {
    **{name: BY_KIND[kind] for name, kind in get_type_hints(Plan).items() if kind in BY_KIND},
    "usual_high": _usual,
    "usual_shifts": _shifts_behind,
    "zone": _zone,
    "day_cut": _cut,
    "pinned": _pinned,
    "week": _week,
    "off": _off,
}
