"""wellbeing backup and restore: one file out, what would change, back, and the way back from that."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Line
from wellbeing.domain.recovery_code import code_of
from wellbeing.paths import under
from wellbeing.services.diary_access import open_own_diary
from wellbeing.system.file_lock import file_lock

OTHER_CODE = code_of(bytes(20)).encode()


def test_there_and_back(wellbeing: Line, tmp_path: Path):
    wellbeing("checkin", "--stress", "3")
    path = wellbeing("backup").out.strip()
    wellbeing("checkin", "--stress", "9")
    told = wellbeing("restore", path, "--dry-run").out
    assert "checkin: 0 come back, 1 go" in told
    assert len(wellbeing("show", "--json").json()["checkins"]) == 2
    found = wellbeing("restore", path, "--json").json()
    assert found["tables"]["checkin"] == {"goes": 1, "comes": 0}
    assert [checkin["stress"] for checkin in wellbeing("show", "--json").json()["checkins"]] == [3]
    assert "Restored" in wellbeing("restore", found["undo"]).out
    assert len(wellbeing("show", "--json").json()["checkins"]) == 2
    assert "hold the same" in wellbeing("restore", found["undo"]).out


def test_refused_in_one_line(wellbeing: Line, tmp_path: Path):
    assert "no diary here" in wellbeing("backup").refused()
    wellbeing("checkin", "--stress", "3")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    assert "not a backup" in wellbeing("restore", tmp_path / "photo.png").refused()
    assert "No backup was written" in wellbeing("backup", "--to", tmp_path / "none" / "x").refused()


def test_nobody_else_may_be_at_it(wellbeing: Line):
    wellbeing("checkin", "--stress", "3")
    path = wellbeing("backup").out.strip()
    wellbeing("checkin", "--stress", "9")
    folders = under(wellbeing.home)
    with closing(open_own_diary(folders)):
        assert "has the diary open" in wellbeing("restore", path).refused()
    with file_lock(folders.data / "backup.lock", 0.0):
        assert "Another backup or restore" in wellbeing("restore", path).refused()
    assert [checkin["stress"] for checkin in wellbeing("show", "--json").json()["checkins"]] == [3, 9]


def test_a_new_computer_in_three_steps(wellbeing: Line, tmp_path: Path):
    wellbeing("checkin", "--stress", "3", "--note", "mine")
    code = wellbeing("key", "export").out.strip()
    path = wellbeing("backup", "--to", tmp_path / "stick.backup").out.strip()
    there = ("--data-dir", tmp_path / "new")
    assert "recovery code" in wellbeing("restore", path, *there).refused()
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert "group 8" in wellbeing("restore", path, "--code", *there, stdin=wrong.encode()).refused()
    assert not (tmp_path / "new" / "diary.db").exists()
    assert "checkin: 1 come back" in wellbeing("restore", path, "--code", *there, stdin=code.encode()).out
    assert [row["note"] for row in wellbeing.show(*there)["checkins"]] == ["mine"]
    assert wellbeing("checkin", "--stress", "1", *there).code == 0
    again = wellbeing("backup", *there).out.strip()
    assert wellbeing("restore", again, "--dry-run", "--code", *there, stdin=code.lower().encode()).code == 0


def test_a_lost_key_comes_back(wellbeing: Line, tmp_path: Path):
    wellbeing("checkin", "--stress", "3")
    code = wellbeing("key", "export").out.strip()
    (key_file,) = wellbeing.home.glob("*.key")
    key_file.unlink()
    assert "key" in wellbeing("show").refused()
    assert "another diary" in wellbeing("key", "import", stdin=OTHER_CODE).refused()
    assert "eight groups" in wellbeing("key", "import", stdin=b"1234").refused()
    assert wellbeing("key", "import", stdin=code.encode()).code == 0
    assert len(wellbeing.show()["checkins"]) == 1
    for damage in (b"damaged", b"damaged anew"):
        key_file.write_bytes(damage)
        assert wellbeing("key", "import", stdin=code.encode()).code == 0
        assert len(wellbeing.show()["checkins"]) == 1
    kept = {path.suffix: path.read_bytes() for path in wellbeing.home.glob("*.damaged*")}
    assert kept == {".damaged": b"damaged", ".damaged-2": b"damaged anew"}, "set aside, not written over"


def test_another_diarys_backup_comes_in_by_its_code(wellbeing: Line, tmp_path: Path):
    there = ("--data-dir", tmp_path / "other")
    wellbeing("checkin", "--stress", "7", *there)
    code = wellbeing("key", "export", *there).out.strip()
    path = wellbeing("backup", "--to", tmp_path / "b.backup", *there).out.strip()
    wellbeing("checkin", "--stress", "3")
    assert "another diary" in wellbeing("restore", path).refused()
    found = wellbeing("restore", path, "--code", "--json", stdin=code.encode()).json()
    assert found["tables"]["checkin"] == {"goes": 1, "comes": 1}
    assert [row["stress"] for row in wellbeing.show()["checkins"]] == [7]
    wellbeing("restore", found["undo"])
    assert [row["stress"] for row in wellbeing.show()["checkins"]] == [3]


def test_without_a_code_made_none_opens(wellbeing: Line, tmp_path: Path):
    wellbeing("checkin", "--stress", "3")
    path = wellbeing("backup", "--to", tmp_path / "b.backup").out.strip()
    assert (
        "No recovery code was made"
        in wellbeing("restore", path, "--code", "--data-dir", tmp_path / "new", stdin=OTHER_CODE).refused()
    )


def test_moving_twenty_times_loses_nothing(wellbeing: Line, tmp_path: Path):
    here = ("--data-dir", tmp_path / "0")
    for number in range(20):
        wellbeing("checkin", "--stress", number % 11, *here)
        code = wellbeing("key", "export", *here).out
        path = wellbeing("backup", "--to", tmp_path / f"{number}.backup", *here).out.strip()
        here = ("--data-dir", tmp_path / str(number + 1))
        assert wellbeing("restore", path, "--code", *here, stdin=code.encode()).code == 0
        assert [row["stress"] for row in wellbeing.show(*here)["checkins"]] == [
            earlier % 11 for earlier in range(number + 1)
        ]


def test_salvage_says_what_came_from_where(wellbeing: Line):
    assert "no diary here" in wellbeing("salvage").refused()
    wellbeing("checkin", "--stress", "3")
    found = wellbeing("salvage", "--json").json()
    assert found["tables"]["checkin"] == {"read": 1, "from_backup": 0, "whole": True}
    assert Path(found["aside"]).exists()
    assert "checkin: 1 read, 0 from the backup" in wellbeing("salvage").out
    assert len(wellbeing.show()["checkins"]) == 1


def test_a_diary_that_is_gone_comes_back_from_a_backup(wellbeing: Line):
    wellbeing("checkin", "--stress", "3")
    path = wellbeing("backup").out.strip()
    (wellbeing.home / "diary.db").unlink()
    assert "no longer where it was" in wellbeing("checkin", "--stress", "4").refused()
    assert "no diary here" in wellbeing("backup").refused()
    assert "checkin: 1 come back" in wellbeing("restore", path, "--dry-run").out
    assert not (wellbeing.home / "diary.db").exists()
    assert "checkin: 1 come back" in wellbeing("restore", path).out
    assert [row["stress"] for row in wellbeing.show()["checkins"]] == [3]


def test_a_new_diary_is_begun_on_purpose_only(wellbeing: Line):
    wellbeing("checkin", "--stress", "3", "--note", "the old one")
    assert "opens as it should" in wellbeing("begin-anew").refused()
    kept = (wellbeing.home / "diary.db").read_bytes()
    (wellbeing.home / "diary.db").write_bytes(b"")
    assert "empty or was cut off" in wellbeing("show").refused()
    aside = wellbeing("begin-anew").out.strip().rpartition(" ")[2]
    assert wellbeing.show()["checkins"] == []
    assert wellbeing("checkin", "--stress", "9").code == 0
    (Path(aside) / "diary.db").write_bytes(kept)  # the right file turned up
    assert [row["stress"] for row in wellbeing.show("--data-dir", aside)["checkins"]] == [3]
