"""Bold words are bolder in every face, our own is used where no Chinese font is, and it writes English as English."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, QPainter

from wellbeing.content.strings import load_words
from wellbeing.domain.themes import Theme
from wellbeing.resources import resource
from wellbeing.ui.look.fonts import strong_weight

NO_FONTS = '<?xml version="1.0"?><fontconfig><dir>{empty}</dir><cachedir>{empty}</cachedir></fontconfig>'
OWN = {"zh_CN": "Wellbeing Sans SC", "zh_TW": "Wellbeing Sans TC", "en": "Wellbeing Sans SC"}
RARE = "饕餮"  # a person may write it; the app's own words do not


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """How bold words are drawn where the system has no font at all: in each language, then in the first anew."""
    folder = tmp_path_factory.mktemp("fonts")
    conf = folder / "fonts.conf"
    conf.write_text(NO_FONTS.format(empty=folder))
    texts = [f"{language}:{''.join(sorted(words_of(language)))}{RARE}" for language in OWN]
    told = subprocess.run(
        [sys.executable, "-m", "tests.ui.look.without_chinese_fonts", *texts, texts[0]],
        env={**os.environ, "FONTCONFIG_FILE": str(conf), "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)


@pytest.mark.parametrize("place", range(4))
def test_bold_words_are_drawn_by_our_bold_face(dressed: list[dict[str, Any]], place: int) -> None:
    own = list(OWN.values())[place % 3]
    assert dressed[place]["families"][:2] == [own, f"{own} Plain"]
    drawn = dressed[place]["faces"]
    assert drawn.pop(f"{own} Plain Regular") == RARE
    assert list(drawn) == [f"{own} Bold"]


def test_where_no_chinese_font_is_a_new_dressing_changes_no_font(dressed: list[dict[str, Any]]) -> None:
    assert dressed[3] == dressed[0]


def test_a_face_without_a_bold_is_thickened(light_theme) -> None:
    number = QFontDatabase.addApplicationFont(str(resource("fonts", "WellbeingSansSC.ttc")))
    try:
        font = QFont(["Wellbeing Sans SC Plain"])
        font.setPointSizeF(14)
        plain = ink(font)
        font.setWeight(QFont.Weight(strong_weight(font, 600)))
        assert ink(font) > 1.1 * plain
    finally:
        QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("name", ["WellbeingSansSC", "WellbeingSansTC"])
@pytest.mark.parametrize("weight", [400, 700])
def test_our_own_face_writes_english_with_narrow_signs(light_theme: Theme, name: str, weight: int) -> None:
    """Where no other font is, a quote or a dot as wide as a sign of Chinese would tear English words apart."""
    number = QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttc")))
    try:
        font = QFont(QFontDatabase.applicationFontFamilies(number)[:1])
        font.setPixelSize(100)
        font.setWeight(QFont.Weight(weight))
        for language, narrow in (("zh_CN", False), ("en", True)):
            font.clearFeatures()
            for feature in light_theme.features(language):
                font.setFeature(QFont.Tag(feature), 1)
            wide = QFontMetricsF(font).horizontalAdvance
            assert [wide(f"n{sign}t") - wide("nt") < 60 for sign in "’‘“”·"] == [narrow] * 5
    finally:
        QFontDatabase.removeApplicationFont(number)


def test_a_family_with_a_bold_keeps_its_own_weight(light_theme) -> None:
    bold = next(
        family
        for family in QFontDatabase.families()
        if any(QFontDatabase.weight(family, style) >= 600 for style in QFontDatabase.styles(family))
    )
    assert strong_weight(QFont([bold]), 600) == 600


def words_of(language: str) -> set[str]:
    """Return the characters that the app's words are written with in a language, as its catalogue holds them."""
    sources_and_words = load_words(
        "zh_CN" if language == "en" else language, resource("locale")
    ).catalogue._catalog
    texts = sources_and_words.keys() if language == "en" else sources_and_words.values()
    return {
        sign for text in texts for sign in (text if isinstance(text, str) else text[0]) if sign.isprintable()
    }


def ink(font: QFont) -> int:
    """Return how dark a line of words is."""
    picture = QImage(400, 60, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(5, 40, "今天压力多大 Today")
    painter.end()
    return sum(255 - value for value in bytes(picture.constBits()))
