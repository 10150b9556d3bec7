"""A test whose program is missing says which package brings it; in the whole run it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.needs import WHOLE, needs, packages
from tests.processes import Processes


def test_the_table_of_the_setup_is_read():
    assert packages()["Xvfb"] == "xvfb"
    assert packages()["pg_ctlcluster"] == "postgresql"
    assert packages()["libglib-2.0.so.0"] == "libglib2.0-0t64 or libglib2.0-0"


def test_what_is_here_is_no_reason_to_skip():
    needs("sh", "/bin/sh")


@pytest.mark.parametrize("whole", ["", "1"])
def test_what_is_missing_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, whole: str
):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(WHOLE, whole)
    outcome = pytest.fail.Exception if whole else pytest.skip.Exception
    with pytest.raises(outcome, match="xdotool is not installed; Debian has it in xdotool"):
        Processes({}, tmp_path / "logs").start("xdotool", "key", "a")
