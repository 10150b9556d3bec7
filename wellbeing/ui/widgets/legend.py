"""The legend of a chart: short lines and small boxes in chart colours with their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import Painted, draw_box, draw_disc, draw_text, height_of, smooth, width_of

_MARK = {"line": 14, "box": 8, "dot": 8, "soft": 10, "ring": 10}
_TO_WORD, _BETWEEN = 6, 14


class Legend(Painted):
    """Entries of (mark, chart role, word), in one line.

    A mark is 'line', 'box', 'dot', 'ring', which has the accent, or 'soft' for a stress band.
    """

    def __init__(self, entries: Sequence[tuple[str, str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_entries(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Show these entries."""
        self._entries = tuple(entries)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the line's size."""
        font = words_font(self.theme, "caption_pt")
        wide = sum(_MARK[mark] + _TO_WORD + width_of(word, font) for mark, _, word in self._entries)
        return QSize(wide + _BETWEEN * max(len(self._entries) - 1, 0), height_of(font))

    def minimumSizeHint(self) -> QSize:
        """Return a short line; words at the end are cut first."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks and words."""
        theme, painter = self.theme, smooth(self)
        font, middle, x = words_font(theme, "caption_pt"), round(self.height() / 2), 0
        for mark, role, word in self._entries:
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
            x += _MARK[mark] + _TO_WORD
            wide = width_of(word, font)
            draw_text(
                painter,
                QRectF(x, 0, wide, self.height()),
                word,
                font,
                theme.chart("label"),
                Qt.AlignmentFlag.AlignVCenter,
            )
            x += wide + _BETWEEN
        painter.end()
