"""Where an extra is missing, the diary works and one sentence says what to install."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Line
from tests.services.sheets import workbook
from tests.without_extras import hide_extras
from wellbeing.domain.problems import Refused
from wellbeing.services.app_services import Services
from wellbeing.services.extras import EXTRAS, require
from wellbeing.services.team.boards import address_of

XLSX = workbook([["2026-12-01", "09:00", "18:00"]])
CALENDAR = "BEGIN:VCALENDAR\nEND:VCALENDAR\n"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide every package that only an extra brings."""
    hide_extras(monkeypatch)


@pytest.fixture
def wellbeing(monkeypatch: pytest.MonkeyPatch, clock, tmp_path: Path, capsys) -> Line:
    monkeypatch.setenv("WELLBEING_HOME", str(tmp_path / "home"))
    return Line(tmp_path / "home", clock, capsys, monkeypatch)


def test_the_diary_works_without_them(bare: None, wellbeing: Line):
    assert wellbeing("checkin", "--stress", 7).code == 0
    assert wellbeing("contact", "rude").code == 0
    assert wellbeing.show()["checkins"][0]["stress"] == 7
    assert wellbeing("tips", "退款", "--lang", "zh_CN").code == 0


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ("team", ("team", "found", "Night shift", "--folder", ".")),
        ("team", ("team", "simulate", "--members", "8", "--periods", "1")),
        ("team", ("demo", "--team")),
        ("postgres", ("team", "board", "init", "--service", "owner")),
        ("rota", ("rota", "import", "rota.ics")),
        ("rota", ("rota", "import", "rota.xlsx")),
        ("rota", ("rota", "import", "rota.csv")),
        ("rota", ("rota", "import", "rota.ods")),
    ],
)
def test_a_missing_one_is_one_sentence(
    bare: None,
    wellbeing: Line,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    extra: str,
    words: tuple[str],
):
    (tmp_path / "rota.ics").write_text(CALENDAR)
    for ending, content in (("xlsx", XLSX), ("csv", XLSX), ("ods", XLSX)):
        (tmp_path / f"rota.{ending}").write_bytes(content)
    words = tuple(str(tmp_path / word) if word.startswith("rota.") else word for word in words)
    words = tuple(str(tmp_path) if word == "." else word for word in words)
    assert f'pip install "wellbeing[{extra}]"' in wellbeing(*words).refused()


def test_a_search_by_initials_says_it_and_finds_by_words(bare: None, wellbeing: Line):
    said = wellbeing("tips", "tk", "--lang", "zh_CN")
    assert (said.code, 'pip install "wellbeing[pinyin]"' in said.err) == (0, True)


def test_a_page_is_refused_the_same_way(bare: None, services: Services, tmp_path: Path):
    with pytest.raises(Refused) as refused:
        services.team.found("Night shift", address_of(tmp_path, None))
    assert refused.value.problem.key == "problem.extra"
    assert services.team.all() == []


def test_here_all_are_installed():
    for extra in EXTRAS:
        require(extra)
