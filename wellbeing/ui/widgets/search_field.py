"""A field to search in."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wellbeing.ui.widgets.cards import Icon


class SearchField(QLineEdit):
    """A field with a magnifying glass; `large` is the 40 px one that a page opens with."""

    def __init__(self, hint: str, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setProperty("large", "true" if large else "false")
        self.setClearButtonEnabled(False)
        self._sign = Icon("search", size=18, parent=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the glass in the middle of the left end."""
        super().resizeEvent(event)
        side = self._sign.sizeHint().width()
        self.setTextMargins(side + 6, 0, 0, 0)
        self._sign.setGeometry(12, (self.height() - side) // 2, side, side)
