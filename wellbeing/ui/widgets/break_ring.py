"""The ring that closes towards the next break; the same strokes make the tray icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.domain.themes import Theme
from wellbeing.ui.widgets.draw import Painted, smooth

_TOP = 90 * 16
_ROUND = 360 * 16


class BreakRing(Painted):
    """Shows how much of the time to the next break has gone, 0-1, clockwise from twelve o'clock."""

    def __init__(self, size: int = 58, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._gone = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_gone(self, gone: float, spoken: str = "") -> None:
        """Show the share that has gone; `spoken` is what a screen reader says."""
        self._gone = gone
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        side = self.theme.grown(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return sizeHint: a ring is never squashed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = smooth(self)
        side = min(self.width(), self.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(self.rect()).center())
        paint_ring(painter, square, self._gone, self.theme, self.theme.grown(5))
        painter.end()


def paint_ring(
    painter: QPainter, rect: QRectF, gone: float, theme: Theme, stroke: float = 5, paused: bool = False
) -> None:
    """Paint track and arc inside a square rect; paused leaves the arc out and sets two bars in the middle."""
    half = stroke / 2
    circle = rect.adjusted(half, half, -half, -half)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.colour("track")), stroke))
    painter.drawEllipse(circle)
    share = min(max(gone, 0.0), 1.0)
    pen = QPen(QColor(theme.colour("accent")), stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if paused:
        reach, off = rect.height() * 0.14, rect.width() * 0.1
        for x in (rect.center().x() - off, rect.center().x() + off):
            painter.drawLine(
                round(x), round(rect.center().y() - reach), round(x), round(rect.center().y() + reach)
            )
    elif share > 0:
        painter.drawArc(circle, _TOP, -round(_ROUND * share))
