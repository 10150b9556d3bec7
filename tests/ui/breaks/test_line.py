"""The line on the break's card: the ring lies down as it, and in a picture it lies already."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from wellbeing.domain.themes import Theme
from wellbeing.ui.breaks.line import BreakLine
from wellbeing.ui.pictures.snapshot import bring_to_rest


def test_a_picture_shows_the_line_where_it_comes_to_rest(light_theme: Theme, qtbot: QtBot) -> None:
    line = BreakLine()
    qtbot.addWidget(line)
    line.resize(400, line.sizeHint().height())
    line.show_share(0.1, quiet=False)
    flat = line.grab().toImage()
    line.unroll()
    qtbot.waitUntil(lambda: line.grab().toImage() != flat)
    bring_to_rest(line)
    assert line.grab().toImage() == flat
