"""What the rules of a calendar would cost to lay out, estimated from their text before any is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from math import prod

from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.rota import MOST
from wellbeing.system.calendar.text import TIMES, Event

MOST_SERIES = 500
MOST_A_DAY = 24
MOST_STEPS = 200_000
MOST_ZONE_LINES = 2_000
LONGEST_LINE = 20_000
_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_A_YEAR = {"DAILY": 366, "WEEKLY": 53, "MONTHLY": 12, "YEARLY": 1}


def check_costs(zones: Iterable[str], events: Iterable[Event], last: date) -> None:
    """Raise Refused for rules that repeat more than hourly, or that together take too many steps up to a day."""
    for zone in zones:
        rules = re.findall(r"(?im)^RRULE[^:\r\n]*:(.*)$", zone)
        if zone.count("\n") > MOST_ZONE_LINES or any(
            _too_often(_parts(rule)) or _a_day(_parts(rule)) > 1 for rule in rules
        ):
            raise _many()
    if any(len(line) > LONGEST_LINE for event in events for name, line in event.lines if name in TIMES):
        raise _many()
    series = [
        (event, _parts(line.partition(":")[2]))
        for event in events
        for name, line in event.lines
        if name == "RRULE"
    ]
    if len(series) > MOST_SERIES or any(_too_often(rule) for _, rule in series):
        raise _many()
    if sum(_steps(rule, event.first_day or last, last) for event, rule in series) > MOST_STEPS:
        raise _many()


def _parts(rule: str) -> dict[str, list[str]]:
    pairs = (part.partition("=") for part in rule.strip().upper().split(";") if part)
    return {name.strip(): value.split(",") for name, _, value in pairs}


def _too_often(rule: dict[str, list[str]]) -> bool:
    return _a_day(rule) > MOST_A_DAY or rule.get("FREQ", [""])[0] in _OFTEN


def _a_day(rule: dict[str, list[str]]) -> int:
    return prod(max(1, len(rule.get(name, ()))) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))


def _steps(rule: dict[str, list[str]], first: date, last: date) -> int:
    """Return about how many occurrences lie before a day."""
    years = max(1, (last - first).days // 365 + 1)
    a_year = _A_YEAR.get(rule.get("FREQ", ["DAILY"])[0], 366)
    if a_year < 366:
        days = (
            len(rule.get("BYDAY", ())) * (1 if a_year == 53 else 5)
            + len(rule.get("BYMONTHDAY", ()))
            + len(rule.get("BYYEARDAY", ()))
        )
        a_year = min(366, a_year * max(1, days))
    return years * a_year * _a_day(rule)


def _many() -> Refused:
    return Refused(Problem("rota", "problem.rota_many", {"most": MOST}))
