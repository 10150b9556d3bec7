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
