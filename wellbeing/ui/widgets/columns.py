"""A flexible main column with a side column of fixed width, which goes below when the window is narrow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from wellbeing.ui.look.breakpoints import layout_of


class Columns(QWidget):
    """Main and side end level; in a narrow window the side stands under the main one."""

    def __init__(self, main: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(main, 1)
        self._box.addWidget(side)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement for this window."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        layout = layout_of(self)
        if layout.two_columns:
            self._side.setFixedWidth(layout.side)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        direction = QBoxLayout.Direction
        self._box.setSpacing(layout.gap)
        self._box.setDirection(direction.LeftToRight if layout.two_columns else direction.TopToBottom)
