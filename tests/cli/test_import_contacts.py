"""wellbeing import: what is said on the line of a helpdesk's contacts, and what is refused of it."""

from __future__ import annotations

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
