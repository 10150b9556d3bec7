"""Each subject owns its part of the engine's memory: no field is written from two files, no fact goes unheard."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

from wellbeing.domain.reminders import effects, events, facts, step_state
from wellbeing.domain.reminders.state import State

ROOM = Path(step_state.__file__).parent
PARTS = {part: type(default) for part, default in State._field_defaults.items()}
RULES = ("presence", "quiet", "calendar", "work", "contacts", "delivery", "offers")
# Two that are not a subject's rules: the whole state is put together here, and a step's moment is no memory.
STATE_BY = ("engine.py", "step_state.py")
MOMENT_BY = ("engine.py", "step_state.py", "timeline.py")


def trees() -> dict[str, ast.Module]:
    return {str(path.relative_to(ROOM)): ast.parse(path.read_text("utf-8")) for path in ROOM.rglob("*.py")}


def calls(tree: ast.Module) -> list[tuple[str, ast.Call]]:
    """Return what a file calls, by the last word of its name."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [(node.func, node) for node in found if isinstance(node.func, ast.Name | ast.Attribute)]
    return [(func.id if isinstance(func, ast.Name) else func.attr, node) for func, node in named]


def test_a_part_is_made_in_one_file() -> None:
    written = {name: set[str]() for name in PARTS}
    for file, tree in trees().items():
        for called, node in calls(tree):
            for name, kind in PARTS.items():
                if called == kind.__name__ and (node.args or node.keywords):
                    written[name].add(file)
    assert all(files <= {f"parts/{name}.py"} for name, files in written.items()), written


def test_a_field_is_replaced_in_the_file_of_its_part() -> None:
    for file, tree in trees().items():
        for called, node in calls(tree):
            if called != "_replace":
                continue
            names = {keyword.arg for keyword in node.keywords}
            if file.startswith("parts/"):
                assert names <= set(PARTS[Path(file).stem]._fields), (file, node.lineno)
            else:
                assert file in MOMENT_BY, (file, node.lineno)
                assert names <= {"at", "told"}, (file, node.lineno)


def test_no_room_but_the_step_puts_parts_into_a_state() -> None:
    for file, tree in trees().items():
        made = [node.lineno for called, node in calls(tree) if called == "State" and node.args]
        assert not made or file in STATE_BY, (file, made)


def test_a_room_is_given_the_moment_and_keeps_none() -> None:
    for name in RULES:
        for function in trees()[f"{name}.py"].body:
            if isinstance(function, ast.FunctionDef) and function.name in ("apply", "next_event"):
                assert [argument.arg for argument in function.args.args][-1] == "now", (name, function.name)
    attributes = {
        (file, node.attr)
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    }
    kept = {(file, name) for file, name in attributes if not file.startswith("simulation/")}
    assert {file for file, _ in kept} <= {"step_state.py", "timeline.py"}, kept
    assert {name for _, name in kept} == {"state", "plan", "now", "effects"}, kept


def test_every_fact_and_event_is_heard() -> None:
    told = set(get_args(events.Event)) | set(get_args(facts.Fact)) - {facts.NoticeChosen}
    assert told == set(step_state.HEARERS)
    assert not told & set(get_args(effects.Effect))


def test_every_subject_has_its_part() -> None:
    assert [subject.part for subject in step_state.SUBJECTS] == list(RULES)
    assert set(PARTS) == {"clocks", *RULES}
