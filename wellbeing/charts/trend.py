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
    place_axes,
    say_title,
)
from wellbeing.charts.load import draw_load
from wellbeing.charts.marks import Mark
from wellbeing.charts.stress import HIGHEST, LOWEST, draw_stress
from wellbeing.domain.trends import TrendPicture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LOAD_SHARE = 0.26
RIGHT, TOP, BETWEEN = 12, 8, 14  # px
POINT = 10  # px


@dataclass(frozen=True, slots=True)
class TrendPlot:
    """Where the two pictures stand on their sheet, in px from its edges."""

    style: ChartStyle

    @property
    def load_height(self) -> float:
        """The height of the load's bars."""
        return (self.style.height - self.style.head - self.style.foot) * LOAD_SHARE

    @property
    def room(self) -> float:
        """The width of the time axis."""
        return self.style.width - self.style.left - RIGHT

    @property
    def top(self) -> float:
        """Where the stress begins, from the top."""
        return self.style.head + TOP

    @property
    def bottom(self) -> float:
        """Where the stress ends, from the top."""
        return self.style.height - self.style.foot - self.load_height - BETWEEN

    def x(self, picture: TrendPicture, moment: datetime) -> float:
        """Return where a moment stands, from the left."""
        return self.style.left + self.room * ((moment - picture.span.start) / picture.span.length)

    def y(self, stress: float) -> float:
        """Return where a rating stands, from the top."""
        return self.bottom - (stress - LOWEST) / (HIGHEST - LOWEST) * (self.bottom - self.top)


def trend_chart(picture: TrendPicture, style: ChartStyle) -> Figure:
    """Return the figure of the trends page: stress above, load on its own base below, one time axis for both."""
    figure, plot = new_figure(style), TrendPlot(style)
    foot = style.foot
    above = place_axes(figure, style, style.left, style.height - plot.bottom, RIGHT, plot.top)
    draw_stress(above, picture, style)
    above.set_xlim(0, (picture.span.end - picture.span.start).total_seconds() / 3600)
    below = place_axes(figure, style, style.left, foot, RIGHT, style.height - foot - plot.load_height)
    draw_load(below, picture, style)
    label_time(below, style, picture.span)
    label_level(below, style, sum(below.get_ylim()) / 2, style.t("Load"))
    if style.titled:
        say_title(figure, style, style.t("Stress"))
    return figure


def trend_marks(picture: TrendPicture, style: ChartStyle) -> list[Mark]:
    """Return where each day stands, as a column through stress and load; of a single day, where each rating does."""
    plot = TrendPlot(style)
    if picture.days.days == 1:
        return [
            Mark(plot.x(picture, at) - POINT / 2, plot.y(value) - POINT / 2, POINT, POINT, at)
            for at, value in picture.points
        ]
    foot = style.height - style.foot
    return [
        Mark(left, plot.top, plot.x(picture, bucket.end) - left, foot - plot.top, bucket.start)
        for bucket in picture.buckets
        for left in (plot.x(picture, bucket.start),)
    ]
