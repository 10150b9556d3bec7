"""A flexible main column with a side column of fixed width, which goes below when the page is narrow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme


class Columns(QWidget):
    """Main and side; under 820 px of content (counted in text widths) the side stands under the main one."""

    def __init__(self, main: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(current_theme().px("card_gap"))
        self._box.addWidget(main, 1)
        self._box.addWidget(side)
        self._arrange(self.width())

    def is_below(self) -> bool:
        """Tell whether the side column stands below now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement for this width."""
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        theme = current_theme()
        below = width < theme.wide("columns_break_below")
        if below:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        else:
            self._side.setFixedWidth(theme.wide("column_side"))
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if below else direction.LeftToRight)
