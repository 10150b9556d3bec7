"""The picture of a day to come: each word under its own icon, also on a crowded day."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from wellbeing.ui.widgets.day_preview import DayPreview, PreviewDay, PreviewDot

RARE = (
    PreviewDot(0.0, "sun", "Shift starts"),
    PreviewDot(0.17, "wind", "Breathe"),
    PreviewDot(1.0, "leaf", "Shift ends"),
)
OFTEN = tuple(PreviewDot(place / 24, "eye", "Far view") for place in range(1, 24))
CROWDED = PreviewDay(((0.0, 1.0),), tuple(sorted(RARE + OFTEN, key=lambda dot: dot.at)))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [320, 480, 700, 1100])
def test_on_a_crowded_day_no_word_stands_under_another_icon(
    qtbot: QtBot, wear: Wear, scale: float, width: int
) -> None:
    wear("light", "en", scale)
    preview = DayPreview()
    qtbot.addWidget(preview)
    preview.resize(width, preview.sizeHint().height())
    preview.show_day(CROWDED)
    signs = preview.signs()
    assert len({sign.dot.word for sign in signs if sign.word}) >= 2
    for first, other in combinations(signs, 2):
        assert not columns(first.icon, first.word).intersects(columns(other.icon, other.word))
    for sign in signs:
        if sign.word:
            assert sign.word.left() - 1 <= sign.icon.center().x() <= sign.word.right() + 1


def columns(icon: QRectF, word: QRectF | None) -> QRectF:
    """The whole strip that an icon and its word take up."""
    both = icon if word is None else icon.united(word)
    return QRectF(both.left(), 0, both.width(), 10)


def test_a_calm_day_has_all_its_words(qtbot: QtBot, wear: Wear) -> None:
    wear("light", "en")
    preview = DayPreview()
    qtbot.addWidget(preview)
    preview.resize(700, preview.sizeHint().height())
    preview.show_day(PreviewDay(((0.0, 1.0),), RARE))
    assert [sign.word is not None for sign in preview.signs()] == [True] * 3
    assert not preview.grab().isNull()
