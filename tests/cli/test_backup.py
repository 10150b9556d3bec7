"""wellbeing backup and restore: one file out, what would change, back, and the way back from that."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Line


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
