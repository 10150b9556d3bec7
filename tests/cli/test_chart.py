"""wellbeing chart: each kind becomes a file, also where there is hardly anything to draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Line
from wellbeing.cli.chart import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_drawn_of_one_check_in(wellbeing: Line, tmp_path: Path, kind: str):
    assert wellbeing("checkin", "--stress", "7").code == 0
    out = tmp_path / f"{kind}.svg"
    said = wellbeing("chart", kind, "--out", out, "--lang", "zh_TW", "--theme", "dark")
    assert (said.code, said.out.strip()) == (0, str(out))
    assert out.read_bytes().startswith(b"<?xml")


def test_a_trend_is_drawn_beside_the_time_before_it_and_nothing_else_is(wellbeing: Line, tmp_path: Path):
    assert wellbeing("checkin", "--stress", "7").code == 0
    out = tmp_path / "pair.svg"
    days = "--from", "2026-11-14", "--to", "2026-11-20"
    assert wellbeing("chart", "trend", "--compare", *days, "--out", out).code == 0
    assert out.read_text("utf-8").count("<!-- 10 -->") >= 2  # two scales
    other = tmp_path / "rhythm.svg"
    said = wellbeing("chart", "rhythm", "--compare", "--out", other, "--lang", "en")
    assert (said.code, other.exists()) == (2, False)
    assert "Only the trend can be set beside the time before it." in said.err
