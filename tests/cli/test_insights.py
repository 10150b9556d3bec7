"""wellbeing insights: every figure for a script, one sentence each for a person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cli.conftest import Line
from tests.fakes import NOON_ISH

NAMES = {"factor", "name", "rho", "low", "high", "p", "q", "n", "gate", "verdict", "sentence"}


@pytest.fixture
def lived(wellbeing: Line) -> Line:
    """Days on which stress is twice the number of rude contacts."""
    for back in range(21):
        at = (NOON_ISH - timedelta(days=back)).isoformat()
        for _ in range((back + 1) % 4):
            assert wellbeing("contact", "rude", "--at", at).code == 0
        assert wellbeing("checkin", "--stress", 2 * ((back + 1) % 4), "--at", at).code == 0
    return wellbeing


def test_figures_for_scripts(lived: Line):
    rows = lived("insights", "--json").json()
    assert [row["factor"] for row in rows] == ["load", "load_before", "contacts", "kind", "worked", "breaks"]
    assert all(set(row) == NAMES for row in rows)
    load, worked = rows[0], rows[4]
    assert (load["n"], load["gate"], load["verdict"], load["p"]) == (21, "early", "together", 0.0005)
    assert load["rho"] == pytest.approx(1)
    assert load["q"] == pytest.approx(0.002)
    assert (worked["n"], worked["gate"], worked["verdict"], worked["rho"]) == (0, "closed", "wait", None)
    assert lived("insights", "--json").json() == rows
    others = lived("insights", "--json", "--seed", 8).json()
    assert [row["p"] for row in others[:4]] != [row["p"] for row in rows[:4]]
    assert [row["rho"] for row in others] == [row["rho"] for row in rows]


def test_sentences_for_a_person(lived: Line):
    lines = lived("insights", "--lang", "en").out.splitlines()
    assert len(lines) == 6
    assert lines[0] == (
        "On days with more load, stress was higher. An early look: 21 days; rank correlation 1.00,"
        " 90% interval 1.00 to 1.00. Together is not because."
    )
    assert "kind contacts: nothing to compare: it was the same every day" in lines
    assert "time at work: 20 more days with both are needed" in lines


def test_a_seed_is_a_number(wellbeing: Line):
    assert "seed" in wellbeing("insights", "--seed", "-1").refused()
