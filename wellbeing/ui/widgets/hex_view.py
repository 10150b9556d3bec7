"""Bytes as they are: twelve to a line in hexadecimal figures, with the letters they spell beside them."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wellbeing.ui.look.theme import current_theme

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


def dump(data: bytes) -> str:
    """Return bytes in lines of twelve: where, the figures, the letters."""
    lines = []
    for start in range(0, len(data), LINE):
        part = data[start : start + LINE]
        letters = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        lines.append(f"{start:05x}  {part.hex(' '):<{3 * LINE}} {letters}")
    return "\n".join(lines)
