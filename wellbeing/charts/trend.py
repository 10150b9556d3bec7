"""Stress over the load that lies under it, on one time axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import (
    ChartStyle,
    label_level,
    label_time,
    new_figure,
    place_ground,
    say_legend,
    say_title,
)
from wellbeing.charts.load import draw_load
from wellbeing.charts.marks import Mark
from wellbeing.charts.stress import HIGHEST, LOWEST, draw_stress, shade_shifts
from wellbeing.domain.trends import TrendPicture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from wellbeing.charts.ground import Ground

LOAD_SHARE = 0.26
RIGHT, TOP, BETWEEN = 12, 8, 14  # px
POINT = 10  # px

Box = tuple[float, float, float, float]
"""Left, top, width and height in px from the sheet's left and top."""


@dataclass(frozen=True, slots=True)
class TrendPlot:
    """Where the two pictures of a range stand on a part of a sheet, in px from the sheet's left and top."""

    style: ChartStyle
    box: Box

    @property
    def left(self) -> float:
        """Where the time axis begins."""
        return self.box[0] + self.style.left

    @property
    def room(self) -> float:
        """The width of the time axis."""
        return self.box[2] - self.style.left - RIGHT

    @property
    def top(self) -> float:
        """Where the stress begins."""
        return self.box[1] + TOP

    @property
    def foot(self) -> float:
        """Where the load's bars stand."""
        return self.box[1] + self.box[3] - self.style.foot

    @property
    def load_top(self) -> float:
        """Where the load's bars end."""
        return self.foot - (self.box[3] - self.style.foot) * LOAD_SHARE

    @property
    def bottom(self) -> float:
        """Where the stress ends."""
        return self.load_top - BETWEEN

    def ground(self, figure: Figure, top: float, bottom: float) -> Ground:
        """Return a bare ground on the time axis between two heights."""
        style = self.style
        right = style.width - self.left - self.room
        return place_ground(figure, style, self.left, style.height - bottom, right, top)

    def x(self, picture: TrendPicture, moment: datetime) -> float:
        """Return where a moment stands."""
        return self.left + self.room * ((moment - picture.span.start) / picture.span.length)

    def y(self, stress: float) -> float:
        """Return where a rating stands."""
        return self.bottom - (stress - LOWEST) / (HIGHEST - LOWEST) * (self.bottom - self.top)


def whole_sheet(style: ChartStyle) -> TrendPlot:
    """Return the plot of a sheet that shows one range alone."""
    return TrendPlot(style, (0, style.head, style.width, style.height - style.head))


def trend_chart(picture: TrendPicture, style: ChartStyle) -> Figure:
    """Return the figure of the trends page: stress above, load on its own base below, one time axis for both."""
    figure = new_figure(style)
    draw_trend(figure, picture, whole_sheet(style))
    if style.titled:
        say_title(figure, style, style.t("Stress"))
        if picture.shifts:
            say_legend(figure, style, [("shift", style.t("planned hours"))])
    return figure


def draw_trend(figure: Figure, picture: TrendPicture, plot: TrendPlot, scale: float = 0.0) -> None:
    """Draw stress over load; bars as high as `scale` find room."""
    style = plot.style
    above = plot.ground(figure, plot.top, plot.bottom)
    draw_stress(above, picture, style)
    below = plot.ground(figure, plot.load_top, plot.foot)
    draw_load(below, picture, style, scale)
    shade_shifts(below, picture, style)
    label_time(below, style, picture.span)
    label_level(below, style, sum(below.ys) / 2, style.t("Load"))


def trend_marks(picture: TrendPicture, style: ChartStyle) -> list[Mark]:
    """Return where each day stands, as a column through stress and load; of a single day, where each rating does."""
    return marks_on(whole_sheet(style), picture)


def marks_on(plot: TrendPlot, picture: TrendPicture) -> list[Mark]:
    """Return the marks of a range on its plot."""
    if picture.days.days == 1:
        return [
            Mark(plot.x(picture, at) - POINT / 2, plot.y(value) - POINT / 2, POINT, POINT, at)
            for at, value in picture.points
        ]
    return [
        Mark(left, plot.top, plot.x(picture, bucket.end) - left, plot.foot - plot.top, bucket.start)
        for bucket in picture.buckets
        for left in (plot.x(picture, bucket.start),)
    ]
