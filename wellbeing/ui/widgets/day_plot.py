"""Where things stand in the day's curve, and the strokes it is painted with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from wellbeing.domain.themes import Theme
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.day_picture import (
    DayContact,
    DayPicture,
    DayPoint,
    DayRest,
    LaneMark,
    hour_marks,
    runs,
)
from wellbeing.ui.widgets.draw import draw_box, draw_disc, draw_text, height_of, width_of

LEVELS = (0, 5, 10)
POINT, HALO = 4.0, 2.0
_BAR_WIDTH, _STUB, _KIND_HEIGHT = 8.0, 8.0, 10.0
_FLAG = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Plot:
    """The stress area, the base of the bars below it, and the hours across."""

    left: float
    right: float
    top: float
    zero: float
    base: float
    start: float
    end: float
    grown: float
    lane: float = 0.0
    """The middle of the lane of breaks and breaths, between the stress area and the bars."""

    @classmethod
    def within(cls, width: float, height: float, day: DayPicture, theme: Theme) -> Plot:
        """Return the plot for a widget of this size: words at the left and below, a quarter for the bars."""
        font = words_font(theme, "caption_pt")
        line = height_of(font)
        left, top = width_of("10", font) + 10, line + 4  # the word of the present stands above the lanes
        base = round(height - line - 4) - 0.5
        bars, lane = max(round((base - top) * 0.22), theme.grown(44)), theme.grown(26)
        end = day.end if day.end > day.start else day.start + 1
        zero = base - bars - lane
        grown = theme.grown(100) / 100
        return cls(left, width - 2, top + 0.5, zero, base, day.start, end, grown, zero + lane * 0.62)

    def x(self, hour: float) -> float:
        """Return the place of an hour, held inside the picture."""
        share = (hour - self.start) / (self.end - self.start)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def y(self, stress: float) -> float:
        """Return the place of a stress value 0-10."""
        return self.zero - (self.zero - self.top) * stress / 10

    @property
    def tallest(self) -> float:
        """The height of the tallest bar, some air left under the 0 line."""
        return self.base - self.lane - 14 * self.grown

    def point(self, point: DayPoint) -> QPointF:
        """Return the middle of a check-in's disc."""
        return QPointF(self.x(point.hour), self.y(point.stress))

    def in_lane(self, mark: LaneMark) -> QPointF:
        """Return the middle of what stands in the lane."""
        hours = mark.hours if isinstance(mark, DayRest) else 0.0
        return QPointF(self.x(mark.hour + hours / 2), self.lane)

    def bars(self, contacts: Sequence[DayContact]) -> list[QRectF]:
        """Return a bar for each contact; close neighbours stand side by side as far as that stays honest."""
        width = round(_BAR_WIDTH * self.grown)
        if (self.right - self.left) / max(len(contacts), 1) < 1.4 * width:
            width = 4
        stub = _STUB * self.grown
        bars: list[QRectF] = []
        narrow = width
        for contact in contacts:
            lasted = contact.hours / (self.end - self.start) * (self.right - self.left)
            width = max(narrow, round(lasted))
            middle = self.x(contact.hour + contact.hours / 2)
            x = round(middle - width / 2)
            if bars and x < bars[-1].right() and middle - width / 2 + width > bars[-1].right():
                x = round(bars[-1].right())
            share = min(max(contact.share, 0.0), 1.0)
            high = round(
                _KIND_HEIGHT * self.grown if contact.kind == "kind" else stub + share * (self.tallest - stub)
            )
            bars.append(QRectF(x, self.base - 0.5 - high, width, high))
        return bars


def paint_ground(painter: QPainter, plot: Plot, theme: Theme) -> None:
    """Paint the lines at 0, 5 and 10 with their figures, and the base of the bars."""
    font = words_font(theme, "caption_pt")
    line = height_of(font)
    painter.setPen(QPen(QColor(theme.chart("grid")), 1))
    for y in (*(plot.y(level) for level in LEVELS), plot.lane, plot.base):
        painter.drawLine(QLineF(plot.left, _crisp(y), plot.right, _crisp(y)))
    for level in LEVELS:
        place = QRectF(0, plot.y(level) - line / 2, plot.left - 10, line)
        draw_text(
            painter, place, str(level), font, theme.chart("label"), _FLAG.AlignRight | _FLAG.AlignVCenter
        )


