"""Full disks and places that cannot be written: one line, exit 2, nothing half saved, the diary opens afterwards."""

from __future__ import annotations

import io
import json
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.conftest import Line, Process, Said
from wellbeing import app
from wellbeing.cli.main import Entrypoints, run

LONG = "字" * 4_000
NOBODY = 65_534
ENTRYPOINTS = Entrypoints(app.environment, app.services, app.window, app.snapshot, app.day, app.report)

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount, or become somebody else")


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder that stays open to others: pytest closes the one above its own whenever another run of it begins."""
    with TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o711)
        yield place


def at_most(size: int) -> Callable[[], None]:
    """Return what makes a child unable to write a file beyond a size, as a full disk would."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_no_room_for_another_entry(process: Process):
    assert process("checkin", "--stress", 1).code == 0
    size = (process.home / "diary.db").stat().st_size
    for room in (0, 512, 5_000, 12_000):
        process("checkin", "--stress", 2, "--note", LONG, preexec_fn=at_most(room)).refused()
    process("contact", "abuse", preexec_fn=at_most(0)).refused()
    assert (process.home / "diary.db").stat().st_size == size
    found = process("show", "--json").json()
    assert [checkin["stress"] for checkin in found["checkins"]] == [1]
    assert found["contacts"] == []
    assert process("checkin", "--stress", 3, "--note", LONG).code == 0


def test_no_room_on_the_first_day(process: Process):
    for room in (0, 10, 64, 70, 4_096, 30_000):
        process("checkin", "--stress", 1, preexec_fn=at_most(room)).refused()
    assert process("checkin", "--stress", 2).code == 0
    assert [checkin["stress"] for checkin in process("show", "--json").json()["checkins"]] == [2]
    assert len(list(process.home.glob("*.key"))) == 1
    assert not list(process.home.glob("*.new*"))


def test_no_room_for_a_restore(process: Process):
    process("checkin", "--stress", 1)
    backup = process("backup").out.strip()
    process("checkin", "--stress", 2)
    for room in (0, 40_000):
        process("restore", backup, preexec_fn=at_most(room)).refused()
    assert [checkin["stress"] for checkin in process("show", "--json").json()["checkins"]] == [1, 2]
    assert not list(process.home.glob("*.new*"))


def test_no_room_for_a_chart(process: Process):
    process("checkin", "--stress", 1)
    out = process.home.parent / "chart.png"
    process("chart", "stress", "--out", out, preexec_fn=at_most(1_000)).refused()
    assert not out.exists()
    assert not list(out.parent.glob(".chart*"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a quarter of a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=640k,mode=0700", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@as_root
def test_a_disk_that_fills_up(process: Process, small_disk: Path):
    place = ["--data-dir", small_disk / "home"]
    assert process("checkin", "--stress", 1, *place).code == 0
    rest = small_disk / "rest"
    with suppress(OSError), rest.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1_024))
    line = process("checkin", "--stress", 2, "--note", LONG, *place).refused()
    assert "disk" in line
    process("contact", "rude", "--note", LONG, *place).refused()
    process("demo", *place).refused()
    rest.unlink()
    found = process("show", "--json", *place).json()
    assert [checkin["stress"] for checkin in found["checkins"]] == [1]
    assert process("checkin", "--stress", 3, *place).code == 0


@as_root
def test_a_disk_that_is_full_on_the_first_day(process: Process, small_disk: Path):
    rest = small_disk / "rest"
    with suppress(OSError), rest.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1_024))
    process("checkin", "--stress", 1, "--data-dir", small_disk / "home").refused()
    rest.unlink()
    assert process("checkin", "--stress", 2, "--data-dir", small_disk / "home").code == 0


def as_somebody_else(*arguments: object) -> Said:
    """Run a command as an ordinary user who owns nothing; as ourselves when we are one already."""
    told, tell = os.pipe()
    child = os.fork()  # not a new program: the interpreter may lie where only root can read
    if child == 0:
        out, err, code = io.StringIO(), io.StringIO(), 99
        with suppress(BaseException), redirect_stdout(out), redirect_stderr(err):
            if os.geteuid() == 0:
                os.setgroups([])
                os.setresgid(NOBODY, NOBODY, NOBODY)
                os.setresuid(NOBODY, NOBODY, NOBODY)
            code = run(ENTRYPOINTS, [str(argument) for argument in arguments])
        os.write(tell, json.dumps([code, out.getvalue(), err.getvalue()]).encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(told, "rb") as pipe:
        answer = json.loads(pipe.read())
    os.waitpid(child, 0)
    return Said(*answer)


@pytest.fixture
def reachable(tmp_path: Path, wellbeing: Line) -> Path:
    """A folder that an ordinary user can reach, beside a diary of ours with one check-in; all is imported."""
    for arguments in (
        ["checkin", "--stress", 1],
        ["show"],
        ["contact", "rude"],
        ["chart", "load", "--out", tmp_path / "a.png"],
    ):
        assert wellbeing(*arguments).code == 0
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_uid == os.geteuid() and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o011)
    return tmp_path


@pytest.fixture
def read_only(reachable: Path) -> Iterator[Path]:
    """A folder of theirs in which nothing can be made."""
    place = reachable / "read only"
    place.mkdir()
    if os.geteuid() == 0:
        os.chown(place, NOBODY, NOBODY)
    place.chmod(0o500)
    yield place
    place.chmod(0o700)


def test_a_place_that_is_read_only(reachable: Path, read_only: Path):
    as_somebody_else("checkin", "--stress", 3, "--data-dir", read_only / "below").refused()
    as_somebody_else("demo", "--data-dir", read_only / "below").refused()
    assert list(read_only.iterdir()) == []
    theirs = reachable / "theirs"
    theirs.mkdir()
    if os.geteuid() == 0:
        os.chown(theirs, NOBODY, NOBODY)
    assert as_somebody_else("checkin", "--stress", 4, "--data-dir", theirs).code == 0
    as_somebody_else("chart", "load", "--out", read_only / "a.png", "--data-dir", theirs).refused()
    assert list(read_only.iterdir()) == []


@as_root
def test_somebody_else_s_folder(reachable: Path, wellbeing: Line):
    for mode, file_mode in ((0o755, 0o644), (0o700, 0o600), (0o711, 0o644)):
        wellbeing.home.chmod(mode)
        for path in wellbeing.home.iterdir():
            path.chmod(file_mode)
        before = {path: path.read_bytes() for path in wellbeing.home.iterdir()}
        for arguments in (["checkin", "--stress", 2], ["contact", "start"], ["pause", "5m"]):
            as_somebody_else(*arguments).refused()
        assert {path: path.read_bytes() for path in wellbeing.home.iterdir()} == before
    assert [checkin["stress"] for checkin in wellbeing.show()["checkins"]] == [1]


@as_root
def test_a_disk_mounted_read_only(process: Process, small_disk: Path):
    assert process("checkin", "--stress", 1, "--data-dir", small_disk / "home").code == 0
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    process("checkin", "--stress", 2, "--data-dir", small_disk / "home").refused()
    process("checkin", "--stress", 2, "--data-dir", small_disk / "new").refused()
    process("chart", "load", "--out", small_disk / "chart.svg").refused()
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    found = process("show", "--json", "--data-dir", small_disk / "home").json()
    assert [checkin["stress"] for checkin in found["checkins"]] == [1]


def test_a_copied_folder_is_a_whole_diary(process: Process):
    process("checkin", "--stress", 4)
    copy = process.home.with_name("copy")
    shutil.copytree(process.home, copy)
    assert process("show", "--json", "--data-dir", copy).json()["stress"]["n"] == 1
