"""Bytes as they are: twelve to a line in hexadecimal figures, with the letters they spell beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.buttons import button

LINE = 12
HEIGHT = 132  # px at 100 %


class HexView(QPlainTextEdit):
    """Read-only; nothing is left out and nothing is put into other words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme.pt("caption_pt"))
        self.document().setDefaultFont(font)
        self.setFixedHeight(round(HEIGHT * theme.text_scale))

    def show_bytes(self, *parts: bytes) -> None:
        """Show these bytes, an empty line between the parts."""
        self.setPlainText("\n\n".join(map(dump, parts)))


class BytesFold(QWidget):
    """The bytes are one press away: what they are is said in words first, by whoever shows them."""

    def __init__(self, name: str, words: tuple[str, str], parent: QWidget | None = None) -> None:
        """`name` is spoken for the bytes; `words` stand on the button: to see them, to hide them."""
        super().__init__(parent)
        self._words = words
        self.turn, self.view = button(words[0], "link"), HexView(name)
        self.turn.clicked.connect(self._turn)
        self.view.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.view)

    def show_bytes(self, *parts: bytes) -> None:
        """Have these bytes ready, an empty line between the parts."""
        self.view.show_bytes(*parts)

    def _turn(self) -> None:
        self.view.setVisible(self.view.isHidden())
        self.turn.setText(self._words[self.view.isVisible()])


def dump(data: bytes) -> str:
    """Return bytes in lines of twelve: where, the figures, the letters."""
    lines = []
    for start in range(0, len(data), LINE):
        part = data[start : start + LINE]
        letters = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        lines.append(f"{start:05x}  {part.hex(' '):<{3 * LINE}} {letters}")
    return "\n".join(lines)
