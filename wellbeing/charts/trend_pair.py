"""A range and the one before it on the same scale: side by side, on a narrow sheet one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import ChartStyle, new_figure, say_title
from wellbeing.charts.marks import Mark
from wellbeing.charts.ticks import name_day, name_month
from wellbeing.charts.trend import Box, TrendPlot, draw_trend, marks_on
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.trend_pair import TrendPair

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BESIDE_FROM = 760  # px at 100 % text
NAME = 22  # px for the dates above a side, at 100 % text


def stands_beside(width: float, text_scale: float) -> bool:
    """Tell whether a sheet of a width has room for two ranges in a row."""
    return width >= BESIDE_FROM * text_scale


def pair_chart(pair: TrendPair, style: ChartStyle) -> Figure:
    """Return the figure of both ranges, the one before first, each under its dates."""
    figure = new_figure(style)
    for side, plot in zip(pair.sides, plots(style), strict=True):
        draw_trend(figure, side, plot, pair.most_load)
        figure.text(
            plot.left / style.width, 1 - (plot.top - 4) / style.height, dates(side.days, style),
            ha="left", va="bottom", color=style.theme.chart("label"), fontproperties=style.words(),
        )  # fmt: skip
    if style.titled:
        say_title(figure, style, style.t("Stress"))
    return figure


def pair_marks(pair: TrendPair, style: ChartStyle) -> list[Mark]:
    """Return the marks of both ranges."""
    return [
        mark for side, plot in zip(pair.sides, plots(style), strict=True) for mark in marks_on(plot, side)
    ]


def plots(style: ChartStyle) -> tuple[TrendPlot, TrendPlot]:
    """Return where the two ranges stand."""
    width, height, scale = style.width, style.height - style.head, style.theme.text_scale
    if stands_beside(width, scale):
        boxes: list[Box] = [(side * width / 2, style.head, width / 2, height) for side in (0, 1)]
    else:
        boxes = [(0, style.head + side * height / 2, width, height / 2) for side in (0, 1)]
    name = NAME * scale
    first, second = (TrendPlot(style, (left, top + name, w, h - name)) for left, top, w, h in boxes)
    return first, second


def dates(days: DayRange, style: ChartStyle) -> str:
    """Return a range's first and last day in words; of more than a year, their months."""
    if days.first.year != days.last.year:
        ends = [name_month(day, style.t) for day in (days.first, days.last)]
    else:
        ends = [name_day(day, style.t) for day in (days.first, days.last)]
    return " \N{EN DASH} ".join(dict.fromkeys(ends))
