"""The way to an error says file, line, function and type of each step, and never what an error said."""

from __future__ import annotations

import json

from tests.conftest import ROOT
from wellbeing.system.keys.keys import as_text
from wellbeing.system.log.trail import FIRST, LAST, trail

MARKER = "marker-of-a-note"


def read() -> None:
    json.loads(MARKER)


def convert() -> None:
    try:
        read()
    except ValueError:
        raise LookupError(MARKER) from None


def open_all() -> None:
    try:
        convert()
    except LookupError as trouble:
        raise RuntimeError(MARKER) from trouble


def sink(depth: int) -> None:
    if depth:
        sink(depth - 1)
    raise KeyError(MARKER)


def caught(call: object, *given: object) -> Exception:
    try:
        call(*given)  # type: ignore[operator]
    except Exception as trouble:
        return trouble
    raise AssertionError


def line_of(words: str) -> int:
    """Return the number of the only line of this file that reads so."""
    text = (ROOT / "tests/system/log/test_trail.py").read_text("utf-8").splitlines()
    (found,) = [number for number, line in enumerate(text, 1) if line.strip() == words]
    return found


def test_each_error_of_the_chain_is_named_with_its_way():
    said = trail(caught(open_all))
    assert MARKER not in said
    last, before, first, *_ = said.split("; after ")
    raised = line_of("raise RuntimeError(MARKER) from trouble")
    assert last.startswith("RuntimeError at ")
    assert last.endswith(f"log/test_trail.py:{raised}:open_all")
    assert before.startswith("LookupError at ")
    assert before.endswith(f":{line_of('raise LookupError(MARKER) from None')}:convert")
    assert first.startswith(
        "json.decoder.JSONDecodeError at "
    )  # hidden by `from None`, and needed all the same
    assert f"log/test_trail.py:{line_of('json.loads(MARKER)')}:read > " in first


def test_a_home_folder_stands_nowhere():
    assert str(ROOT) not in trail(caught(open_all))


def test_our_own_files_are_named_from_the_package_on():
    assert " > wellbeing/system/keys/keys.py:" in trail(caught(as_text, b""))


def test_a_recursion_keeps_both_ends():
    steps = trail(caught(sink, 400)).split(" > ")
    assert len(steps) == FIRST + LAST + 1
    assert steps[FIRST].endswith(" more)")


def test_a_circle_of_errors_ends():
    first, second = ValueError(MARKER), KeyError(MARKER)
    first.__context__, second.__context__ = second, first
    assert trail(first) == "ValueError at nowhere; after KeyError at nowhere"
