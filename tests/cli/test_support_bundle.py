"""wellbeing doctor --bundle: a text for whoever helps, in which nothing stands that a person wrote."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.cli.conftest import Line
from wellbeing.services.support_bundle import rounded
from wellbeing.system.log.log_file import keep_log, log_trouble

NOTE, TEAM, NAME, HOME, ENTRY = "marknote", "markteam", "markname", "markhome", "marklog"


@pytest.fixture
def lived_in(wellbeing: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    """A home whose every place for words holds a marker."""
    monkeypatch.setenv("HOME", str(tmp_path / HOME))
    monkeypatch.setenv("WELLBEING_HOME", str(tmp_path / HOME / "diary"))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", f"GNOME {tmp_path / HOME}")
    home = tmp_path / HOME / "diary"
    (tmp_path / TEAM).mkdir()
    lead = ("--data-dir", tmp_path / "lead")
    invitation = wellbeing("team", "found", TEAM, "--folder", tmp_path / TEAM, *lead).out.strip()
    for stress in range(10):
        assert wellbeing("checkin", "--stress", stress, "--note", NOTE).code == 0
    assert wellbeing("team", "join", invitation, "--name", NAME).code == 0
    (home / "settings.toml").write_text('[reminders]\nbreak_every = 55\n[look]\ntheme = "markcolour"\n')
    keep_log(home / "logs")
    try:
        raise ValueError(NOTE)
    except ValueError as trouble:
        log_trouble("unexpected", trouble)
    logging.getLogger("wellbeing").handlers[-1].flush()
    with (home / "logs" / "wellbeing.log").open("a") as log:
        log.write(f"{ENTRY}\n")
    return wellbeing


def test_nothing_a_person_wrote(lived_in: Line, tmp_path: Path):
    said = lived_in("doctor", "--bundle", tmp_path / "out.txt")
    assert said.code == 0, said
    text = (tmp_path / "out.txt").read_text("utf-8")
    assert said.out == text
    assert [
        marker for marker in (NOTE, TEAM, NAME, HOME, ENTRY, "markcolour", str(tmp_path)) if marker in text
    ] == []
    for word in (
        "[versions]",
        "PySide6_Essentials 6",
        "break_every\n",
        "checkin: about 10\n",
        "teams: 1\n",
        "ValueError at cli/test_support_bundle.py",
        "key: does not file",
    ):
        assert word in text
    assert "55" not in text.partition("[settings")[2].partition("[files]")[0]


def test_no_file_is_written_over(wellbeing: Line, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    said = wellbeing("doctor", "--bundle", tmp_path / "mine.txt")
    assert said.code == 2
    assert "could not be written" in said.err
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert not wellbeing.home.exists()


def test_a_diary_that_does_not_open_is_named(lived_in: Line, tmp_path: Path):
    (tmp_path / HOME / "diary" / "diary.db").write_bytes(b"x" * 8192)
    assert lived_in("doctor", "--bundle", tmp_path / "out.txt").code == 0
    assert "problem.diary_unreadable" in (tmp_path / "out.txt").read_text("utf-8")


@pytest.mark.parametrize(("number", "told"), [(0, "0"), (9, "9"), (12, "about 10"), (3_847, "about 4000")])
def test_figures_are_rounded(number: int, told: str):
    assert rounded(number) == told
