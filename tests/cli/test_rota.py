"""wellbeing rota: taken, shown, forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Line

TABLE = """date,start,end,paid_break_start,paid_break_end
2026-11-20,09:00,18:00,12:00,12:30
2026-11-21,22:00,06:00,,
"""
EMPTY = {"shifts": [], "paid_breaks": []}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "rota.csv"
    file.write_text(TABLE, "utf-8")
    return file


def test_taken_shown_and_forgotten(wellbeing: Line, table: Path):
    assert wellbeing("rota", "show", "--json").json() == EMPTY
    assert wellbeing("rota", "import", table).out == "Shifts taken: 2; paid breaks: 1.\n"
    shown = wellbeing("rota", "show", "--json").json()
    assert shown["paid_breaks"] == [
        {"start": "2026-11-20T12:00:00+08:00", "end": "2026-11-20T12:30:00+08:00"}
    ]
    assert [shift["end"] for shift in shown["shifts"]] == [
        "2026-11-20T18:00:00+08:00",
        "2026-11-22T06:00:00+08:00",
    ]
    assert wellbeing("rota", "show").out.splitlines() == ["2026-11-20 09:00-18:00", "2026-11-21 22:00-06:00"]
    assert wellbeing("rota", "clear").code == 0
    assert wellbeing("rota", "show", "--json").json() == EMPTY
    assert "weekly hours" in wellbeing("rota", "show").out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("date,commence,end\n2026-11-20,09:00,18:00\n", "The column start is missing"),
        ("date,start,end\n2026-11-20,nine,18:00\n", "Line 2 of the rota: start does not fit."),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "can't be read"),
    ],
)
def test_what_is_refused_is_one_line_and_the_old_rota_stays(
    wellbeing: Line, table: Path, text: str, says: str
):
    wellbeing("rota", "import", table)
    before = wellbeing("rota", "show", "--json").json()
    table.write_text(text, "utf-8")
    assert says in wellbeing("rota", "import", table).refused()
    assert wellbeing("rota", "show", "--json").json() == before


def test_a_missing_file_and_a_damaged_rota(wellbeing: Line, tmp_path: Path):
    wellbeing("rota", "import", tmp_path / "none.ics").refused()
    wellbeing.home.mkdir()
    (wellbeing.home / "rota.json").write_text("{", "utf-8")
    assert "weekly hours hold" in wellbeing("rota", "show", "--json").refused()
