"""Breaks that cost no adherence: over random rotas nothing is shown but in a planned break, or between two contacts."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from tests.domain.reminders.traces import KINDS, Onlooker, Stretch, Trace, written
from wellbeing.domain.days import Span
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.simulation.simulate import simulate
from wellbeing.domain.shifts.shifts import Hours, Rota, WeeklyPlan

ROTAS = int(os.environ.get("WELLBEING_ROTAS", "120"))
"""10,000 for the long run."""
START = datetime(2026, 3, 4, 0, tzinfo=UTC)  # 08:00 in Shanghai, where the traces are


def rota(chance: Random) -> tuple[Rota, list[Span]]:
    """Return a rota of one or two shifts with breaks anywhere in them, and where a break may be shown."""
    shifts, breaks = [], []
    at = START + timedelta(minutes=chance.randint(0, 120))
    for _ in range(chance.randint(1, 2)):
        end = at + timedelta(minutes=chance.randint(60, 360))
        shifts.append(Span(at, end))
        for _ in range(chance.randint(0, 4)):
            begin = at + (end - at) * chance.random()
            breaks.append(Span(begin, min(end, begin + timedelta(minutes=chance.randint(3, 30)))))
        at = end + timedelta(minutes=chance.choice((15, 30, 60, 240)))
    breaks.sort(key=lambda span: span.start)
    return Rota(tuple(shifts), tuple(breaks)), [*breaks, *gaps(shifts)]


def week(chance: Random) -> tuple[WeeklyPlan, list[Span]]:
    """Return weekly hours of two ranges a day, and the time between them."""
    first, second = chance.randint(8, 10), chance.randint(12, 15)
    ranges = (Hours(time(first), time(12)), Hours(time(second, chance.choice((15, 30))), time(19)))
    day = [
        Span(START + timedelta(hours=first - 8), START + timedelta(hours=4)),
        Span(
            START + timedelta(hours=second - 8, minutes=ranges[1].start.minute), START + timedelta(hours=11)
        ),
    ]
    return WeeklyPlan((ranges,) * 7), gaps(day)


def gaps(shifts: list[Span]) -> list[Span]:
    return [Span(before.end, after.start) for before, after in pairwise(shifts)]


def lived(seed: int) -> tuple[Trace, list[Span], list[dict[str, Any]]]:
    chance = Random(seed)
    shifts, allowed = (rota if chance.random() < 0.7 else week)(chance)
    parts = [
        Stretch(chance.choice(KINDS), chance.uniform(1, 60), seed + number)
        for number in range(chance.randint(4, 24))
    ]
    trace = written([part for part in parts if part.kind != "step"], several=chance.random() < 0.3)
    plan = Plan(
        shifts=shifts,
        planned_only=True,
        break_every_min=chance.choice((20, 60)),
        pinned=(time(11),),
        eyes=True,
    )
    return trace, allowed, simulate(trace, plan)["effects"]  # type: ignore[return-value]


def amid_contacts(trace: Trace, effects: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the notices spoken while a contact was open, by an onlooker who knows the trace alone."""
    onlooker, lines, found = Onlooker(), iter(trace[1:]), []
    line = next(lines, None)
    for effect in effects:
        while line is not None and float(line["at"]) < effect["at"]:  # type: ignore[arg-type]
            onlooker.see(line)
            line = next(lines, None)
        onlooker.forget(effect["at"])
        if effect["effect"] == "notify" and onlooker.open:
            found.append(effect)
    return found


@pytest.mark.parametrize("part", range(4))
def test_nothing_is_shown_outside_what_is_allowed(part: int):
    shown = set()
    for seed in range(part, ROTAS, 4):
        trace, allowed, effects = lived(seed)
        for effect in effects:
            if effect["effect"] == "withdraw":
                continue
            shown.add(effect["kind"])
            assert effect["effect"] == "notify", (seed, effect)
            moment = START + timedelta(seconds=effect["at"])
            if effect["kind"] == "break":
                assert any(span.holds(moment) for span in allowed), (seed, effect)
            else:
                assert effect["kind"] == "breath", (seed, effect)
        amid = amid_contacts(trace, effects)
        assert amid == [], (seed, amid)
    assert shown == {"break", "breath"}


def test_a_planned_break_is_told_at_its_start_and_goes_with_its_end():
    begin = START + timedelta(minutes=30)
    shifts = Rota((Span(START, START + timedelta(hours=4)),), (Span(begin, begin + timedelta(minutes=15)),))
    trace = [
        {"start": "2026-03-04T08:00:00", "zone": "Asia/Shanghai", "until": 3 * 3600},
        *({"at": at, "event": "input"} for at in range(0, 3 * 3600, 10)),
    ]
    effects: list[dict[str, Any]] = simulate(trace, Plan(shifts=shifts, planned_only=True))["effects"]  # type: ignore[assignment]
    told = [(round(e["at"] / 60), e["effect"], e["kind"], e["why"]) for e in effects if e["kind"] == "break"]
    assert told == [(31, "notify", "break", "why.break.rota"), (45, "withdraw", "break", "why.break.rota")]
