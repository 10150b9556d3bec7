"""The log is private, made only when something fails, and holds the way to an error and no text."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from wellbeing.system.log.log_file import NAME, LogFile, keep_log, log_trouble

MARKER = "marker-of-a-note"
FAILS = f"""
import sys, threading
from pathlib import Path
from wellbeing.system.log.hooks import watch_for_trouble
watch_for_trouble(lambda: Path(sys.argv[1]))
class Lasting:
    def __del__(self): raise LookupError("{MARKER}")
def run(): raise OSError("{MARKER}")
thread = threading.Thread(target=run, name="{MARKER}")
thread.start(); thread.join()
Lasting()
def last(): raise ValueError("{MARKER}")
last()
"""


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Path]:
    keep_log(tmp_path / "logs")
    yield tmp_path / "logs"
    logger = logging.getLogger(NAME)
    for handler in [handler for handler in logger.handlers if isinstance(handler, LogFile)]:
        logger.removeHandler(handler)
        handler.close()


def fail() -> None:
    raise ValueError(MARKER)


def test_nothing_is_written_until_something_fails(logs: Path):
    assert not logs.exists()


def test_an_error_leaves_its_way_and_no_text(logs: Path):
    try:
        fail()
    except ValueError as trouble:
        log_trouble("a test failed", trouble)
    written = (logs / "wellbeing.log").read_text("utf-8")
    assert "ERROR a test failed" in written
    assert written.rstrip().endswith(":fail")
    assert "ValueError at log/test_log_file.py:" in written
    assert MARKER not in written
    assert stat.S_IMODE(logs.stat().st_mode) == 0o700


def test_a_folder_that_can_not_be_made_is_no_trouble(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    (tmp_path / "file").touch()
    keep_log(tmp_path / "file" / "logs")
    logging.getLogger("wellbeing.ui").error("something")
    keep_log(tmp_path)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("was_there", [True, False])
def test_a_folder_that_went_away_is_not_made_anew(tmp_path: Path, was_there: bool):
    home = tmp_path / "home"
    if was_there:
        home.mkdir()
    keep_log(home / "logs")
    if was_there:
        home.rename(tmp_path / "away")
    log_trouble("a start failed", OSError())
    keep_log(tmp_path)
    assert home.exists() is not was_there  # on the first day nothing is there yet


def test_each_thread_and_each_clearing_away_is_watched(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", FAILS, tmp_path / "logs"],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ,
    )  # fmt: skip
    written = (tmp_path / "logs" / "wellbeing.log").read_text("utf-8")
    assert done.returncode == 1
    assert done.stderr == "wellbeing: ValueError at <string>:12:last\n"
    assert "unexpected in a thread\nOSError at " in written
    assert "<string>:8:run" in written
    assert "LookupError at <string>:7:Lasting.__del__" in written
    assert "ValueError at <string>:13:<module> > <string>:12:last" in written
    assert MARKER not in written + done.stderr
