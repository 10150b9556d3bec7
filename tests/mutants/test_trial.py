"""When a fault counts as noticed: by a test that fails or never ends with it, and passes without it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.mutants import __main__ as whole
from tests.mutants import trial
from tests.mutants.mutant import Mutant

TESTS = {
    "right": "assert RULE == 1",
    "other": "assert RULE",
    "endless": "while RULE != 1: pass",
    "busy": "assert not RULE",  # never passes, as on a machine that is too busy
}
SECONDS = 60.0
PATIENCE = 12.0  # with what never ends


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one rule, where the worker looks for its copy."""
    monkeypatch.setattr(whole, "CACHE", tmp_path)
    monkeypatch.setattr(whole.os, "getpid", lambda: 1)
    monkeypatch.setattr(
        sys, "dont_write_bytecode", True
    )  # as in a worker: a fault is as long as what it replaces
    folder = tmp_path / "copy-1"
    folder.mkdir()
    (folder / "rule.py").write_text("RULE = 1\n", "utf-8")
    for name, body in TESTS.items():
        lines = ("from rule import RULE", "def test_it():", f"    {body}", "")
        (folder / f"test_{name}.py").write_text("\n".join(lines), "utf-8")
    return folder


def of(*names: str) -> list[str]:
    return [f"test_{name}.py::test_it" for name in names]


def judged(text: str, *names: str) -> tuple[bool, list[str]]:
    return whole.judged(Mutant("rule.py", 1, 1, "", text, ""), of(*names), SECONDS)


@pytest.mark.parametrize("names", [("right",), ("other", "right")])
def test_a_fault_is_noticed_by_a_test_that_passes_without_it(copy: Path, names: tuple[str, ...]):
    assert judged("RULE = 2\n", *names) == (False, [])
    assert (copy / "rule.py").read_text("utf-8") == "RULE = 1\n"


def test_a_fault_that_can_not_be_imported_is_noticed(copy: Path):
    assert judged("RULE = \n", "other", "right") == (False, [])


def test_a_fault_that_all_tests_pass_with_survives(copy: Path):
    assert judged("RULE = 2\n", "other") == (True, [])
    assert judged("RULE = 2\n") == (True, [])


def test_a_test_that_fails_without_the_fault_too_has_noticed_nothing(copy: Path):
    assert judged("RULE = 2\n", "busy", "other") == (True, of("busy"))
    assert judged("RULE = 2\n", "busy", "right") == (False, of("busy"))


def test_the_test_that_never_ends_is_told_from_those_that_did(copy: Path):
    (copy / "rule.py").write_text("RULE = 2\n", "utf-8")
    assert trial.stopped_at(copy, of("other", "endless", "right"), PATIENCE) == of("endless")[0]
