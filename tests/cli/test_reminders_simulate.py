"""wellbeing reminders simulate: the engine from outside, over files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Line

HEAD = '{"start": "2026-11-20T09:00:00+08:00", "zone": "Asia/Shanghai", "until": 4000}'
AFTER_A_CONTACT = [
    HEAD,
    '{"at": 0, "event": "contact_start"}',
    '{"at": 3700, "event": "contact_end"}',
]


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    return written(tmp_path / "trace.jsonl", AFTER_A_CONTACT)


def written(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def breaks(answer: dict[str, list[dict[str, object]]]) -> list[object]:
    return [
        effect["at"]
        for effect in answer["effects"]
        if (effect["effect"], effect["kind"]) == ("notify", "break")
    ]


def test_a_break_waits_for_the_end_of_the_contact(wellbeing: Line, trace: Path):
    answer = wellbeing("reminders", "simulate", "--trace", trace, "--json").json()
    told = breaks(answer)
    assert len(told) == 1
    assert 3700 <= told[0] <= 3760
    assert set(answer["ledger"]) == {"worked_min", "due", "taken", "natural", "skipped", "owed"}
    assert answer["ledger"]["due"] == 1
    assert not wellbeing.home.exists()  # a look writes nothing


def test_for_a_person_it_is_lines(wellbeing: Line, trace: Path):
    said = wellbeing("reminders", "simulate", "--trace", trace)
    assert said.code == 0
    assert "notify break  (why.break.worked)" in said.out
    assert said.out.splitlines()[-1].startswith("worked_min ")


@pytest.mark.parametrize(
    ("plan", "count"),
    [("", 1), ("breaks = false", 0), ("break_every = 20", 1), ('fri = ["13:00-18:00"]', 0), ("\ufeff", 1)],
)
def test_a_plan_in_the_words_of_the_settings(wellbeing: Line, trace: Path, plan: str, count: int):
    file = written(trace.with_name("plan.toml"), [plan])
    answer = wellbeing("reminders", "simulate", "--trace", trace, "--plan", file, "--json").json()
    assert len(breaks(answer)) == count


def test_several_at_once_from_the_plan_and_from_the_trace(wellbeing: Line, tmp_path: Path):
    lines = [
        '{"at": 0, "event": "contact_start", "id": 1}',
        '{"at": 5, "event": "contact_start", "id": 2}',
        '{"at": 3650, "event": "contact_end", "id": 1}',
    ]
    told = written(tmp_path / "told.jsonl", [HEAD[:-1] + ', "several_at_once": true}', *lines])
    plain = written(tmp_path / "plain.jsonl", [HEAD, *lines])
    plan = written(tmp_path / "plan.toml", ["several_at_once = true"])
    first = wellbeing("reminders", "simulate", "--trace", told, "--json").json()
    second = wellbeing("reminders", "simulate", "--trace", plain, "--plan", plan, "--json").json()
    assert first == second
    assert ("card", "break") in [(effect["effect"], effect["kind"]) for effect in first["effects"]]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["{"], "Line 1 of the trace is not a JSON object."),
        ([HEAD, "{}", "{"], "Line 3 of the trace is not a JSON object."),
        ([HEAD, "[" * 100_000], "Line 2 of the trace is not a JSON object."),
        (['{"zone": "Asia/Shanghai"}'], "the first line says start"),
        (['{"start": "2026-11-20T09:00", "zone": "Mars/Base"}'], "the first line says start"),
        ([HEAD, '{"at": 9, "event": "input"}', '{"at": 8, "event": "input"}'], "can't go backwards"),
        ([HEAD, '{"at": "soon", "event": "input"}'], 'Line 2 of the trace: "at"'),
        ([HEAD, '{"at": 1, "event": "checkin"}'], '"stress" is missing'),
        ([HEAD, '{"at": 1, "event": "checkin", "stress": 11}'], '"stress"'),
        ([HEAD, '{"at": 1, "event": "answer", "to": "maybe"}'], '"to"'),
        ([HEAD, '{"at": 1, "event": "lunch"}'], "there is no such event"),
        ([HEAD, '{"at": NaN, "event": "input"}'], '"at"'),
    ],
)
def test_a_bad_trace_is_one_line(wellbeing: Line, tmp_path: Path, lines: list[str], says: str):
    file = written(tmp_path / "trace.jsonl", lines)
    assert says in wellbeing("reminders", "simulate", "--trace", file, "--json").refused()


def test_what_is_no_text_is_refused_by_its_line(wellbeing: Line, tmp_path: Path):
    file = tmp_path / "trace.jsonl"
    file.write_bytes(HEAD.encode() + b"\n\xff\xfe\n")
    assert "Line 2" in wellbeing("reminders", "simulate", "--trace", file).refused()


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ("break_every = 5", "break_every"),
        ("brake_every = 30", "brake_every"),
        ("mon = ['9-99']", "mon"),
        ("break_every = ", "TOML"),
        ('zone = "Mars/Base"', "zone"),
    ],
)
def test_a_bad_plan_is_one_line(wellbeing: Line, trace: Path, plan: str, says: str):
    file = written(trace.with_name("plan.toml"), [plan])
    assert says in wellbeing("reminders", "simulate", "--trace", trace, "--plan", file).refused()


@pytest.mark.parametrize("missing", ["none.jsonl", "."])
def test_a_file_that_is_not_there(wellbeing: Line, tmp_path: Path, missing: str):
    wellbeing("reminders", "simulate", "--trace", tmp_path / missing, "--json").refused()
    wellbeing("reminders", "simulate").refused()


def test_braces_in_a_trace_do_no_harm(wellbeing: Line, tmp_path: Path):
    file = written(tmp_path / "trace.jsonl", [HEAD, json.dumps({"at": 1, "event": "{odd}"})])
    assert "no such event" in wellbeing("reminders", "simulate", "--trace", file).refused()


def test_a_byte_order_mark_does_no_harm(wellbeing: Line, trace: Path):
    plain = wellbeing("reminders", "simulate", "--trace", trace, "--json").json()
    trace.write_bytes(b"\xef\xbb\xbf" + trace.read_bytes())
    assert wellbeing("reminders", "simulate", "--trace", trace, "--json").json() == plain


def test_a_profile_that_comes_in_force_meanwhile(wellbeing: Line, trace: Path):
    often = '{"at": 1500, "event": "profile", "settings": {"break_every": 30}}'
    written(trace, [HEAD, often])
    told = breaks(wellbeing("reminders", "simulate", "--trace", trace, "--json").json())
    assert 1800 <= told[0] <= 1860
    for wrong in ("3", '{"theme": "dark"}', '{"break_every": "x"}', '{"none": 1}'):
        written(trace, [HEAD, f'{{"at": 1, "event": "profile", "settings": {wrong}}}'])
        refused = wellbeing("reminders", "simulate", "--trace", trace)
        assert (refused.code, "Line 2" in refused.err) == (2, True)
