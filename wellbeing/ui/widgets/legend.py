"""The legend of a chart: short lines and small boxes in chart colours with their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import Painted, draw_box, draw_disc, draw_text, height_of, smooth, width_of
from wellbeing.ui.widgets.last_lines import in_lines

_MARK = {"line": 14, "dash": 14, "area": 14, "box": 8, "dot": 8, "soft": 10, "ring": 10}
_TO_WORD, _BETWEEN = 6, 14
_PALE = ("soft", "area")  # so near to the card that the little box needs an edge

Entry: TypeAlias = tuple[str, str, str]


class Legend(Painted):
    """Entries of (mark, chart role, word), in one line where there is room, else in as many as they need.

    A mark is 'line', 'dash', 'box', 'area' for what lies behind a curve, 'dot', 'ring', which has the accent, or
    'soft' for a stress band.
    """

    def __init__(self, entries: Sequence[Entry] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self._entries = tuple(entries)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        wide = sum(self._widths()) + self.theme.grown(_BETWEEN) * max(len(self._entries) - 1, 0)
        return QSize(wide, self._line())

    def minimumSizeHint(self) -> QSize:
        """Return room for the longest entry."""
        return QSize(max(self._widths(), default=0), self._line())

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width, px."""
        return self._line() * (self._places(width)[-1].line + 1 if self._entries else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks and words."""
        painter = smooth(self)
        top = max(0, (self.height() - self.heightForWidth(self.width())) // 2)
        for place in self._places(self.width()):
            middle = top + place.line * self._line() + self._line() // 2
            self._paint_mark(painter, place.x, middle, place.entry)
            self._paint_word(painter, place, middle)
        painter.end()

    def _font(self) -> QFont:
        return words_font(self.theme, "caption_pt")

    def _line(self) -> int:
        return height_of(self._font())

    def _widths(self) -> list[int]:
        font = self._font()
        return [self._to_word(mark) + width_of(word, font) for mark, _, word in self._entries]

    def _places(self, width: int) -> list[_Place]:
        """Return where each entry stands; one that is too wide for a line has it alone."""
        widths, gap = self._widths(), self.theme.grown(_BETWEEN)
        places: list[_Place] = []
        for line, numbers in enumerate(in_lines(widths, gap, width)):
            x = 0
            for number in numbers:
                places.append(_Place(self._entries[number], x, line))
                x += widths[number] + gap
        return places

    def _to_word(self, mark: str) -> int:
        """Return how far behind its mark a word begins."""
        return self.theme.grown(_MARK[mark]) + self.theme.grown(_TO_WORD)

    def _paint_mark(self, painter: QPainter, x: int, middle: int, entry: Entry) -> None:
        theme, (mark, role, _) = self.theme, entry
        wide, half = theme.grown(_MARK[mark]), theme.grown(10) / 2
        if mark == "ring":
            accent = theme.colour("accent")
            draw_disc(painter, QPointF(x + half, middle), half, theme.colour("accent_soft"), accent, 1.5)
            return
        colour = theme.stress.soft[int(role)] if mark == "soft" else theme.chart(role)
        if mark in ("line", "dash"):
            pen = QPen(QColor(colour), theme.stroke("chart_line"))
            if mark == "dash":
                pen.setDashPattern([2, 1])
            painter.setPen(pen)
            painter.drawLine(QLineF(x, middle, x + wide, middle))
        elif mark == "dot":
            draw_disc(painter, QPointF(x + wide / 2, middle), wide / 2, colour)
        else:
            edge = theme.colour("line") if mark in _PALE or theme.high_contrast else None
            draw_box(painter, QRectF(x, middle - half, wide, 2 * half), 2, colour, edge)

    def _paint_word(self, painter: QPainter, place: _Place, middle: int) -> None:
        mark, _, word = place.entry
        left, high = place.x + self._to_word(mark), self._line()
        room = QRectF(left, middle - high / 2, self.width() - left, high)
        at = Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, room, word, self._font(), self.theme.chart("label"), at)


class _Place(NamedTuple):
    entry: Entry
    x: int
    line: int
