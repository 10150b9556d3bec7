"""Lines to read and to copy, as they are: names of files, a text for support."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wellbeing.ui.look.theme import current_theme


class PlainLines(QPlainTextEdit):
    """Nothing can be typed into it; a line that is too long scrolls."""

    def __init__(self, text: str, name: str, height: int, parent: QWidget | None = None) -> None:
        """`height` in px at 100 %."""
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setAccessibleName(name)
        self.setMinimumHeight(round(height * current_theme().text_scale))
        self.setPlainText(text)
