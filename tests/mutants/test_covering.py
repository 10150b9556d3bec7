"""Which tests are asked about a line: those that run it, and for a constant those that could know it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants.covering import Covering

PATH = "wellbeing/domain/words.py"


@pytest.fixture
def covers(tmp_path: Path) -> Covering:
    (tmp_path / "tests").mkdir()
    for name, text in (
        ("test_runs", ""),
        ("test_names", "from wellbeing.domain.words import WORDS"),
        ("test_longer_name", "from wellbeing.domain.words_of import WORDS"),
    ):
        (tmp_path / f"tests/{name}.py").write_text(text, "utf-8")
    seconds = {f"tests/{name}.py::test_it": took for name, took in (("test_runs", 2.0), ("test_names", 1.0),
                                                                    ("test_longer_name", 0.1))}  # fmt: skip
    return Covering({PATH: {7: {"tests/test_runs.py::test_it"}}}, seconds, tmp_path)


def test_a_line_that_runs_is_left_to_the_tests_that_run_it(covers: Covering):
    assert covers.of(PATH, 7, 7, 9) == ["tests/test_runs.py::test_it"]


def test_a_constant_is_left_to_those_that_run_or_name_its_file_the_quick_ones_first(covers: Covering):
    every = ["tests/test_names.py::test_it", "tests/test_runs.py::test_it"]
    assert covers.of(PATH, 1, 1, 9) == every
    assert covers.of(PATH, 1, 1, 1.5) == every[:1]
    assert covers.of("wellbeing/domain/other.py", 1, 1, 9) == []
