"""What an area scrolls with: a bar whose room is always kept, so that nothing changes its width, and a view we know."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget


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


def know_view(area: QScrollArea) -> None:
    """Give an area a view like its own, but made here.

    Asked for one that Qt has made, PySide6 looks for its type among all widgets and makes each of their classes for
    that: 8 ms amid a start.
    """
    view = QWidget()
    view.setObjectName("qt_scrollarea_viewport")
    view.setBackgroundRole(QPalette.ColorRole.NoRole)
    view.setAutoFillBackground(True)
    area.setViewport(view)
