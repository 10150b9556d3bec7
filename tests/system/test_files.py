"""Private whatever the umask, whole or not at all, and named trouble when the disk refuses."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from wellbeing.system import files
from wellbeing.system.files import (
    DiskFull,
    FileTrouble,
    NotWritable,
    WriteFailed,
    named_trouble,
    private_file,
    private_folder,
    write_atomically,
    write_new,
)
from wellbeing.system.keys.keyfile import read_key_file, write_key_file
from wellbeing.system.keys.keys import KeyDamaged

KEY = bytes(range(32))

needs_a_mount = pytest.mark.skipif(
    subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "x", "/mnt"], capture_output=True).returncode
    != 0,
    reason="this machine lets nobody mount a file system of their own",
)


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_modes_whatever_the_umask(tmp_path: Path, umask: int):
    deep = private_folder(tmp_path / "one" / "two")
    write_atomically(deep / "text", "words")
    write_key_file(deep / "key", KEY)
    assert [mode(deep), mode(deep.parent)] == [0o700, 0o700]
    assert [mode(private_file(deep / "file")), mode(deep / "text"), mode(deep / "key")] == [0o600] * 3


def test_a_file_that_was_open_is_mended(tmp_path: Path):
    file = tmp_path / "file"
    file.write_text("kept")
    file.chmod(0o644)
    assert mode(private_file(file)) == 0o600
    assert file.read_text() == "kept"


@pytest.mark.parametrize("before", [0o755, 0o750, 0o2770, 0o1777, 0o500])
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path, before: int):
    tmp_path.chmod(before)
    assert mode(private_folder(tmp_path)) == before
    tmp_path.chmod(0o700)
    assert mode(private_folder(tmp_path / "new")) == 0o700


def test_a_new_file_takes_nobodys_place(tmp_path: Path, umask: int):
    write_new(tmp_path / "new", b"mine")
    assert mode(tmp_path / "new") == 0o600
    (tmp_path / "nowhere").symlink_to(tmp_path / "elsewhere")
    for taken in ("new", "nowhere"):
        with pytest.raises(NotWritable):
            write_new(tmp_path / taken, b"yours")
    assert (tmp_path / "new").read_bytes() == b"mine"
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_in_the_folders_place(tmp_path: Path):
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(NotWritable):
            private_folder(place)


def test_replaced_wholly(tmp_path: Path):
    file = tmp_path / "settings.toml"
    write_atomically(file, "old")
    write_atomically(file, "新\n")
    assert file.read_text("utf-8") == "新\n"
    write_atomically(file, b"\x00\xff")
    assert file.read_bytes() == b"\x00\xff"
    assert [place.name for place in tmp_path.iterdir()] == ["settings.toml"]


def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    real, link = tmp_path / "elsewhere" / "settings.toml", tmp_path / "settings.toml"
    real.write_text("old")
    link.symlink_to(real)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_link_that_leads_to_itself_is_replaced(tmp_path: Path):
    link = tmp_path / "settings.toml"
    link.symlink_to(link)
    write_atomically(link, "new")
    assert not link.is_symlink()
    assert link.read_text() == "new"


@needs_a_mount
def test_a_really_full_disk(tmp_path: Path):
    """A file system of 64 kB, mounted where only this test's processes see it."""
    script = """
import sys
from pathlib import Path
from wellbeing.system.files import DiskFull, write_atomically
place = Path(sys.argv[1]) / "diary"
write_atomically(place, "old")
try:
    write_atomically(place, b"x" * 500_000)
except DiskFull as trouble:
    print(trouble, place.read_text(), len(list(place.parent.iterdir())))
"""
    command = f"mount -t tmpfs -o size=64k tmpfs {tmp_path} && exec python3 -c '{script}' {tmp_path}"
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], capture_output=True, text=True, env=_environ(), timeout=30
    )
    assert done.stdout.strip() == "There is no space left to write in. old 1", done.stderr


@needs_a_mount
def test_a_really_read_only_disk(tmp_path: Path):
    script = """
import sys
from pathlib import Path
from wellbeing.system.files import NotWritable, private_folder, write_atomically
for attempt in (lambda p: write_atomically(p / "x", "y"), lambda p: private_folder(p / "z")):
    try:
        attempt(Path(sys.argv[1]))
    except NotWritable as trouble:
        print(trouble.path.name)
"""
    command = f"mount -t tmpfs -o ro tmpfs {tmp_path} && exec python3 -c '{script}' {tmp_path}"
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], capture_output=True, text=True, env=_environ(), timeout=30
    )
    assert done.stdout.split() == ["x", "z"], done.stderr


def _environ() -> dict[str, str]:
    import sys

    here = str(Path(files.__file__).parents[2])
    return os.environ | {"PYTHONPATH": here, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, NotWritable),
        (errno.EACCES, NotWritable),
        (errno.EIO, WriteFailed),
    ],
)
def test_trouble_has_a_name_and_no_content(number: int, kind: type[FileTrouble]):
    with pytest.raises(kind) as caught, named_trouble(Path("/home/somebody/diary")):
        raise OSError(number, "secret words")
    assert caught.value.path == Path("/home/somebody/diary")
    assert "secret" not in str(caught.value)
    assert "somebody" not in str(caught.value)


def test_a_failed_write_leaves_the_old_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "settings.toml"
    write_atomically(file, "old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        write_atomically(file, "new")
    with pytest.raises(DiskFull):
        write_key_file(tmp_path / "key", KEY)
    assert file.read_text() == "old"
    assert [place.name for place in tmp_path.iterdir()] == ["settings.toml"]


def test_key_file_there_and_back(tmp_path: Path):
    assert read_key_file(tmp_path / "key") is None
    write_key_file(tmp_path / "key", KEY)
    assert read_key_file(tmp_path / "key") == KEY


def test_a_key_file_is_never_replaced(tmp_path: Path):
    write_key_file(tmp_path / "key", KEY)
    with pytest.raises(NotWritable):
        write_key_file(tmp_path / "key", bytes(32))
    assert read_key_file(tmp_path / "key") == KEY


@pytest.mark.parametrize("key", [b"", b"x" * 31, b"x" * 33])
def test_a_wrong_key_is_not_written(tmp_path: Path, key: bytes):
    with pytest.raises(KeyDamaged):
        write_key_file(tmp_path / "key", key)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"ab" * 31, b"ab" * 33, b"xy" * 32, b"\xff\xfe", b"ab" * 4000, b"a b" * 22 + b"ab"]
)
def test_a_damaged_key_file_says_so_and_shows_nothing(tmp_path: Path, content: bytes):
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(KeyDamaged) as caught:
        read_key_file(tmp_path / "key")
    assert "ab" not in str(caught.value).replace("able", "")


def test_a_folder_in_the_key_files_place(tmp_path: Path):
    with pytest.raises(FileTrouble):
        read_key_file(tmp_path)
