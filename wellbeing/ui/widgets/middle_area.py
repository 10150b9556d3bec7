"""One sheet in the middle of a window, a little above it; it scrolls where the words are larger than the window."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.gutter import keep_gutter

_SIDE, _TOP = 32, 28


class MiddleArea(QScrollArea):
    """Holds the sheet, at most `widest` px wide at 100 % text."""

    def __init__(self, sheet: QWidget, widest: int) -> None:
        super().__init__()
        self._sheet, self._widest = sheet, widest
        self.setProperty("role", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        keep_gutter(self)
        ground = QWidget()
        ground.setProperty("role", "ground")
        outer = QVBoxLayout(ground)
        gutter = self.verticalScrollBar().sizeHint().width()
        outer.setContentsMargins(_SIDE, _TOP, _SIDE - gutter, _TOP)
        middle = QHBoxLayout()  # an alignment would give the words the height of a wider sheet
        middle.addStretch(1)
        middle.addWidget(sheet, 100)
        middle.addStretch(1)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.setWidget(ground)
        EdgeFade(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sheet be as wide as words of this size may be."""
        self._sheet.setMaximumWidth(round(self._widest * current_theme().text_scale))
        super().resizeEvent(event)
