"""A folder on exFAT, SMB or the like, without hard links, modes or locks: it works, or says truly what is missing."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Said
from wellbeing.paths import under
from wellbeing.services import diary_access
from wellbeing.system.files import sweep_drafts

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
static int lacks(const char *what) { const char *all = getenv("FOLDER_LACKS"); return all && strstr(all, what); }
#define FAIL(code) do { errno = code; return -1; } while (0)
int link(const char *a, const char *b) { FAIL(EPERM); }
int linkat(int a, const char *b, int c, const char *d, int e) {
  if (lacks("links")) FAIL(EPERM);
  return ((int (*)(int, const char *, int, const char *, int))dlsym(RTLD_NEXT, "linkat"))(a, b, c, d, e);
}
int chmod(const char *path, mode_t mode) {
  if (lacks("modes")) FAIL(EPERM);
  return ((int (*)(const char *, mode_t))dlsym(RTLD_NEXT, "chmod"))(path, mode);
}
int fchmodat(int dir, const char *path, mode_t mode, int flags) {
  if (lacks("modes")) FAIL(ENOTSUP);
  return ((int (*)(int, const char *, mode_t, int))dlsym(RTLD_NEXT, "fchmodat"))(dir, path, mode, flags);
}
int fchmod(int file, mode_t mode) {
  if (lacks("modes")) FAIL(EPERM);
  return ((int (*)(int, mode_t))dlsym(RTLD_NEXT, "fchmod"))(file, mode);
}
static int full(int file) {
  struct stat found;
  return lacks("room") && fstat(file, &found) == 0 && S_ISREG(found.st_mode);
}
ssize_t write(int file, const void *what, size_t size) {
  if (full(file)) FAIL(EDQUOT);
  return ((ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write"))(file, what, size);
}
ssize_t pwrite64(int file, const void *what, size_t size, off64_t at) {
  if (full(file)) FAIL(EDQUOT);
  return ((ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64"))(file, what, size, at);
}
int flock(int file, int how) {
  if (lacks("locks")) FAIL(ENOLCK);
  return ((int (*)(int, int))dlsym(RTLD_NEXT, "flock"))(file, how);
}
static int lock(const char *name, int file, int command, void *what) {
  if (lacks("locks") && (command == F_SETLK || command == F_SETLKW)) FAIL(ENOLCK);
  return ((int (*)(int, int, ...))dlsym(RTLD_NEXT, name))(file, command, what);
}
int fcntl(int file, int command, ...) {
  va_list rest; va_start(rest, command); void *what = va_arg(rest, void *); va_end(rest);
  return lock("fcntl", file, command, what);
}
int fcntl64(int file, int command, ...) {
  va_list rest; va_start(rest, command); void *what = va_arg(rest, void *); va_end(rest);
  return lock("fcntl64", file, command, what);
}
"""
SHIM = SHIM.replace("{ FAIL(EPERM); }", "{ return linkat(AT_FDCWD, a, AT_FDCWD, b, 0); }").replace(
    "static int lacks", "int linkat(int, const char *, int, const char *, int);\nstatic int lacks"
)
pytestmark = [
    pytest.mark.skipif(
        sys.platform != "linux", reason="the folder's answers are put in front of the C library"
    ),
    pytest.mark.skipif(shutil.which("gcc") is None, reason="apt install gcc"),
]


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that answers in the folder's place."""
    import subprocess

    place = tmp_path_factory.mktemp("shim")
    (place / "shim.c").write_text(SHIM)
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", place / "shim.so", place / "shim.c", "-ldl"], check=True)
    return place / "shim.so"


@pytest.fixture
def poor(process: Process, shim: Path) -> Process:
    process.environ["LD_PRELOAD"] = str(shim)
    return process


def names(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir() if path.suffix != ".toml")


@pytest.mark.parametrize("lacks", ["links", "modes", "links modes"])
def test_without_links_or_modes_all_is_kept(poor: Process, lacks: str):
    poor.environ["FOLDER_LACKS"] = lacks
    for stress in (5, 6):
        said = poor("checkin", "--stress", stress)
        assert (said.code, said.err) == (0, "")
    assert [row["stress"] for row in poor("show", "--json").json()["checkins"]] == [5, 6]
    left = [
        name for name in names(poor.home) if name.endswith((".new", ".id", ".claim")) and name != "diary.id"
    ]
    assert left == []
    keys = [name for name in names(poor.home) if name.endswith(".key")]
    assert keys == [(poor.home / "diary.id").read_text() + ".key"]


