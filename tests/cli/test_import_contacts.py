"""wellbeing import: what is said on the line of a helpdesk's contacts, and what is refused of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Line

EXPORT = "Ticket,Priority,Assignee,Created,Closed\n" + "".join(
    f"{number},{'Urgent' if number < 3 else ''},Kim,2026-11-{number:02} 09:00,2026-11-{number:02} 09:10\n"
    for number in range(1, 10)
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "export.csv"
    file.write_text(EXPORT, "utf-8")
    return file


def kinds(wellbeing: Line) -> list[str]:
    return [row["kind"] for row in wellbeing.show()["contacts"]]


def test_a_rule_says_the_kind(wellbeing: Line, export: Path):
    assert wellbeing("import", export, "--rule", "Priority=Urgent -> demanding").code == 0
    assert kinds(wellbeing) == ["demanding"] * 2 + ["ordinary"] * 7


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("Priority= -> demanding", "Please write --rule as"),
        ("Priority=\u3000-> demanding", "Please write --rule as"),
        (" = Urgent -> demanding", "Please write --rule as"),
        ("Prio=Urgent -> demanding", "The column for --rule does not stand in the file."),
    ],
)
def test_a_rule_that_says_nothing_is_refused(wellbeing: Line, export: Path, rule: str, says: str):
    assert says in wellbeing("import", export, "--rule", rule).refused()
    assert kinds(wellbeing) == []


def test_a_shift_needs_its_name(wellbeing: Line, export: Path):
    said = wellbeing("rota", "import", export, "--shift", " =08:00-16:00").refused()
    assert said == "wellbeing: Please write --shift as Early=08:00-16:00. Nothing was changed."


def test_a_contact_that_was_logged_by_hand_is_not_counted_twice(wellbeing: Line, export: Path):
    assert wellbeing("contact", "abuse", "--felt", 8, "--at", "2026-11-02T09:04").code == 0
    assert wellbeing("contact", "rude", "--at", "2026-11-03T17:00").code == 0
    before = wellbeing.show()["load"]
    said = wellbeing("import", export, "--dry-run").out
    assert "Would be taken: 8 of 9 rows." in said
    assert (
        "1 looks like a contact that you logged yourself: yours stays, and it is not counted twice." in said
    )
    rule = ("--rule", "Priority=Urgent -> demanding")
    first = wellbeing("import", export, *rule, "--json").json()
    assert (first["added"], first["known"], first["logged"]) == (8, 0, 1)
    assert sorted(kinds(wellbeing)) == ["abuse", "demanding", *["ordinary"] * 7, "rude"]
    assert wellbeing.show()["load"]["shift_total"] == before["shift_total"]
    again = wellbeing("import", export, *rule, "--json").json()
    assert (again["added"], again["known"], again["logged"]) == (0, 8, 1)
    also = wellbeing("import", export, "--also-logged", "--json").json()
    assert (also["added"], also["known"], also["logged"]) == (1, 8, 0)
    assert len(kinds(wellbeing)) == 11


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_refused_and_not_waited_for(wellbeing: Line, tmp_path: Path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    assert wellbeing("import", pipe).refused() == "wellbeing: The file can't be read. Nothing was changed."
    wellbeing("checkin", "--stress", 3)
    assert "backup" in wellbeing("restore", pipe).refused()
