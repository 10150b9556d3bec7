"""A day as a bar of its shifts, with a dot, an icon and a word for each reminder that would come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.fonts import words_font
from wellbeing.ui.widgets.painted import Painted, box, disc, draw_icon, height_of, say, smooth, width_of

_BAR, _DOT, _ICON, _GAP = 10, 6, 16, 4
_APART = 6


@dataclass(frozen=True, slots=True)
class PreviewDot:
    """One reminder: where on the day (0-1), its icon and its word."""

    at: float
    icon: str
    word: str


@dataclass(frozen=True, slots=True)
class PreviewDay:
    """Shifts as shares of the width (0-1), reminders in order, hours to write below, words for screen readers."""

    shifts: tuple[tuple[float, float], ...] = ()
    dots: tuple[PreviewDot, ...] = ()
    hours: tuple[tuple[float, str], ...] = ()
    spoken: str = ""


class DayPreview(Painted):
    """Paints the day it is given. Where words would meet, the more frequent one is left out; its dot stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = PreviewDay()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, day: PreviewDay) -> None:
        """Show a day."""
        self.day = day
        self.setAccessibleName(day.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a wide, low strip: icon, word, bar, hours."""
        line = height_of(words_font(self.look, "caption_pt"))
        return QSize(480, self.look.grown(_ICON) + 2 * line + _BAR + 3 * _GAP)

    def minimumSizeHint(self) -> QSize:
        """Return the least width that still tells the dots apart."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, dots and words."""
        painter, look = smooth(self), self.look
        line = height_of(words_font(look, "caption_pt"))
        top = look.grown(_ICON) + line + 2 * _GAP
        for start, end in self.day.shifts:
            bar = QRectF(self._x(start), top, self._x(end) - self._x(start), _BAR)
            box(
                painter,
                bar,
                _BAR / 2,
                look.colour("accent_soft"),
                look.colour("line") if look.high_contrast else None,
            )
        for dot in self.day.dots:
            disc(painter, QPointF(self._x(dot.at), top + _BAR / 2), _DOT, look.colour("accent"))
        self._signs(painter)
        hours = [(self._x(at), text) for at, text in self.day.hours]
        self._words(painter, hours, top + _BAR + _GAP, look.colour("ink_soft"))
        painter.end()

    def _signs(self, painter: QPainter) -> None:
        size, free = self.look.grown(_ICON), 0.0
        for dot in self.day.dots:
            left = self._within(self._x(dot.at), size)
            if left >= free:
                draw_icon(painter, self, QRectF(left, 0, size, size), dot.icon, "ink_soft")
                free = left + size + 1
        words = [(self._x(dot.at), dot.word) for dot in self.day.dots]
        self._words(painter, words, size + _GAP / 2, self.look.colour("ink"))

    def _words(self, painter: QPainter, words: Sequence[tuple[float, str]], top: float, ink: str) -> None:
        font, often = words_font(self.look, "caption_pt"), Counter(text for _, text in words)
        taken: list[tuple[float, float]] = []
        # A word that comes once says more than one that comes ten times, so it takes its place first.
        for x, text in sorted(words, key=lambda one: (often[one[1]], one[0])):
            width = width_of(text, font)
            left = self._within(x, width)
            if all(left >= end + _APART or left + width + _APART <= start for start, end in taken):
                say(painter, QRectF(left, top, width, height_of(font)), text, font, ink)
                taken.append((left, left + width))

    def _x(self, share: float) -> float:
        edge = self.look.grown(_ICON) / 2
        return edge + share * (self.width() - 2 * edge)

    def _within(self, x: float, width: float) -> float:
        return min(max(x - width / 2, 0), max(self.width() - width, 0))
