"""Stress over the load that lies under it, on one time axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import ChartStyle, label_level, label_time, new_figure, place_axes
from wellbeing.charts.load import draw_load
from wellbeing.charts.stress import draw_stress
from wellbeing.domain.trends import TrendPicture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LOAD_SHARE = 0.26


def trend_chart(picture: TrendPicture, style: ChartStyle) -> Figure:
    """Return the figure of the trends page: stress above, load on its own base below, one time axis for both."""
    figure = new_figure(style)
    left, foot = style.left, style.foot
    load_height = (style.height - foot) * LOAD_SHARE
    above = place_axes(figure, style, left, foot + load_height + 14, 12, 8)
    draw_stress(above, picture, style)
    above.set_xlim(0, (picture.span.end - picture.span.start).total_seconds() / 3600)
    below = place_axes(figure, style, left, foot, 12, style.height - foot - load_height)
    draw_load(below, picture, style)
    label_time(below, style, picture.span)
    label_level(below, style, sum(below.get_ylim()) / 2, style.t("Load"))
    return figure
