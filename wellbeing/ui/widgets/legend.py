"""The legend of a chart: short lines and small boxes in chart colours with their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import Painted, draw_box, draw_disc, draw_text, height_of, smooth, width_of

_MARK = {"line": 14, "box": 8, "dot": 8, "soft": 10, "ring": 10}
_TO_WORD, _BETWEEN = 6, 14


class Legend(Painted):
    """Entries of (mark, chart role, word), in one line, in several where there is less room.

    A mark is 'line', 'box', 'dot', 'ring', which has the accent, or 'soft' for a stress band.
    """

    def __init__(self, entries: Sequence[tuple[str, str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_entries(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Show these entries."""
        self._entries = tuple(entries)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a single line."""
        wide = sum(self._widths()) + _BETWEEN * max(len(self._entries) - 1, 0)
        return QSize(wide, self._line())

    def minimumSizeHint(self) -> QSize:
        """Return the widest entry's size: the others go below it."""
        return QSize(max(self._widths(), default=0), self._line())

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that a width asks for."""
        return self._line() * (1 + max((line for _, line in self._places(width)), default=0))

    def _line(self) -> int:
        return height_of(words_font(self.theme, "caption_pt"))

    def _widths(self) -> list[int]:
        font = words_font(self.theme, "caption_pt")
        return [_MARK[mark] + _TO_WORD + width_of(word, font) for mark, _, word in self._entries]

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Return where each entry begins, in px from the left, and in which line."""
        places, x, line = [], 0, 0
        for wide in self._widths():
            if x and x + wide > width:
                x, line = 0, line + 1
            places.append((x, line))
            x += wide + _BETWEEN
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks and words."""
        painter, high = smooth(self), self._line()
        font, ink = words_font(self.theme, "caption_pt"), self.theme.chart("label")
        places = self._places(self.width())
        painter.translate(0, max(0, (self.height() - self.heightForWidth(self.width())) // 2))
        for (mark, role, word), wide, (x, line) in zip(self._entries, self._widths(), places, strict=True):
            self._draw_mark(painter, mark, role, QPointF(x, line * high + round(high / 2)))
            left = x + _MARK[mark] + _TO_WORD
            room = QRectF(left, line * high, wide, high)
            draw_text(painter, room, word, font, ink, Qt.AlignmentFlag.AlignVCenter)
        painter.end()

    def _draw_mark(self, painter: QPainter, mark: str, role: str, at: QPointF) -> None:
        """Draw a mark whose left middle is at a point."""
        theme, x, middle = self.theme, at.x(), at.y()
        if mark == "ring":
            colour = theme.colour("accent")
        else:
            colour = theme.stress.soft[int(role)] if mark == "soft" else theme.chart(role)
        if mark == "ring":
            draw_disc(painter, QPointF(x + 5, middle), 5, theme.colour("accent_soft"), colour, 1.5)
        elif mark == "line":
            painter.setPen(QPen(QColor(colour), theme.stroke("chart_line")))
            painter.drawLine(QLineF(x, middle, x + _MARK[mark], middle))
        elif mark == "dot":
            draw_disc(painter, QPointF(x + 4, middle), 4, colour)
        else:
            edge = theme.colour("hairline") if theme.high_contrast else None
            draw_box(painter, QRectF(x, middle - 5, _MARK[mark], 10), 2, colour, edge)
