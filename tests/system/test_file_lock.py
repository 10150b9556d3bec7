"""One at a time: who comes second waits, not for ever, and a dead holder holds nothing."""

from __future__ import annotations

import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.processes import Processes, read_line
from wellbeing.system.file_lock import Busy, file_lock, knows_locks
from wellbeing.system.files import NotWritable

HOLD = """
import sys
from pathlib import Path
from wellbeing.system.file_lock import file_lock
with file_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_waits_for_the_first(tmp_path: Path):
    place, order = tmp_path / "data" / "team.lock", []

    def second() -> None:
        with file_lock(place):
            order.append("second")

    with file_lock(place):
        waiting = threading.Thread(target=second)
        waiting.start()
        with pytest.raises(Busy), file_lock(place, patience=0.1):
            pass
        order.append("first")
    waiting.join(20)
    assert order == ["first", "second"]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_turn_ends_with_an_error_too(tmp_path: Path):
    with pytest.raises(KeyError), file_lock(tmp_path / "lock"):
        raise KeyError
    with file_lock(tmp_path / "lock", patience=0):
        pass


def test_a_killed_holder_lets_go(tmp_path: Path):
    place = tmp_path / "lock"
    processes = Processes({"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, tmp_path / "logs")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    holder = processes.start(sys.executable, "-c", HOLD, str(place), **pipes)
    assert read_line(holder.stdout) == "held"  # type: ignore[arg-type]
    with pytest.raises(Busy), file_lock(place, patience=0):
        pass
    holder.kill()
    holder.wait(20)
    processes.end(holder)
    with file_lock(place):
        pass


def test_a_place_that_takes_no_file_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritable), file_lock(tmp_path / "file" / "lock"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="every folder there knows locks")
def test_locks_are_tried_in_the_folder_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Another folder of this computer may know locks that a network drive does not."""
    assert knows_locks(tmp_path)
    asked: list[Path] = []
    make = tempfile.TemporaryFile
    monkeypatch.setattr(
        tempfile, "TemporaryFile", lambda **given: asked.append(given["dir"]) or make(**given)
    )
    assert knows_locks(tmp_path / "gone")  # of a folder that fails nothing is said
    assert asked == [tmp_path / "gone"]
