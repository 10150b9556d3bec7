"""A month to choose a day from: a quiet dot where something was entered, never how it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import (
    PaintedButton,
    draw_disc,
    draw_ground,
    draw_text,
    height_of,
    smooth,
)
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label

WEEKS, WEEK = 6, 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_HIGH, _DOT = 30, 2.0


@dataclass(frozen=True, slots=True)
class MonthWords:
    """Names of the two arrows, seven short weekdays from Monday, and what names a month and a day."""

    before: str
    after: str
    weekdays: Sequence[str]
    month: Callable[[date], str]
    day: Callable[[date], str]
    marked: str


class MonthCalendar(QWidget):
    """`picked` brings a day. Tab stops once in the days; arrows walk, also into other months, never beyond today.

    `filled` is asked for the days of a month (its first and last cell) that get a dot.
    """

    picked = Signal(object)

    def __init__(
        self,
        words: MonthWords,
        filled: Callable[[date, date], Collection[date]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._filled = words, filled
        self._today = self._chosen = self._month = date.min
        self._title = label("", "heading")
        self._before, self._after = (
            IconButton("chevron_left", words.before),
            IconButton("chevron_right", words.after),
        )
        self._before.clicked.connect(self._turn_back)
        self._after.clicked.connect(self._turn_on)
        self._cells = [MonthCell(self) for _ in range(WEEKS * WEEK)]
        for cell in self._cells:
            cell.clicked.connect(self._tell)
        self._lay_out()

    def show_day(self, chosen: date, today: date) -> None:
        """Show the month of a day, which is the chosen one."""
        self._chosen, self._today = chosen, today
        self._show_month(chosen.replace(day=1))

    def take_focus(self) -> None:
        """Put the focus on the chosen day."""
        self._focus(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by day, week and month."""
        here = next((cell.day for cell in self._cells if cell.hasFocus()), None)
        key = Qt.Key(event.key())
        if here is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._focus(here + timedelta(days=_STEPS[key]))
        elif key in _PAGES:
            self._focus(months_on(here, _PAGES[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._focus(here.replace(day=1) if key == Qt.Key.Key_Home else months_on(here.replace(day=1), 1)
                        - timedelta(days=1))  # fmt: skip
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(here)
        else:
            super().keyPressEvent(event)

    def _focus(self, day: date) -> None:
        day = min(day, self._today)
        if (day.year, day.month) != (self._month.year, self._month.month):
            self._show_month(day.replace(day=1))
        for cell in self._cells:
            cell.be_stop(cell.day == day)
            if cell.day == day:
                cell.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_month(self, month: date) -> None:
        self._month = month
        self._title.setText(self._words.month(month))
        self._after.setEnabled(months_on(month, 1) <= self._today)
        first = month - timedelta(days=month.weekday())
        filled = self._filled(first, first + timedelta(days=len(self._cells) - 1))
        shown = (
            self._chosen if (self._chosen.year, self._chosen.month) == (month.year, month.month) else month
        )
        for place, cell in enumerate(self._cells):
            day = first + timedelta(days=place)
            name = self._words.day(day) + (f" · {self._words.marked}" if day in filled else "")
            cell.show_day(day, name, day.month == month.month, day in filled)
            cell.setEnabled(day <= self._today)
            cell.setChecked(day == self._chosen)
            cell.be_stop(day == shown)

    def _turn_back(self) -> None:
        self._show_month(months_on(self._month, -1))

    def _turn_on(self) -> None:
        self._show_month(months_on(self._month, 1))

    def _tell(self) -> None:
        cell = self.sender()
        if isinstance(cell, MonthCell):
            self.picked.emit(cell.day)

    def _lay_out(self) -> None:
        head, grid, rows = QHBoxLayout(), QGridLayout(), QVBoxLayout(self)
        head.addWidget(self._title, 1)
        head.addWidget(self._before)
        head.addWidget(self._after)
        grid.setSpacing(2)
        for place, weekday in enumerate(self._words.weekdays):
            word = label(weekday, "caption")
            word.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(word, 0, place)
        for place, cell in enumerate(self._cells):
            grid.addWidget(cell, 1 + place // WEEK, place % WEEK)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(head)
        rows.addLayout(grid)


class MonthCell(PaintedButton):
    """One day of a month."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.day = date.min
        self._inside = self._dotted = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, day: date, name: str, inside: bool, dotted: bool) -> None:
        """Show a day: of this month or of the next one, with a dot or without."""
        self.day, self._inside, self._dotted = day, inside, dotted
        self.setText(str(day.day))
        self.setAccessibleName(name)
        self.update()

    def be_stop(self, stop: bool) -> None:
        """Be where Tab stops, or leave that to another day."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Space; all else is the month's."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Return a cell that a finger hits."""
        high = max(_HIGH, height_of(words_font(self.theme, "small_pt")) + 10)
        return QSize(max(self.theme.grown(28), high), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure, a ground for the chosen day, and the dot."""
        theme, painter, rect, chosen = self.theme, smooth(self), QRectF(self.rect()), self.isChecked()
        if chosen or self.hovered:
            draw_ground(painter, rect, theme, chosen)
        ink = "ink" if self._inside else "ink_soft"
        colour = theme.colour("accent_ink" if chosen else ink if self.isEnabled() else "ink_disabled")
        figures = rect.adjusted(0, 0, 0, -4) if self._dotted else rect
        draw_text(painter, figures, self.text(), words_font(theme, "small_pt", strong=chosen), colour)
        if self._dotted:
            place = QPointF(rect.center().x(), rect.bottom() - 5)
            draw_disc(painter, place, _DOT * theme.grown(100) / 100, theme.colour("accent"))
        painter.end()


def months_on(day: date, months: int) -> date:
    """Return the same day some months on, or that month's last."""
    place = day.year * 12 + day.month - 1 + months
    first = date(place // 12, place % 12 + 1, 1)
    after = date((place + 1) // 12, (place + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), after - timedelta(days=1))
