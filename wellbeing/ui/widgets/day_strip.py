"""Fourteen days in a row: weekday, day, and a bar in the band of the day's median; hollow where nothing was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import (
    PaintedButton,
    draw_box,
    draw_disc,
    draw_ground,
    draw_text,
    height_of,
    smooth,
)
from wellbeing.ui.widgets.plain_text import set_tip

_WALK = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BAR = 4


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day with its short weekday, the whole of its name, and the median stress where any was said."""

    day: date
    weekday: str
    name: str
    median: float | None
    marked: bool = False
    """A search has found something on it."""


class DayStrip(QWidget):
    """`picked` brings a day. Tab stops once; arrows walk."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4)
        self._cells: list[StripCell] = []

    def show_days(self, days: Sequence[StripDay], chosen: date) -> None:
        """Show these days; their cells stay where they are, and so does the focus."""
        while len(self._cells) < len(days):
            cell = StripCell(self)
            cell.clicked.connect(self._tell)
            self._cells.append(cell)
            self._line.addWidget(cell)
        for cell, shown in zip(self._cells, days, strict=False):
            cell.show_day(shown, shown.day == chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk along the days; with Alt they are the page's."""
        at = next((place for place, cell in enumerate(self._cells) if cell.hasFocus()), None)
        step = _WALK.get(Qt.Key(event.key())) if not event.modifiers() else None
        if step is None or at is None or not 0 <= at + step < len(self._cells):
            super().keyPressEvent(event)
        else:
            self._cells[at + step].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        cell = self.sender()
        if isinstance(cell, StripCell) and cell.shown is not None:
            self.picked.emit(cell.shown.day)


class StripCell(PaintedButton):
    """One day of the strip."""

    leaves = _WALK

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.shown: StripDay | None = None
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, shown: StripDay, chosen: bool) -> None:
        """Show a day, chosen or not."""
        self.shown = shown
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.setText(str(shown.day.day))
        self.setAccessibleName(shown.name)
        set_tip(self, shown.name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return two lines and the bar."""
        return QSize(30, 2 * height_of(words_font(self.theme, "caption_pt")) + _BAR + 8)

    def minimumSizeHint(self) -> QSize:
        """Return the least that a finger hits."""
        return QSize(24, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint weekday, day, bar, and a dot where a search has found something."""
        if self.shown is None:
            return
        theme, painter, chosen = self.theme, smooth(self), self.isChecked()
        rect = QRectF(self.rect())
        if chosen or self.hovered:
            draw_ground(painter, rect, theme, chosen)
        font = words_font(theme, "caption_pt", strong=chosen)
        ink = theme.colour("accent_ink" if chosen else "ink_soft")
        line = height_of(font)
        draw_text(painter, QRectF(0, 2, rect.width(), line), self.shown.weekday, font, ink)
        day_ink = theme.colour("accent_ink" if chosen else "ink")
        draw_text(painter, QRectF(0, 2 + line, rect.width(), line), self.text(), font, day_ink)
        bar = QRectF(rect.width() / 2 - 9, rect.height() - _BAR - 2, 18, _BAR)
        median = self.shown.median
        fill = theme.stress_fill(round(median)) if median is not None else None
        draw_box(painter, bar, _BAR / 2, fill, None if fill else theme.colour("track"))
        if self.shown.marked:
            draw_disc(painter, QPointF(rect.right() - 6, 6), 3, theme.colour("accent"))
        painter.end()
