"""Bold words are bolder in every face, in our own too, which has one weight only; and it writes English as English."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, QPainter

from wellbeing.domain.themes import Theme
from wellbeing.resources import resource
from wellbeing.ui.look.fonts import strong_weight


def test_our_own_face_is_thickened(light_theme) -> None:
    number = QFontDatabase.addApplicationFont(str(resource("fonts", "WellbeingSansSC-Regular.otf")))
    try:
        font = QFont(QFontDatabase.applicationFontFamilies(number))
        font.setPointSizeF(14)
        plain = ink(font)
        font.setWeight(QFont.Weight(strong_weight(font, 600)))
        assert ink(font) > 1.1 * plain
    finally:
        QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("name", ["WellbeingSansSC", "WellbeingSansTC"])
def test_our_own_face_writes_english_with_narrow_quotes(light_theme: Theme, name: str) -> None:
    """Where no other font is, an apostrophe as wide as a sign of Chinese would tear English words apart."""
    number = QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}-Regular.otf")))
    try:
        font = QFont(QFontDatabase.applicationFontFamilies(number))
        font.setPixelSize(100)
        for language, narrow in (("zh_CN", False), ("en", True)):
            font.clearFeatures()
            for feature in light_theme.features(language):
                font.setFeature(QFont.Tag(feature), 1)
            wide = QFontMetricsF(font).horizontalAdvance
            assert [wide(f"n{sign}t") - wide("nt") < 60 for sign in "’‘“”"] == [narrow] * 4
    finally:
        QFontDatabase.removeApplicationFont(number)


def test_a_family_with_a_bold_keeps_its_own_weight(light_theme) -> None:
    bold = next(
        family
        for family in QFontDatabase.families()
        if any(QFontDatabase.weight(family, style) >= 600 for style in QFontDatabase.styles(family))
    )
    assert strong_weight(QFont([bold]), 600) == 600


def ink(font: QFont) -> int:
    """Return how dark a line of words is."""
    picture = QImage(400, 60, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(5, 40, "今天压力多大 Today")
    painter.end()
    return sum(255 - value for value in bytes(picture.constBits()))
