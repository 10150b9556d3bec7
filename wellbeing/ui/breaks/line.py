"""The line on top of the break card: how much of the break has gone; in its first moment the ring lies down as it."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QColor, QPaintEvent, QPen, QPolygonF, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.widgets.draw import Painted, draw_box, smooth

_HIGH, _ROOM = 6, 6
_UNROLL_MS = 240
_POINTS = 40


class BreakLine(Painted):
    """Shows a share of 0-1; `quiet` while the clock stands still."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._quiet, self._flat = 0.0, False, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._move = QVariantAnimation(self)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.setDuration(_UNROLL_MS)
        self._move.valueChanged.connect(self._unroll)

    def unroll(self) -> None:
        """Open the ring and lay it down; with reduced motion the line is simply there."""
        if not self.theme.reduced_motion:
            self._move.start()

    def show_share(self, share: float, quiet: bool) -> None:
        """Show how much has gone."""
        self._share, self._quiet = min(max(share, 0.0), 1.0), quiet
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the line."""
        return QSize(120, _HIGH + _ROOM)

    def minimumSizeHint(self) -> QSize:
        """Return a short line."""
        return QSize(60, _HIGH + _ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, or the arc on its way to one."""
        theme, painter = self.theme, smooth(self)
        colour = theme.colour("ink_soft" if self._quiet else "accent")
        if self._flat < 1:
            pen = QPen(QColor(colour), _HIGH)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(self._arc())
        else:
            rect = QRectF(0, _ROOM / 2, self.width(), _HIGH)
            draw_box(painter, rect, theme.radius("bar"), theme.colour("track"))
            if self._share > 0:
                rect.setWidth(max(_HIGH, rect.width() * self._share))
                draw_box(painter, rect, theme.radius("bar"), colour)
        painter.end()

    def _arc(self) -> QPolygonF:
        """Return the ring opened at twelve: the flatter, the wider its arc."""
        bend = 2 * pi * (1 - self._flat)
        length = self.width() - _HIGH
        radius = length / bend if bend > 0.01 else 1e6
        middle = QPointF(self.width() / 2, self.height() / 2 + radius)
        angles = (bend * (place / _POINTS - 0.5) for place in range(_POINTS + 1))
        return QPolygonF(
            [QPointF(middle.x() + radius * sin(a), middle.y() - radius * cos(a)) for a in angles]
        )

    def _unroll(self, value: object) -> None:
        self._flat = float(value) if isinstance(value, float) else 1.0
        self.update()
