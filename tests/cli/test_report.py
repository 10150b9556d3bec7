"""wellbeing report: which page is asked for, and what is refused before anything is opened or written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Line


def days_asked(wellbeing: Line) -> tuple[date, date]:
    [(_, _, days, *_)] = wellbeing.opened
    return days.first, days.last  # type: ignore[attr-defined]


def test_without_a_name_it_is_the_week_of_today(wellbeing: Line, tmp_path: Path) -> None:
    assert wellbeing("report", "--out", tmp_path / "a.pdf").code == 0
    assert days_asked(wellbeing) == (date(2026, 11, 16), date(2026, 11, 22))


def test_a_year_can_be_asked_for(wellbeing: Line, tmp_path: Path) -> None:
    assert wellbeing("report", "--year", "2025", "--out", tmp_path / "a.pdf").code == 0
    assert days_asked(wellbeing) == (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    "words",
    [("--week", "W46"), ("--month", "2026-00"), ("--year", "x"), ("--week", "2026-W46", "--year", "2026")],
)
def test_what_is_no_page_is_refused(wellbeing: Line, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert (
        "Nothing was written"
        in wellbeing("report", *words, "--out", tmp_path / "a.pdf", "--lang", "en").refused()
    )
    assert wellbeing.opened == []


def test_another_form_is_refused(wellbeing: Line, tmp_path: Path) -> None:
    assert ".pdf" in wellbeing("report", "--out", tmp_path / "a.png").refused()