def test_two_first_starts_without_links_make_one_diary(poor: Process):
    poor.environ["FOLDER_LACKS"] = "links"
    children = [poor.start("checkin", "--stress", stress) for stress in range(4)]
    assert [child.wait(60) for child in children] == [0] * 4
    for child in children:
        child.communicate()
    assert sorted(row["stress"] for row in poor("show", "--json").json()["checkins"]) == [0, 1, 2, 3]
    assert len(list(poor.home.glob("*.key"))) == 1


def test_without_locks_it_is_said_and_nothing_is_kept(poor: Process):
    poor.environ["FOLDER_LACKS"] = "locks"
    said: Said = poor("checkin", "--stress", 5)
    assert "knows no locks" in said.refused()
    del poor.environ["FOLDER_LACKS"]
    assert poor("show", "--json").json()["checkins"] == []


def test_a_used_up_quota_is_a_full_disk(poor: Process):
    assert poor("checkin", "--stress", 5).code == 0
    poor.environ["FOLDER_LACKS"] = "room"
    chart = poor.home.parent / "chart.png"
    for arguments in (
        ["checkin", "--stress", 6],
        ["contact", "rude"],
        ["pause", "30m"],
        ["backup"],
        ["backup", "--to", poor.home.parent],
        ["chart", "load", "--out", chart],
        ["demo", "--days", 2],
        ["checkin", "--stress", 6, "--data-dir", poor.home / "first day"],
        ["key", "export"],
    ):
        assert "disk is full" in poor(*arguments).refused(), arguments
    assert not chart.exists()
    del poor.environ["FOLDER_LACKS"]
    assert [row["stress"] for row in poor("show", "--json").json()["checkins"]] == [5]


def test_a_drive_without_modes_is_told_by_the_doctor(poor: Process):
    poor.environ["FOLDER_LACKS"] = "modes"
    poor.home.mkdir()
    os.chmod(poor.home, 0o777)  # noqa: PTH101 - as such a drive shows it
    assert poor("checkin", "--stress", 5).code == 0
    (key,) = [row for row in poor("doctor", "--json").json() if row["key"] == "key"]
    assert (key["works"], key["detail"]) == (False, "file_open")


def test_what_a_killed_start_left_is_cleared_away(process: Process):
    assert process("checkin", "--stress", 5).code == 0
    old = [
        "0123456789abcdef.new",
        "0123456789abcdef.new-wal",
        "0123456789abcdef.id",
        ".settings.toml.ab_12345.new",
    ]
    for name in (*old, ".diary.db.claim", "fresh.new", "notes.new", "fedcba9876543210.new"):
        (process.home / name).write_bytes(b"x")
        if name != "fedcba9876543210.new":
            os.utime(process.home / name, (1_000_000_000, 1_000_000_000))
    assert process("show").code == 0
    left = {path.name for path in process.home.glob("*.new*")} | {
        path.name for path in process.home.glob(".*")
    }
    assert left == {"fresh.new", "notes.new", "fedcba9876543210.new"}
    assert not (process.home / old[2]).exists()


def test_a_start_killed_before_the_id_leaves_no_key(tmp_path: Path):
    """Between the key and the id a whole diary is made: whoever is killed there must leave no key that fits nothing."""
    home = under(tmp_path / "home")
    child = os.fork()
    if child == 0:
        diary_access.make_draft = lambda *given: os._exit(9)
        diary_access.open_own_diary(home)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert list(home.data.glob("[0-9a-f]*.key")) == []
    assert len(list(home.data.iterdir())) == 1
    sweep_drafts(home.data, datetime.now(UTC) + timedelta(hours=2))
    assert list(home.data.iterdir()) == []
    diary_access.open_own_diary(home).close()


@pytest.mark.parametrize("lacks", ["links", "modes", "links modes"])
def test_a_team_s_folder_without_links_or_modes(poor: Process, tmp_path: Path, lacks: str):
    poor.environ["FOLDER_LACKS"] = lacks
    share = tmp_path / "share"
    share.mkdir()
    said = poor("team", "found", "Blue", "--folder", share)
    assert said.code == 0, said.err
    joined = poor("team", "join", said.out.strip(), "--name", "Ann", "--data-dir", tmp_path / "ann")
    assert joined.code == 0, joined.err
    assert poor("team", "tick", "--json", "--data-dir", tmp_path / "ann").json()[0]["trouble"] == ""
    assert list(share.rglob("*.part")) == []
