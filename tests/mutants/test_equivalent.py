"""The faults that change nothing: each is of code that is still there."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ROOT
from tests.mutants import equivalent

NAMED = equivalent.named(Path(equivalent.__file__).with_suffix(".toml"))


def test_each_of_them_is_of_lines_that_are_there():
    for path, removed, added in NAMED:
        lines = {line.strip() for line in (ROOT / path).read_text("utf-8").splitlines()}
        assert set(removed.splitlines()) <= lines, path
        assert removed != added
