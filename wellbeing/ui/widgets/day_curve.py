"""Today's curve: stress as points and line, contacts as bars on a base of their own below, one time axis."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.day_picture import DayContact, DayPicture, DayPoint
from wellbeing.ui.widgets.day_plot import (
    Plot,
    paint_bars,
    paint_curve,
    paint_ground,
    paint_hours,
    paint_now,
    paint_usual,
)
from wellbeing.ui.widgets.draw import draw_text, height_of, smooth
from wellbeing.ui.widgets.plain_text import plain

_NEAR = 12.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DayCurve(QLabel):
    """Paints a DayPicture. Values come up under the pointer, and with Left and Right once it has the focus.

    A label by birth, so that a screen reader can read the summary sentence.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._day = DayPicture(9, 18)
        self._at: DayPoint | DayContact | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_day(self, day: DayPicture) -> None:
        """Show a day."""
        self._day, self._at = day, None
        self.setAccessibleName(day.words.summary)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size in the pictures."""
        return QSize(512, 272)

    def minimumSizeHint(self) -> QSize:
        """Return the least size that still reads."""
        return QSize(260, 160 + 2 * height_of(words_font(current_theme(), "caption_pt")))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, usual range, hours, bars, the present, the curve."""
        theme, plot, day, painter = current_theme(), self._plot(), self._day, smooth(self)
        if day.usual:
            paint_usual(painter, plot, theme, day.usual, day.words.usual)
        paint_ground(painter, plot, theme)
        paint_hours(painter, plot, theme, day.words.hours)
        paint_bars(painter, plot, theme, day.contacts)
        if day.now is not None:
            paint_now(painter, plot, theme, day.now, day.words.now)
        paint_curve(painter, plot, theme, day.points, self._at if isinstance(self._at, DayPoint) else None)
        if not day.points and not day.contacts:
            self._write_empty(painter, plot)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the values of the mark under the pointer."""
        near = [(place, mark) for place, mark in self._marks() if _apart(place, event.position()) <= _NEAR]
        nearest = min(near, key=lambda mark: _apart(mark[0], event.position()), default=None)
        self._show(*(nearest or (QPointF(), None)))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the mark."""
        self._show(QPointF(), None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from mark to mark in time order."""
        step, marks = _STEPS.get(Qt.Key(event.key())), self._marks()
        if step is None or not marks:
            super().keyPressEvent(event)
            return
        at = next(
            (i for i, (_, mark) in enumerate(marks) if mark is self._at), -1 if step > 0 else len(marks)
        )
        self._show(*marks[min(max(at + step, 0), len(marks) - 1)])

    def _plot(self) -> Plot:
        return Plot.within(self.width(), self.height(), self._day, current_theme())

    def _marks(self) -> list[tuple[QPointF, DayPoint | DayContact]]:
        """Return every mark with its place, in time order."""
        plot = self._plot()
        marks: list[tuple[QPointF, DayPoint | DayContact]] = [(plot.point(p), p) for p in self._day.points]
        bars = plot.bars(self._day.contacts)
        marks += [(bar.center(), contact) for bar, contact in zip(bars, self._day.contacts, strict=True)]
        return sorted(marks, key=lambda mark: mark[1].hour)

    def _show(self, place: QPointF, mark: DayPoint | DayContact | None) -> None:
        if mark is self._at:
            return
        self._at = mark
        self.setAccessibleDescription(mark.words if mark else "")
        if mark is None or not mark.words:
            QToolTip.hideText()
        else:
            QToolTip.showText(self.mapToGlobal(place.toPoint() + QPoint(6, 6)), plain(mark.words), self)
        self.update()

    def _write_empty(self, painter: QPainter, plot: Plot) -> None:
        theme = current_theme()
        room = QRectF(plot.left, plot.top, plot.right - plot.left, plot.zero - plot.top)
        draw_text(painter, room, self._day.words.empty, words_font(theme), theme.colour("ink_soft"))


def _apart(first: QPointF, second: QPointF) -> float:
    return (first - second).manhattanLength()
