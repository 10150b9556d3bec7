"""A day as a bar of its shifts, with a dot, an icon and a word for each reminder that would come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import (
    Painted,
    draw_box,
    draw_disc,
    draw_icon,
    draw_text,
    height_of,
    smooth,
    width_of,
)

_BAR, _DOT, _ICON, _GAP = 10, 6, 16, 4
_APART = 6


@dataclass(frozen=True, slots=True)
class PreviewDot:
    """One reminder: where on the day (0-1), its icon and its word."""

    at: float
    icon: str
    word: str


@dataclass(frozen=True, slots=True)
class PlacedSign:
    """Where a reminder's icon stands, and its word if there is room for it."""

    dot: PreviewDot
    icon: QRectF
    word: QRectF | None


@dataclass(frozen=True, slots=True)
class PreviewDay:
    """Shifts as shares of the width (0-1), reminders in order, hours to write below, words for screen readers."""

    shifts: tuple[tuple[float, float], ...] = ()
    dots: tuple[PreviewDot, ...] = ()
    hours: tuple[tuple[float, str], ...] = ()
    spoken: str = ""


class DayPreview(Painted):
    """Paints the day it is given. Where two would meet, the more frequent gives way; its dot stays."""

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
        line = height_of(words_font(self.theme, "caption_pt"))
        return QSize(480, self.theme.grown(_ICON) + 2 * line + _BAR + 3 * _GAP)

    def minimumSizeHint(self) -> QSize:
        """Return the least width that still tells the dots apart."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, dots and words."""
        painter, theme = smooth(self), self.theme
        line = height_of(words_font(theme, "caption_pt"))
        top = theme.grown(_ICON) + line + 2 * _GAP
        for start, end in self.day.shifts:
            bar = QRectF(self._x(start), top, self._x(end) - self._x(start), _BAR)
            draw_box(
                painter,
                bar,
                _BAR / 2,
                theme.colour("accent_soft"),
                theme.colour("line") if theme.high_contrast else None,
            )
        for dot in self.day.dots:
            draw_disc(painter, QPointF(self._x(dot.at), top + _BAR / 2), _DOT, theme.colour("accent"))
        self._paint_signs(painter)
        hours = [(self._x(at), text) for at, text in self.day.hours]
        self._words(painter, hours, top + _BAR + _GAP, theme.colour("ink_soft"))
        painter.end()

    def _paint_signs(self, painter: QPainter) -> None:
        font, theme = words_font(self.theme, "caption_pt"), self.theme
        for sign in self.signs():
            draw_icon(painter, self, sign.icon, sign.dot.icon, "ink_soft")
            if sign.word is not None:
                draw_text(painter, sign.word, sign.dot.word, font, theme.colour("ink"))

    def signs(self) -> list[PlacedSign]:
        """Return each icon with its own word right under it; where that doesn't fit the icon alone, or nothing."""
        size, font = self.theme.grown(_ICON), words_font(self.theme, "caption_pt")
        often = Counter(dot.word for dot in self.day.dots)
        taken: list[tuple[float, float]] = []
        placed: list[PlacedSign] = []
        bare: list[PreviewDot] = []
        # A word that comes once says more than one that comes ten times, so it takes its place first.
        for dot in sorted(self.day.dots, key=lambda dot: (often[dot.word], dot.at)):
            width = max(width_of(dot.word, font), size)
            if self._takes(taken, self._x(dot.at), width, _APART):
                left = self._within(self._x(dot.at), width_of(dot.word, font))
                word = QRectF(left, size + _GAP / 2, width_of(dot.word, font), height_of(font))
                placed.append(PlacedSign(dot, self._icon_place(dot), word))
            else:
                bare.append(dot)
        alone = [dot for dot in bare if self._takes(taken, self._x(dot.at), size, 1)]
        return placed + [PlacedSign(dot, self._icon_place(dot), None) for dot in alone]

    def _icon_place(self, dot: PreviewDot) -> QRectF:
        size = self.theme.grown(_ICON)
        return QRectF(self._within(self._x(dot.at), size), 0, size, size)

    def _takes(self, taken: list[tuple[float, float]], x: float, width: float, apart: float) -> bool:
        """Take a place around `x` if nothing stands there yet."""
        left = self._within(x, width)
        free = all(left >= end + apart or left + width + apart <= start for start, end in taken)
        if free:
            taken.append((left, left + width))
        return free

    def _words(self, painter: QPainter, words: Sequence[tuple[float, str]], top: float, ink: str) -> None:
        font = words_font(self.theme, "caption_pt")
        taken: list[tuple[float, float]] = []
        for x, text in words:
            width = width_of(text, font)
            if self._takes(taken, x, width, _APART):
                draw_text(
                    painter, QRectF(self._within(x, width), top, width, height_of(font)), text, font, ink
                )

    def _x(self, share: float) -> float:
        edge = self.theme.grown(_ICON) / 2
        return edge + share * (self.width() - 2 * edge)

    def _within(self, x: float, width: float) -> float:
        return min(max(x - width / 2, 0), max(self.width() - width, 0))
