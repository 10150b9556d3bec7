"""A team's private files: whole or not at all, and written over before they go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wellbeing.domain.problems import Refused
from wellbeing.services.team.membership import FolderKeyFiles, wholly

SECRET = b"a key that nobody may find again"


@pytest.fixture
def keep(tmp_path: Path) -> FolderKeyFiles:
    return FolderKeyFiles(tmp_path / "team" / "01")


def beside(tmp_path: Path, keep: FolderKeyFiles, name: str) -> Path:
    """Return a second name for a file, through which one sees what is left on the disk once the first is gone."""
    other = tmp_path / f"{name} on the disk"
    os.link(keep.folder / name, other)
    return other


def test_what_is_written_is_read(keep: FolderKeyFiles):
    assert (keep.read("key"), keep.names()) == (None, [])
    keep.write("key", SECRET)
    keep.write("board", b"")
    assert (keep.read("key"), keep.read("board"), keep.names()) == (SECRET, b"", ["board", "key"])
    assert (keep.folder / "key").stat().st_mode & 0o777 == 0o600


def test_a_deleted_key_is_written_over(keep: FolderKeyFiles, tmp_path: Path):
    keep.write("key", SECRET)
    left = beside(tmp_path, keep, "key")
    keep.delete("key")
    assert (keep.read("key"), keep.names()) == (None, [])
    assert len(left.read_bytes()) == len(SECRET)
    assert not any(SECRET[at : at + 4] in left.read_bytes() for at in range(len(SECRET) - 3))
    keep.delete("key")


def test_all_keys_are_written_over_when_a_team_is_left(keep: FolderKeyFiles, tmp_path: Path):
    for name in ("key", "box"):
        keep.write(name, SECRET)
    left = [beside(tmp_path, keep, name) for name in ("key", "box")]
    keep.clear()
    assert not keep.folder.exists()
    assert [len(file.read_bytes()) for file in left] == [len(SECRET)] * 2
    assert len({SECRET, *(file.read_bytes() for file in left)}) == 3
    keep.clear()


def test_what_fails_leaves_no_key_behind(keep: FolderKeyFiles):
    def interrupted() -> None:
        with wholly(keep):
            keep.write("key", SECRET)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not keep.folder.exists()
    with wholly(keep):
        keep.write("key", SECRET)
    assert keep.read("key") == SECRET


def test_a_disk_that_refuses_is_a_problem_of_the_team(tmp_path: Path):
    (tmp_path / "team").write_text("a file where the folder should be", "utf-8")
    keep = FolderKeyFiles(tmp_path / "team" / "01")
    for refuse in (lambda: keep.write("key", SECRET), lambda: keep.read("key"), lambda: keep.delete("key")):
        with pytest.raises(Refused) as refused:
            refuse()
        assert refused.value.problem.field == "team"
