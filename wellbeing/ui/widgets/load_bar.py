"""The load bar: how much the contacts weigh now, with a bracket under it for the person's usual range."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import Painted, draw_box, draw_text, height_of, smooth, width_of

_BAR, _BRACKET = 8, 4


class LoadBar(Painted):
    """A bar from 0 to 1 and, when it is known, the usual range as a bracket with a word."""

    def __init__(self, usual_word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = usual_word
        self._load = 0.0
        self._usual: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_load(self, load: float, usual: tuple[float, float] | None = None, spoken: str = "") -> None:
        """Show load and usual range, both as shares of the bar (0-1); `spoken` is for screen readers."""
        self._load, self._usual = min(max(load, 0.0), 1.0), usual
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a wide, low bar with its bracket and word."""
        words = _BRACKET + 2 + height_of(words_font(self.theme, "caption_pt"))
        return QSize(200, _BAR + (words if self._usual else 0))

    def minimumSizeHint(self) -> QSize:
        """Return the least width that still shows a share."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar, bracket and word."""
        theme, painter = self.theme, smooth(self)
        trough = QRectF(0, 0, self.width(), _BAR)
        if theme.high_contrast:  # the warm bar must stand out from its trough too
            draw_box(painter, trough, _BAR / 2, theme.colour("card"), theme.colour("line"))
        else:
            draw_box(painter, trough, _BAR / 2, theme.colour("track"))
        if self._load > 0:
            filled = QRectF(0, 0, max(round(self.width() * self._load), _BAR), _BAR)
            draw_box(painter, filled, _BAR / 2, theme.chart("load_demanding"))
        if self._usual:
            self._bracket(painter, *self._usual)
        painter.end()

    def _bracket(self, painter: QPainter, low: float, high: float) -> None:
        left = round(self.width() * min(max(low, 0), 1)) + 0.5
        right = max(round(self.width() * min(max(high, 0), 1)) - 0.5, left + 4)
        right = min(right, self.width() - 0.5)
        top, bottom = _BAR + 2.5, _BAR + 2.5 + _BRACKET
        painter.setPen(QPen(QColor(self.theme.colour("ink_soft")), 1))
        corners = [QPointF(left, top), QPointF(left, bottom), QPointF(right, bottom), QPointF(right, top)]
        painter.drawPolyline(QPolygonF(corners))
        font = words_font(self.theme, "caption_pt")
        wide = min(width_of(self._word, font), self.width())
        x = min(max((left + right - wide) / 2, 0), self.width() - wide)
        place = QRectF(x, bottom + 1, wide, height_of(font))
        draw_text(
            painter, place, self._word, font, self.theme.colour("ink_soft"), Qt.AlignmentFlag.AlignHCenter
        )
