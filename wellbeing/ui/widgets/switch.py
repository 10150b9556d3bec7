"""A switch: hollow with a small knob when off, filled with the knob at the right when on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from wellbeing.ui.widgets.draw import PaintedButton, draw_box, draw_disc, smooth

_WIDTH, _HEIGHT = 40, 24


class Switch(PaintedButton):
    """On or off, at once; `toggled(bool)` tells. The shape says the state, not only the colour."""

    def __init__(self, name: str = "", on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setProperty("focus_radius", _HEIGHT / 2)

    def sizeHint(self) -> QSize:
        """Return 40 x 24, a little more with large words."""
        return QSize(self.theme.grown(_WIDTH), self.theme.grown(_HEIGHT))

    def hitButton(self, pos: QPoint) -> bool:
        """Accept presses on all of it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint trough and knob."""
        theme, painter = self.theme, smooth(self)
        rect = QRectF(self.rect())
        half = rect.height() / 2
        if self.isChecked():
            fill = "accent_hover" if self.hovered else "accent"
            draw_box(painter, rect, half, theme.colour(fill if self.isEnabled() else "track"))
            draw_disc(painter, QPointF(rect.right() - half, half), half - 4, theme.colour("on_accent"))
        else:
            line = theme.colour("line" if self.isEnabled() else "hairline")
            draw_box(painter, rect, half, theme.colour("hover" if self.hovered else "card"), line, 1.5)
            draw_disc(painter, QPointF(half, half), half - 5, line)
        painter.end()
