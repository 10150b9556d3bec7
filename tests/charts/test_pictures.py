"""The charts as they were looked at: drawn anew they equal the stored pictures, in each language and in light and dark.

CHARTS_ANEW=1 pytest tests/charts/test_pictures.py writes the pictures anew: look at each before it is kept.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from matplotlib.testing.compare import compare_images

from tests.charts.conftest import chart_style, picture
from tests.charts.test_patterns import FULL
from wellbeing.charts.registry import PATTERNS
from wellbeing.content.strings import load_words
from wellbeing.domain.trend_pair import TrendPair
from wellbeing.resources import resource

STORED = Path(__file__).parent / "baseline"
NAMED = {
    f"own-{number}": word
    for number, word in enumerate(("系统太慢", "大促高峰", "太吵", "Slow system", "不公平", "累"))
}
TOLERANCE = 4.0  # RMS of 255: another FreeType moves an edge, a missing glyph or mark is ten times that
LOOKS = [
    ("zh_CN", "light"), ("zh_CN", "dark"), ("zh_TW", "light"), ("zh_TW", "dark"), ("en", "light"), ("en", "dark"),
    ("en", "contrast"),
]  # fmt: skip
SIZE, WIDE = (360, 240), (800, 240)
TREND = picture(days=14)
PICTURES = {
    **FULL,
    "trend": TREND,
    "stress": TREND,
    "load": TREND,
    "pair": TrendPair(picture(days=7), picture(days=7)),
}


@pytest.mark.parametrize("kind", PATTERNS)
@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_a_chart_looks_as_it_did(kind: str, language: str, theme: str, tmp_path: Path):
    words = load_words(language, resource("locale"))
    style = replace(chart_style(language, theme, *(WIDE if kind == "pair" else SIZE)), named=NAMED, t=words.t)
    name = f"{kind}-{language}-{theme}.png"
    drawn = (STORED if os.environ.get("CHARTS_ANEW") else tmp_path) / name
    figure = PATTERNS[kind].draw(PICTURES[kind], style)
    figure.savefig(drawn, format="png", facecolor=figure.get_facecolor(), metadata={"Software": None})
    if drawn.parent == tmp_path:
        assert compare_images(str(STORED / name), str(drawn), TOLERANCE) is None
