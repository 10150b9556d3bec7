"""The line of words under a form's one question."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wellbeing.domain.themes import Theme
from wellbeing.ui.quick_entry.more_rows import MoreRow, MoreRows
from wellbeing.ui.widgets.buttons import WordButton
from wellbeing.ui.widgets.key_cap import KeyCap


def test_the_key_stands_on_the_line_of_the_words(light_theme: Theme, qtbot: QtBot) -> None:
    rows = MoreRows([MoreRow("Mood", lambda: 0, lambda: None)], QWidget())
    qtbot.addWidget(rows)
    rows.resize(400, rows.sizeHint().height())
    with qtbot.waitExposed(rows):
        rows.show()
    word, key = rows.findChild(WordButton), rows.findChild(KeyCap)
    middles = [part.mapTo(rows, part.rect().center()).y() for part in (word, key)]  # type: ignore[union-attr, arg-type]
    assert abs(middles[0] - middles[1]) <= 1
