"""wellbeing effects: three levels, none surer than its figures."""

from __future__ import annotations

from datetime import timedelta

from tests.cli.conftest import Line
from tests.fakes import NOON_ISH


def test_an_empty_diary_claims_nothing(wellbeing: Line):
    found = wellbeing("effects", "--json").json()
    assert found["before_after"] == []
    assert found["matched"]["verdict"] == "wait"
    assert (found["coin"]["verdict"], found["coin"]["missing"]) == ("wait", 20)
    lines = wellbeing("effects", "--lang", "en").out.splitlines()
    assert "it needs 10 of each (0 with, 0 without so far)" in lines[0]
    assert lines[1].startswith("The coin: it can't tell yet; 0 answers")


def test_check_ins_alone_are_no_exercise(wellbeing: Line):
    for back in range(30):
        for hours, stress in ((0, 8), (1, 3)):
            at = NOON_ISH - timedelta(days=back, hours=2 - hours)
            assert wellbeing("checkin", "--stress", stress, "--at", at.isoformat()).code == 0
    assert wellbeing("effects", "--json").json()["matched"]["verdict"] == "wait"
