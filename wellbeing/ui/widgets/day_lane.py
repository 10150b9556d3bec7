"""The lane of the day's curve between stress and contacts: breaks, exercises, and what is still to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from wellbeing.domain.themes import Theme
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.day_picture import DayBreath, DayComing, DayPicture, DayRest, LaneMark
from wellbeing.ui.widgets.day_plot import HALO, POINT, Plot
from wellbeing.ui.widgets.draw import draw_box, draw_disc, draw_text, height_of, width_of

_RING, _DOT, _HOLLOW, _HIGH = 6.0, 2.5, 4.0, 17.0
_TO_WORD = 5.0


def paint_lane(painter: QPainter, plot: Plot, theme: Theme, day: DayPicture) -> None:
    """Paint the marks in time order, each with its words where those don't meet a neighbour, or the present."""
    taken, marks = plot.left, day.lane
    for place, mark in enumerate(marks):
        if isinstance(mark, DayComing) and day.now is not None:
            taken = max(taken, plot.x(day.now))
        rect = rect_of(plot, mark)
        _paint_mark(painter, plot, theme, mark, rect)
        after = rect_of(plot, marks[place + 1]).left() if place + 1 < len(marks) else plot.right
        taken = max(taken, rect.right(), _paint_words(painter, plot, theme, mark, (rect, taken, after)))


def rect_of(plot: Plot, mark: LaneMark) -> QRectF:
    """Return where a mark stands: a break as wide as it lasted, the others as rings."""
    middle = plot.in_lane(mark)
    if isinstance(mark, DayRest):
        high = _HIGH * plot.grown
        wide = max(8 * plot.grown, plot.x(mark.hour + mark.hours) - plot.x(mark.hour))
        return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
    radius = (_HOLLOW if isinstance(mark, DayComing) else _RING) * plot.grown
    left = min(middle.x() - radius, plot.right - 2 * radius)  # what comes as the day ends is seen whole
    return QRectF(left, middle.y() - radius, 2 * radius, 2 * radius)


def _paint_mark(painter: QPainter, plot: Plot, theme: Theme, mark: LaneMark, rect: QRectF) -> None:
    card, accent = theme.colour("card"), theme.colour("accent")
    if isinstance(mark, DayRest):
        radius = min(rect.width(), rect.height()) / 2
        draw_box(painter, rect, radius, theme.colour("accent_soft"), accent, 1.5)
    elif isinstance(mark, DayComing):
        draw_disc(painter, rect.center(), rect.width() / 2, card, theme.colour("line"), 1.5)
    else:
        draw_disc(painter, rect.center(), rect.width() / 2, card, accent, 1.5)
        draw_disc(painter, rect.center(), _DOT * plot.grown, accent)
        _paint_after(painter, plot, theme, mark)


def _paint_after(painter: QPainter, plot: Plot, theme: Theme, breath: DayBreath) -> None:
    """Paint the answer after an exercise as a hollow point."""
    if breath.after is not None:
        point = QPointF(plot.x(breath.hour), plot.y(breath.after))
        radius = (POINT + HALO / 2) * plot.grown
        draw_disc(painter, point, radius, theme.colour("card"), theme.stress_fill(breath.after), 2)


def _paint_words(
    painter: QPainter, plot: Plot, theme: Theme, mark: LaneMark, room: tuple[QRectF, float, float]
) -> float:
    """Write a mark's words into it, right of it or left of it, where there is room; returns where they end."""
    rect = room[0]
    font = words_font(theme, "caption_pt", strong=isinstance(mark, DayBreath))
    wide, high = width_of(mark.short, font), height_of(font)
    if isinstance(mark, DayRest) and mark.short and wide + 2 * _TO_WORD * plot.grown <= rect.width():
        place = QRectF(rect.left(), rect.center().y() - high / 2, rect.width(), high)
        draw_text(painter, place, mark.short, font, theme.colour("accent_ink"))
        return rect.right()
    for words in forms_of(mark):
        wide = width_of(words, font)
        left = left_of(plot, wide, room)
        if left is not None:
            place = QRectF(left, rect.center().y() - high / 2, wide, high)
            draw_box(painter, place, 0, theme.colour("card"))
            ink = theme.colour("ink") if isinstance(mark, DayBreath) else theme.chart("label")
            draw_text(painter, place, words, font, ink)
            return max(rect.right(), place.right())
    return rect.right()


def forms_of(mark: LaneMark) -> tuple[str, ...]:
    """Return a mark's words, and what is left of them where there is little room: of what comes, when it does."""
    if isinstance(mark, DayComing):
        return mark.short, mark.short.partition(" ")[0]
    return (mark.short,) if mark.short else ()


def left_of(plot: Plot, wide: float, room: tuple[QRectF, float, float]) -> float | None:
    """Return where words beside a mark begin; None where they would meet a neighbour."""
    rect, taken, after = room
    gap = _TO_WORD * plot.grown
    left = rect.right() + gap
    if left + wide > min(after - gap, plot.right):
        left = rect.left() - gap - wide
    return None if left < taken + gap and left < rect.left() else left
