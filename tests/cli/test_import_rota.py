"""wellbeing import of a rota: the shape of every import, and nothing changed where it is only shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Line

KEYS = "as read added known left_out rejected mine of_others first last zone report"
TABLE = """name,date,start,end
Agent A,2026-11-20,09:00,18:00
Agent A,2026-11-21,off,off
Agent B,2026-11-20,09:00,18:00
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART:20261120T090000
DTEND:20261120T180000
SUMMARY:Shift
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "rota.csv"
    file.write_text(TABLE, "utf-8")
    return file


def test_what_is_only_shown_changes_nothing(wellbeing: Line, table: Path):
    told = wellbeing("import", table, "--as", "rota", "--me", "Agent A", "--dry-run")
    assert told.out.startswith("Shifts that would be taken: 1; paid breaks: 0. Nothing was changed.")
    assert wellbeing("rota", "show", "--json").json()["shifts"] == []


def test_it_has_the_shape_of_every_import(wellbeing: Line, table: Path):
    line = ("import", table, "--as", "rota", "--me", "Agent A", "--json")
    dry = wellbeing(*line, "--dry-run").json()
    assert " ".join(dry) == KEYS
    assert (dry["as"], dry["read"], dry["added"], dry["mine"], dry["of_others"]) == ("rota", 3, 0, 2, 1)
    first = wellbeing(*line).json()
    assert (first["added"], first["known"], first["left_out"]) == (1, 0, 1)
    assert [left["reason"] for left in first["report"]["left_out"]] == ["other_person", "day_off"]
    again = wellbeing(*line).json()
    assert (again["added"], again["known"]) == (0, 1)


def test_whose_clock_it_is_holds_for_a_rota(wellbeing: Line, tmp_path: Path):
    file = tmp_path / "shifts"  # a calendar is known by its words, whatever it is called
    file.write_text(CALENDAR, "utf-8")
    said = wellbeing("import", file, "--zone", "Europe/Berlin", "--json").json()
    assert (said["as"], said["first"], said["zone"]) == (
        "rota",
        "2026-11-20T09:00:00+01:00",
        "Europe/Berlin",
    )
    assert wellbeing("rota", "show").out == "2026-11-20 16:00-01:00\n"


def test_the_last_import_is_taken_back_be_it_a_rota(wellbeing: Line, table: Path, tmp_path: Path):
    calls = tmp_path / "calls.csv"
    calls.write_text("Call ID,Started At\n1,2026-11-19 09:14\n", "utf-8")
    wellbeing("import", calls)
    wellbeing.clock.pass_by(minutes=1)
    wellbeing("import", table, "--as", "rota", "--me", "Agent A")
    first = wellbeing("rota", "show").out
    table.write_text(TABLE.replace("18:00", "17:00"), "utf-8")
    wellbeing("rota", "import", table, "--me", "Agent A")
    assert wellbeing("import", "--undo", "LAST").out == "The rota of before is in force again.\n"
    assert wellbeing("rota", "show").out == first
    # One step back is kept, and the contacts are the last import now.
    assert wellbeing("import", "--undo", "LAST", "--json").json() == {"undone": 1}
    assert wellbeing("rota", "show").out == first
    assert wellbeing("import", "--undo", "LAST").refused()


def test_the_first_rota_is_taken_back_to_the_weekly_hours(wellbeing: Line, table: Path):
    wellbeing("import", table, "--as", "rota", "--me", "Agent A")
    assert wellbeing("import", "--undo", "LAST", "--json").json() == {"undone": 1}
    assert wellbeing("rota", "show", "--json").json()["shifts"] == []
