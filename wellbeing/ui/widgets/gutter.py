"""A scroll bar whose room is always kept, so that nothing changes its width when there is more to see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar


class GutterBar(QScrollBar):
    """Paints nothing while everything is in sight."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handle when there is something to scroll to."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def keep_gutter(area: QScrollArea) -> None:
    """Have an area keep the room of its upright scroll bar; sideways it never scrolls."""
    area.setVerticalScrollBar(GutterBar(Qt.Orientation.Vertical, area))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
