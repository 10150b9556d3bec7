"""What a form asks beyond its one question: a line of words, until somebody wants it open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.ui.widgets.buttons import WordButton, button
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.key_cap import KeyCap


class MoreRow(NamedTuple):
    """The word for a row, how much of it is filled in, and what puts the focus into it."""

    word: str
    filled: Callable[[], int]
    take_focus: Callable[[], object]


class MoreRows(QWidget):
    """Holds `sheet`, which shows the rows; `changed` comes when it takes more or less room."""

    changed = Signal()

    def __init__(self, rows: Sequence[MoreRow], sheet: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._sheet = sheet
        self._line = QWidget()
        self._words: list[WordButton] = []
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        flow = FlowLayout(holder, gap=16, line_gap=4)
        for place, row in enumerate(self._rows):
            word = button(row.word, "link")
            word.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab opens the rows themselves
            word.setObjectName(str(place))
            word.clicked.connect(self._open_pressed)
            self._words.append(word)
            flow.addWidget(word)
        line.addWidget(holder, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(KeyCap("Tab"), 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._line)
        whole.addWidget(sheet)
        sheet.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether the rows are shown."""
        return not self._sheet.isHidden()

    def open(self, place: int | None = 0) -> None:
        """Show the rows, with the focus in one of them; None leaves the focus where it is."""
        self._line.hide()
        self._sheet.show()
        self.changed.emit()
        if place is not None:
            self._rows[place].take_focus()

    def close_rows(self) -> None:
        """Go back to the line of words, which tell how much is filled in: nothing is saved unseen."""
        self._sheet.hide()
        self._line.show()
        self.show_filled()
        self.changed.emit()

    def show_filled(self) -> None:
        """Tell behind each word how much of its row is filled in."""
        for word, row in zip(self._words, self._rows, strict=True):
            n = row.filled()
            word.setText(f"{row.word} · {n}" if n > 1 else f"{row.word} ✓" if n else row.word)

    def _open_pressed(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.open(int(pressed.objectName()))
