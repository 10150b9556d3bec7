"""Traces from outside: what simulate prints, what it refuses, how fast it is."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from wellbeing.domain.problems import Refused
from wellbeing.domain.reminders.events import Plan
from wellbeing.domain.reminders.simulation.simulate import simulate

HEAD = {"start": "2026-03-02T09:00:00", "zone": "Asia/Shanghai", "until": 5000}


def test_it_prints_effects_and_the_ledger() -> None:
    lines = [
        json.dumps(HEAD),
        "",
        '{"at": 0, "event": "contact_start"}',
        '{"at": 60, "event": "input"}',
        '{"at": 3700, "event": "contact_end"}\n',
        '{"at": 3710, "event": "input"}',
        '{"at": 3760, "event": "answer", "to": "start"}',
        '{"at": 9000, "event": "nonsense after the end", "event": "input"}',
    ]
    assert simulate(lines) == {
        "effects": [
            {"at": 2760, "effect": "card", "kind": "contact", "why": "why.contact.silent", "late_by": 0},
            {"at": 3700, "effect": "withdraw", "kind": "contact", "why": "why.contact.silent", "late_by": 0},
            {
                "at": 3730,
                "effect": "card",
                "kind": "checkin",
                "why": "why.checkin.contact_ended",
                "late_by": 30,
            },
            {"at": 3730, "effect": "notify", "kind": "break", "why": "why.break.worked", "late_by": 130},
            {"at": 3760, "effect": "withdraw", "kind": "break", "why": "why.break.worked", "late_by": 0},
        ],
        "ledger": {"worked_min": 62.667, "due": 1, "taken": 1, "natural": 0, "skipped": 0, "owed": 0},
    }


def test_every_event_of_a_trace_is_understood() -> None:
    events: list[dict[str, Any]] = [
        {"event": "contact_start", "id": 7}, {"event": "contact_start", "id": "a"}, {"event": "contact_end", "id": 7},
        {"event": "input"}, {"event": "lock"}, {"event": "unlock"}, {"event": "sleep"}, {"event": "wake"},
        {"event": "clock_step", "by": -3600}, {"event": "dnd_on"}, {"event": "dnd_off"},
        {"event": "fullscreen_on"}, {"event": "fullscreen_off"}, {"event": "sharing_on"}, {"event": "sharing_off"},
        {"event": "checkin", "stress": 3}, {"event": "contact", "kind": "rude", "felt": 5}, {"event": "contact"},
        *({"event": "answer", "to": answer} for answer in ("start", "later", "not_today", "dismissed")),
    ]  # fmt: skip
    lines = [HEAD, *({"at": place * 10, **event} for place, event in enumerate(events))]
    assert simulate(lines)["effects"] == []


def test_without_input_lines_there_is_no_source_of_input_times() -> None:
    effects: Any = simulate([{**HEAD, "until": 3700}])["effects"]
    assert [effect["at"] for effect in effects] == [3600]


def test_the_head_may_allow_several_at_once_over_the_plan() -> None:
    lines = [
        {**HEAD, "until": 5020, "several_at_once": True},
        {"at": 0, "event": "contact_start", "id": "a"},
        {"at": 1, "event": "contact_start", "id": "b"},
        *({"at": at, "event": "input"} for at in range(10, 5000, 60)),
        {"at": 4990, "event": "contact_end", "id": "a"},
    ]
    effects: Any = simulate(lines, Plan(checkins=False, several_at_once=False))["effects"]
    assert [(effect["at"], effect["effect"]) for effect in effects] == [(4200, "card"), (5010, "notify")]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('{"at": 1, "event": "dance"}', "problem.trace_event"),
        ('{"at": 1}', "problem.trace_event"),
        ('{"at": 1, "event": ["input"]}', "problem.trace_event"),
        ('{"event": "input"}', "problem.trace_value"),
        ('{"at": "1", "event": "input"}', "problem.trace_value"),
        ('{"at": true, "event": "input"}', "problem.trace_value"),
        ('{"at": NaN, "event": "input"}', "problem.trace_value"),
        ('{"at": 1e400, "event": "input"}', "problem.trace_value"),
        ('{"at": -1, "event": "input"}', "problem.trace_value"),
        ('{"at": 1e9, "event": "input"}', "problem.trace_value"),
        ('{"at": 0.5, "event": "input"}\n{"at": 0.4, "event": "input"}', "problem.trace_backwards"),
        ('{"at": 1, "event": "checkin"}', "problem.trace_value"),
        ('{"at": 1, "event": "checkin", "stress": 11}', "problem.trace_value"),
        ('{"at": 1, "event": "contact", "kind": "hug"}', "problem.trace_value"),
        ('{"at": 1, "event": "contact", "kind": ["rude"]}', "problem.trace_value"),
        ('{"at": 1, "event": "contact", "felt": 12}', "problem.trace_value"),
        ('{"at": 1, "event": "contact_start", "id": ""}', "problem.trace_value"),
        ('{"at": 1, "event": "contact_start", "id": [1]}', "problem.trace_value"),
        ('{"at": 1, "event": "clock_step"}', "problem.trace_value"),
        ('{"at": 1, "event": "answer", "to": "maybe"}', "problem.trace_value"),
        ('{"at": 1, "event": "answer", "to": ["start"]}', "problem.trace_value"),
        ('{"at": 1, ', "problem.trace_json"),
        ("[1]", "problem.trace_json"),
        ("[" * 50_000, "problem.trace_json"),
    ],
)
def test_a_line_without_sense_is_named(line: str, key: str) -> None:
    with pytest.raises(Refused) as told:
        simulate([json.dumps(HEAD), '{"at": 0, "event": "input"}', *line.split("\n")])
    problem = told.value.problem
    assert (problem.key, problem.values["line"]) == (key, 3 + line.count("\n"))


@pytest.mark.parametrize(
    "head",
    [
        None,
        "{}",
        '{"start": "soon", "zone": "UTC"}',
        '{"start": "1970-01-01T00:00:00"}',
        '{"start": "9999-12-31T23:00:00-12:00"}',
        '{"start": "2026-03-02T09:00:00", "zone": "Moon/Base"}',
        '{"start": "2026-03-02T09:00:00", "zone": "../../etc/passwd"}',
        '{"start": 5, "zone": "UTC"}',
    ],
)
def test_a_head_without_sense_is_named(head: str | None) -> None:
    with pytest.raises(Refused) as told:
        simulate([] if head is None else [head])
    assert told.value.problem.key == "problem.trace_header"


def test_an_end_that_is_no_figure_is_refused() -> None:
    with pytest.raises(Refused, match="trace_value"):
        simulate([{**HEAD, "until": "late"}])


def busy_day() -> list[dict[str, object]]:
    """Twelve hours with 4,000 events, three quarters of them input."""
    chance = Random(7)
    lines: list[dict[str, object]] = [{**HEAD, "until": 43_200}]
    for at in sorted(chance.uniform(0, 43_200) for _ in range(4_000)):
        event = chance.choice(
            ("input", "input", "input", "input", "input", "input", "contact_start", "contact_end")
        )
        lines.append({"at": at, "event": event})
    return lines


def test_a_day_of_4000_events_takes_few_steps() -> None:
    """Time is measured in the benchmarks; here only that no event starts a storm of ticks."""
    result = simulate(busy_day())
    assert isinstance(result["effects"], list)
    assert len(result["effects"]) < 60
