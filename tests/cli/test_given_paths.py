"""Files and folders named on the command line: never an empty one, never written over, never another mode."""

from __future__ import annotations

import stat
from contextlib import chdir
from pathlib import Path

import pytest

from tests.cli.conftest import Line, Process
from wellbeing.app import plain_start

PLACES = [
    ("checkin", "--stress", 5, "--data-dir"),
    ("--in-tray", "--data-dir"),
    ("snapshot",),
    ("day",),
    ("backup", "--to"),
    ("restore",),
    ("chart", "load", "--out"),
    ("rota", "import"),
    ("reminders", "simulate", "--trace"),
    ("cues", "evaluate", "--text", "a", "--label", "b"),
    ("team", "found", "Blue", "--folder"),
    ("team", "join", "x", "--name", "Ann", "--folder"),
    ("team", "join", "--name", "Ann", "--file"),
    ("team", "move", "--folder"),
]


@pytest.mark.parametrize("arguments", PLACES, ids=lambda words: " ".join(map(str, words)))
@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_path_is_refused(wellbeing: Line, tmp_path: Path, arguments: tuple[object, ...], empty: str):
    here = tmp_path / "here"
    here.mkdir()
    with chdir(here):
        assert "is empty" in wellbeing(*arguments, empty).refused()
    assert list(here.iterdir()) == []
    assert not wellbeing.home.exists()


def test_an_empty_data_dir_is_no_plain_start():
    assert plain_start(["--data-dir", ""]) is None
    assert plain_start(["--data-dir", " ", "--in-tray"]) is None
    assert plain_start(["--data-dir", "a"]) == ("a", "raise")


def test_an_empty_data_dir_opens_no_window(process: Process):
    assert "is empty" in process("--data-dir", "").refused()
    assert "is empty" in process("--data-dir=").refused()
    assert not process.home.exists()


def found(wellbeing: Line, *more: object) -> tuple[object, ...]:
    share = wellbeing.home.parent / "share"
    share.mkdir(exist_ok=True)
    return ("team", "found", "Blue", "--folder", share, *more)


@pytest.mark.parametrize(
    ("option", "name"), [("--out", "blue.txt"), ("--qr", "blue.png"), ("--qr", "blue.svg")]
)
def test_an_invitation_is_never_written_over_a_file(wellbeing: Line, tmp_path: Path, option: str, name: str):
    file = tmp_path / name
    file.write_text("another team's")
    assert "new file" in wellbeing(*found(wellbeing, option, file)).refused()
    assert file.read_text() == "another team's"
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    wellbeing(*found(wellbeing, option, file)).refused()
    wellbeing(*found(wellbeing, option, tmp_path / "no folder" / name)).refused()
    assert list((tmp_path / "share").iterdir()) == []
    file.unlink()
    assert wellbeing(*found(wellbeing, option, file)).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "arguments",
    [("chart", "load", "--out", "a.png"), ("chart", "stress", "--out", "a.pdf"), ("backup", "--to", "a.bak")],
)
def test_a_missing_folder_is_one_sentence(wellbeing: Line, tmp_path: Path, arguments: tuple[str, ...]):
    assert wellbeing("checkin", "--stress", 5).code == 0
    wellbeing(*arguments[:-1], tmp_path / "missing" / arguments[-1]).refused()
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("mode", [0o755, 0o777])
def test_folders_that_are_there_keep_their_mode(process: Process, tmp_path: Path, mode: int):
    home, pictures = tmp_path / "documents", tmp_path / "pictures"
    for folder in (home, pictures):
        folder.mkdir()
        folder.chmod(mode)
    place = ("--data-dir", home)
    assert process("checkin", "--stress", 5, *place).code == 0
    assert process("demo", "--days", 2, *place).code == 0
    assert process("rota", "show", *place).code == 0
    if mode == 0o755:
        said = process("snapshot", pictures, "--lang", "en", "--theme", "light", *place)
        assert said.code == 0, said.err
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (home, pictures)] == [mode, mode]
    files = [path for folder in (home, pictures) for path in folder.rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in files} == {0}


def test_a_picture_folder_that_is_a_file_is_one_sentence(process: Process, tmp_path: Path):
    (tmp_path / "file").write_text("")
    process("snapshot", tmp_path / "file" / "below", "--lang", "en").refused()


@pytest.mark.parametrize("command", [("checkin",), ("contact", "rude")])
def test_the_help_says_who_can_read_a_note(wellbeing: Line, command: tuple[str, ...]):
    words = " ".join(wellbeing(command[0], "--help").out.split())
    assert "Other users of this computer can read TEXT" in words
    assert "standard input, where nobody else can" in words
