"""The usual range of the day's curve, with its word where no point, line or the present runs through it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from wellbeing.domain.themes import Theme
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.day_picture import DayPicture, runs
from wellbeing.ui.widgets.day_plot import HALO, POINT, Plot
from wellbeing.ui.widgets.draw import draw_text, height_of, width_of

_AIR = 4.0


def paint_usual(painter: QPainter, plot: Plot, theme: Theme, usual: tuple[float, float]) -> None:
    """Paint the person's usual range, which lies behind everything."""
    top, bottom = _band(plot, usual)
    band = QRectF(plot.left, top, plot.right - plot.left, max(bottom - top, 2))
    painter.fillRect(band, QColor(theme.chart("usual")))


def paint_usual_word(
    painter: QPainter, plot: Plot, theme: Theme, day: DayPicture, usual: tuple[float, float]
) -> None:
    """Write the range's word where nothing runs through it; under a low range a grid line makes room for it."""
    font, word, (top, bottom) = words_font(theme, "caption_pt"), day.words.usual, _band(plot, usual)
    wide, line = width_of(word, font), height_of(font)
    inside = bottom - top >= line + 2
    y = bottom - line - 2 if inside else bottom + 1
    place = QRectF(free_left(plot, day, wide, y, line), y, wide, line)
    painter.fillRect(place, QColor(theme.chart("usual") if inside else theme.colour("card")))
    draw_text(painter, place, word, font, theme.chart("label"))


def _band(plot: Plot, usual: tuple[float, float]) -> tuple[int, int]:
    """Return where the range begins and ends, from above."""
    return round(plot.y(usual[1])), round(plot.y(usual[0]))


def free_left(plot: Plot, day: DayPicture, wide: float, top: float, high: float) -> float:
    """Return the left end of the rightmost free place for words of this size; without one, the right end."""
    last = plot.right - wide - 2
    left = last
    for start, end in sorted(_taken(plot, day, top, top + high), key=lambda span: span[1], reverse=True):
        if start < left + wide and end > left:
            left = start - wide
    return left if left >= plot.left else last


def _taken(plot: Plot, day: DayPicture, top: float, bottom: float) -> Iterable[tuple[float, float]]:
    """Return from where to where across something stands between two heights."""
    reach = (POINT + HALO) * plot.grown
    places = [plot.point(point) for point in day.points]
    places += [
        QPointF(plot.x(done.hour), plot.y(done.after)) for done in day.breaths if done.after is not None
    ]
    for place in places:
        if top - reach < place.y() < bottom + reach:
            yield place.x() - reach - _AIR, place.x() + reach + _AIR
    if day.now is not None:
        yield plot.x(day.now) - _AIR, plot.x(day.now) + _AIR
    for run in runs(day.points, day.rests):
        for before, after in pairwise(run):
            yield from _crossed(plot.point(before), plot.point(after), top, bottom)


def _crossed(before: QPointF, after: QPointF, top: float, bottom: float) -> Iterable[tuple[float, float]]:
    """Return where a stroke runs between two heights."""
    fall = after.y() - before.y()
    if not fall:
        shares = (0.0, 1.0) if top <= before.y() <= bottom else ()
    else:
        ends = sorted(((top - before.y()) / fall, (bottom - before.y()) / fall))
        shares = (max(ends[0], 0.0), min(ends[1], 1.0)) if ends[0] < 1 and ends[1] > 0 else ()
    if shares:
        first, last = (before.x() + share * (after.x() - before.x()) for share in shares)
        yield first - _AIR, last + _AIR
