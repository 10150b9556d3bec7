"""The command line as processes of its own: what they load, leave behind and survive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Process
from tests.conftest import ROOT
from tests.processes import read_line
from wellbeing.paths import under
from wellbeing.services.diary_access import open_own_diary
from wellbeing.storage.checkins import CheckInStore

HEAVY = ("PySide6", "matplotlib", "numpy", "keyring", "pandas", "tomlkit", "plyer")
EMOJI = "🙂👩‍💻 שלום \u202eمرحبا\u202c 客户"


def stresses(home: Path) -> list[int]:
    diary = open_own_diary(under(home))
    found = [checkin.stress for checkin in CheckInStore(diary).between(None, None)]
    diary.close()
    return found


def test_a_day_in_a_few_lines(process: Process):
    assert process("checkin", "--stress", 7, "--note", EMOJI).code == 0
    assert process("contact", "rude", "--felt", 6).code == 0
    found = process("show", "--json").json()
    assert found["checkins"][0]["note"] == EMOJI
    assert found["load"]["shift_total"] == 2.2
    assert process("checkin", "--stress", 11).refused()
    assert process("nonsense").refused()
    assert process("checkin", "--stress", 5, "--at", "3000-01-01").refused()
    assert process("checkin", "--stress", 5, "--note", "-", stdin=b"x" * 1_000_000).refused()
    assert stresses(process.home) == [7]


def test_a_note_that_never_ends_is_refused_all_the_same(process: Process):
    with Path("/dev/zero").open("rb") as endless:
        child = process.start("checkin", "--stress", 5, "--note", "-", stdin=endless)
        out, err = child.communicate(timeout=20)
    assert (child.returncode, out, err.count(b"\n")) == (2, b"", 1)


def loaded_by(process: Process, command: str) -> set[str]:
    """Return the libraries that are loaded once a command is over."""
    code = (
        "import json, sys; from wellbeing import app; sys.argv = sys.argv[:1] + sys.argv[2:]\n"
        "try: app.main()\n"
        "except SystemExit as end: assert not end.code\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "-", *command.split()],
        env=process.environ,
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return {name.partition(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}


@pytest.mark.parametrize(
    "command", ["checkin --stress 5", "contact rude", "contact start", "show --json", "pause 5m"]
)
def test_logging_loads_nothing_heavy(process: Process, command: str):
    loaded = loaded_by(process, command)
    assert "sqlite_utils" in loaded, "it makes a new diary"
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "command",
    ["checkin --stress 6", "contact rude", "contact start", "contact end rude", "show --json"],
)
def test_an_entry_loads_no_library_to_write_with(process: Process, command: str):
    for before in ("checkin --stress 5", "contact start"):
        assert process(*before.split()).code == 0
    assert not loaded_by(process, command) & {"sqlite_utils", "sqlite3", "pluggy"}


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_files_are_for_this_person_alone(process: Process, umask: int):
    for command in ("checkin --stress 5", "demo --days 2"):
        assert process(*command.split(), umask=umask).code == 0
    out = process.home / "chart.png"
    assert process("chart", "stress", "--out", out, umask=umask).code == 0
    modes = {str(path): path.stat().st_mode & 0o777 for path in process.home.rglob("*")}
    assert len(modes) >= 8
    for name, mode in modes.items():
        assert mode == (0o700 if Path(name).is_dir() else 0o600), name


def test_ten_at_once_on_the_first_day_make_one_diary(process: Process):
    running = [process.start("checkin", "--stress", stress) for stress in range(10)]
    said = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * 10, said
    assert sorted(stresses(process.home)) == list(range(10))
    assert sorted(path.suffix for path in process.home.iterdir()) == [".db", ".id", ".key"]


WRITER = """
import sys
from pathlib import Path
from wellbeing.clock import SystemClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.paths import under
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import open_environment
services = open_services(open_environment(under(Path(sys.argv[1])), SystemClock()))
for place in range(int(sys.argv[2])):
    change = services.checkins.record(CheckInDraft(place % 11, note=f"note {place}"))
    print(change.after.id, flush=True)
services.close()
"""


def writer(process: Process, count: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(process.home), str(count)]
    return subprocess.Popen(command, env=process.environ, cwd=ROOT, stdout=subprocess.PIPE)


def test_four_writers_lose_nothing(process: Process):
    running = [writer(process, 50) for _ in range(4)]
    told = [int(line) for process in running for line in process.communicate(timeout=60)[0].split()]
    assert [process.returncode for process in running] == [0] * 4
    assert sorted(told) == list(range(1, 201))
    assert len(stresses(process.home)) == 200


@pytest.mark.parametrize("after", [1, 23, 140])
def test_killed_while_saving_every_acknowledged_one_is_there(process: Process, after: int):
    child = writer(process, 200)
    assert child.stdout is not None
    told = [int(read_line(child.stdout)) for _ in range(after)]
    child.kill()
    told += [int(line) for line in child.stdout.read().split(b"\n")[:-1]]
    child.wait(10)
    child.stdout.close()
    diary = open_own_diary(under(process.home))
    found = {checkin.id: checkin for checkin in CheckInStore(diary).between(None, None)}
    assert set(told) <= set(found)
    assert len(found) <= len(told) + 1  # one may have been saved and not yet told
    assert all(found[number].note == f"note {number - 1}" for number in told)
    assert diary.rows("PRAGMA integrity_check") == [("ok",)]
    diary.close()
    assert process("checkin", "--stress", 5).code == 0


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.05])
def test_killed_on_the_first_day_the_next_call_works(process: Process, moment: float):
    """Wherever in making key and diary it happened; the folder's first appearance starts the count."""
    child = process.start("checkin", "--stress", 5)
    while not process.home.exists() and child.poll() is None:
        os.sched_yield()
    try:
        child.wait(moment or 0.001)
    except subprocess.TimeoutExpired:
        child.kill()
    child.communicate(timeout=10)
    assert process("checkin", "--stress", 9).code == 0
    assert stresses(process.home)[-1] == 9


def test_a_reader_that_goes_away_is_no_trouble(process: Process):
    process("demo", "--days", "60")
    shown = process.start("show", "--data-dir", process.home / "demo")
    assert shown.stdout is not None
    assert shown.stderr is not None
    shown.stdout.read(10)
    shown.stdout.close()
    assert b"Traceback" not in shown.stderr.read()
    shown.stderr.close()
    assert shown.wait(20) == 0


def test_what_nobody_foresaw_is_one_line_and_a_way_in_the_log(tmp_path: Path):
    """The very first window fails here, before there is a screen; the text of the error stands nowhere."""
    code = (
        "import sys; from wellbeing import app\n"
        "def broken(*given): raise ValueError('marker-of-a-note')\n"
        "app.environment = broken\n"
        "sys.argv = ['wellbeing', *sys.argv[1:]]\n"
        "app.main()"
    )
    for words in (["--data-dir", tmp_path / "a"], ["tips", "--data-dir", tmp_path / "b"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        written = (words[-1] / "logs" / "wellbeing.log").read_text("utf-8")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "ValueError at <string>:2:broken" in done.stderr
        assert "ERROR unexpected\nValueError at " in written
        assert "> <string>:2:broken" in written
        assert "marker" not in written + done.stderr