def paint_hours(painter: QPainter, plot: Plot, theme: Theme, form: str) -> None:
    """Write the hours under the base; the last one stays inside the picture."""
    font = words_font(theme, "caption_pt")
    least = width_of(form.format(22), font) + 14
    for hour in hour_marks(plot.start, plot.end, plot.right - plot.left, least):
        words = form.format(hour % 24)
        wide = width_of(words, font)
        x = min(plot.x(hour) - wide / 2, plot.right - wide)
        draw_text(painter, QRectF(x, plot.base + 4, wide, height_of(font)), words, font, theme.chart("label"))


def paint_bars(painter: QPainter, plot: Plot, theme: Theme, contacts: Sequence[DayContact]) -> None:
    """Paint the contacts: warm bars by kind, a kind contact as an outlined bar with a dot."""
    for contact, bar in zip(contacts, plot.bars(contacts), strict=True):
        if contact.kind == "kind":
            colour = theme.chart("load_kind")
            draw_box(painter, bar, 2, theme.colour("card"), colour, 1.5)
            draw_disc(painter, QPointF(bar.center().x(), bar.top() - 5), 2, colour)
        else:
            draw_box(painter, bar, 2, theme.chart(f"load_{contact.kind}"))


def paint_now(painter: QPainter, plot: Plot, theme: Theme, now: float, word: str) -> None:
    """Paint the present as a dotted line with its word above the lanes, left of it near the end."""
    x = _crisp(plot.x(now))
    pen = QPen(QColor(theme.colour("line")), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 3])
    painter.setPen(pen)
    painter.drawLine(QLineF(x, plot.top, x, plot.base))
    font = words_font(theme, "caption_pt")
    wide = width_of(word, font)
    left = min(max(plot.left, x - wide / 2), plot.right - wide)
    draw_text(painter, QRectF(left, 0, wide, height_of(font)), word, font, theme.chart("label"))


def paint_cursor(painter: QPainter, plot: Plot, theme: Theme, mark: QPointF, time: str) -> None:
    """Paint the line through all lanes, the ring around the entry that is looked at, and its time on the axis."""
    painter.setPen(QPen(QColor(theme.colour("line")), 1))
    x = _crisp(mark.x())
    painter.drawLine(QLineF(x, plot.top, x, plot.base))
    draw_disc(painter, mark, 9 * plot.grown, None, theme.colour("focus"), 2)
    font = words_font(theme, "caption_pt", strong=True)
    wide, high = width_of(time, font) + 14, height_of(font) + 4
    left = min(max(0.0, x - wide / 2), plot.right - wide)
    pill = QRectF(left, plot.base + 2, wide, high)
    draw_box(painter, pill, high / 2, theme.colour("toast"))
    draw_text(painter, pill, time, font, theme.colour("on_toast"))


def thinned(plot: Plot, points: Sequence[DayPoint]) -> Sequence[DayPoint]:
    """Return the points that can be told apart: where there are more than the picture is wide, the highest and the
    lowest of each two px."""
    if len(points) <= (plot.right - plot.left) / 2:
        return points
    columns: dict[int, list[DayPoint]] = {}
    for point in points:
        columns.setdefault(int(plot.x(point.hour) / 2), []).append(point)
    ends = (
        {min(column, key=attrgetter("stress")), max(column, key=attrgetter("stress"))}
        for column in columns.values()
    )
    return [point for column in ends for point in sorted(column, key=attrgetter("hour"))]


def paint_curve(painter: QPainter, plot: Plot, theme: Theme, day: DayPicture, at: DayPoint | None) -> None:
    """Paint the line in runs (gaps stay gaps), then the points in their band's colour with a halo."""
    pen = QPen(QColor(theme.chart("stress_line")), theme.stroke("chart_line"))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    points = thinned(plot, day.points)
    for run in runs(points, day.rests):
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([plot.point(point) for point in run]))
    for point in points:
        place, more = plot.point(point), 1.5 if point is at else 0
        draw_disc(painter, place, POINT * plot.grown + HALO + more, theme.colour("card"))
        draw_disc(painter, place, POINT * plot.grown + more, theme.stress_fill(point.stress))


def _crisp(place: float) -> float:
    return round(place - 0.5) + 0.5
