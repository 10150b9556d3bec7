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
from wellbeing.resources import resource

STORED = Path(__file__).parent / "baseline"
NAMED = {
    f"own-{number}": word
    for number, word in enumerate(("系统太慢", "大促高峰", "太吵", "Slow system", "不公平", "累"))
}
TOLERANCE = 4.0  # RMS of 255: another FreeType moves an edge, a missing glyph or mark is ten times that
CASES = [
    ("trend", "zh_CN", "light"), ("trend", "en", "dark"), ("rhythm", "zh_TW", "light"), ("rhythm", "en", "contrast"),
    ("year", "zh_CN", "dark"), ("mix", "zh_TW", "dark"), ("day", "en", "light"), ("breaks", "zh_CN", "light"),
    ("mornings", "zh_TW", "light"), ("exercises", "zh_CN", "dark"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "language", "theme"), CASES)
def test_a_chart_looks_as_it_did(kind: str, language: str, theme: str, tmp_path: Path):
    pattern = picture(days=14) if kind == "trend" else FULL[kind]
    words = load_words(language, resource("locale"))
    style = replace(chart_style(language, theme, 360, 240), named=NAMED, t=words.t)
    name = f"{kind}-{language}-{theme}.png"
    drawn = (STORED if os.environ.get("CHARTS_ANEW") else tmp_path) / name
    figure = PATTERNS[kind].draw(pattern, style)
    figure.savefig(drawn, format="png", facecolor=figure.get_facecolor(), metadata={"Software": None})
    if drawn.parent == tmp_path:
        assert compare_images(str(STORED / name), str(drawn), TOLERANCE) is None
