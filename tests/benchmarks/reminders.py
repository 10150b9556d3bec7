"""Twelve hours with 4,000 events through the reminder engine, as `wellbeing reminders simulate` runs them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from random import Random

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, middle
from wellbeing.domain.reminders.simulation.simulate import simulate

EVENTS, HOURS_12, RUNS = 4_000, 43_200.0, 15
LIMIT_MS = 60.0
KINDS = (
    "contact_start", "contact_end", "input", "lock", "unlock", "sleep", "wake", "clock_step", "dnd_on",
    "dnd_off", "checkin", "contact", "answer",
)  # fmt: skip
Line = dict[str, object]


def working_day(chance: Random) -> list[Line]:
    """Calls of four to twelve minutes with a minute or two between, typed through, some of them noted."""
    lines: list[Line] = []
    at = 0.0
    while at < HOURS_12:
        end = at + chance.uniform(240, 720)
        lines.append({"at": at, "event": "contact_start"})
        while at < end:
            lines.append({"at": at, "event": "input"})
            at += chance.expovariate(1 / 9.5)
        lines += [{"at": at, "event": "contact_end"}, event("contact", at + 5, chance)]
        at += chance.uniform(20, 200)
    return lines[:EVENTS]


def any_order(chance: Random) -> list[Line]:
    """All kinds of events alike, more wildly mixed than anybody's day: the engine can pass over none."""
    times = sorted(chance.uniform(0, HOURS_12) for _ in range(EVENTS))
    return [event(chance.choice(KINDS), at, chance) for at in times]


def event(name: str, at: float, chance: Random) -> Line:
    """Return one line of a trace with what its kind needs."""
    kind = chance.choice(("ordinary", "demanding", "rude", "abuse", "threat"))
    more: dict[str, Line] = {
        "clock_step": {"by": chance.choice((-3600, 3600))},
        "checkin": {"stress": chance.randint(0, 10)},
        "contact": {"kind": kind, "felt": chance.randint(0, 10)},
        "answer": {"to": chance.choice(("start", "later", "not_today"))},
    }
    return {"at": at, "event": name} | more.get(name, {})


def written(lines: list[Line]) -> list[str]:
    """Return a trace as the lines of its file."""
    head: Line = {"start": "2026-03-04T08:00:00", "zone": "Asia/Shanghai", "until": HOURS_12}
    return [json.dumps(line) for line in (head, *lines)]


def cpu_times(trace: list[str]) -> list[float]:
    """Return the milliseconds of the processor that each of several runs takes, reading included."""
    times = []
    for _ in range(RUNS):
        began = time.process_time_ns()
        simulate(trace)
        times.append((time.process_time_ns() - began) / 1e6)
    return times


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the median of a working day, held to the limit, and of the wildest mix beside it."""
    day, wild = written(working_day(Random(1))), written(any_order(Random(1)))
    name = f"{EVENTS:,} events simulated"
    yield Figure(f"{name}: a working day", middle(cpu_times(day)), "ms", LIMIT_MS)
    yield Figure(f"{name}: all kinds alike", middle(cpu_times(wild)), "ms")
