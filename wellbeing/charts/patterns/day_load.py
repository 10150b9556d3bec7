"""The load of a day: acute as an area, carried over as a dashed line, each contact a mark under it with its weight."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.load import nice
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.sheet import Sheet, new_sheet
from wellbeing.charts.patterns.value_plot import ValuePlot, halves, plot_on, rule_levels
from wellbeing.charts.ticks import time_ticks
from wellbeing.domain.load import WEIGHING
from wellbeing.domain.patterns.day_load import Curve, DayLoad

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LANE = 26  # px under the curves for the contacts
POINT = 12  # px at 100 % text
AIR, CLOSE_AIR = timedelta(minutes=45), timedelta(minutes=10)
LEAST, CLOSEST = timedelta(hours=6), timedelta(hours=2)  # so that an hour or two is named


def shown_span(load: DayLoad) -> tuple[datetime, datetime]:
    """Return the hours to show: those around the contacts, and at least six; looked at closely, at least two."""
    place, end = load.near or (0, -1)
    air, least = (AIR, LEAST) if load.near is None else (CLOSE_AIR, CLOSEST)
    begins = load.contacts[place].at
    if load.near is None and load.peak is not None:
        begins = min(begins, load.peak[0])  # highest at the day's cut: what a night shift carried over it
    first = max(load.span.start, begins - air)
    last = min(load.span.end, max(load.contacts[end].at + 2 * air, first + least))
    return first, last


def plot_of(load: DayLoad, style: ChartStyle) -> ValuePlot:
    """Return where the curves stand; x are hours from the first shown."""
    first, last = shown_span(load)
    most = max(value for _, value in (*load.acute, *load.carried))
    high = nice(most) if most else 1.0
    return plot_on(style, (last - first) / timedelta(hours=1), high, foot=24 + LANE, levels=halves(high))


def day_load_marks(load: DayLoad, style: ChartStyle) -> list[Mark]:
    """Return where each contact stands in the lane under the curves; equal moments side by side."""
    if not load.contacts:
        return []
    plot, (first, last) = plot_of(load, style), shown_span(load)
    lane, point = plot.bottom + LANE * style.theme.text_scale / 2, POINT * style.theme.growth
    return [
        Mark(
            plot.x((contact.at - first) / timedelta(hours=1)) - point / 2,
            lane - point / 2,
            point,
            point,
            place,
        )
        for place, contact in enumerate(load.contacts)
        if first <= contact.at <= last
    ]


def day_load_chart(load: DayLoad, style: ChartStyle) -> Figure:
    """Return the figure of a day's load; a word on a day without any."""
    sheet, theme = new_sheet(style, style.t("Load of the day")), style.theme
    if not load.contacts:
        sheet.nothing(style.t("No contact that weighs anything on this day."))
        return sheet.figure
    plot, (first, last) = plot_of(load, style), shown_span(load)
    rule_levels(sheet, plot)
    xs, ys = on_plot(load.acute, plot, first, last)
    sheet.area(xs, ys, plot.bottom, theme.chart("load_demanding"))
    sheet.line(xs, ys, theme.chart("load_rude"), 1.5)
    xs, ys = on_plot(load.carried, plot, first, last)
    sheet.line(xs, ys, theme.chart("load_abuse"), 1.25, linestyle=(0, (4, 3)))
    marks = day_load_marks(load, style)
    for kind in WEIGHING:
        of_kind = [mark.middle for mark in marks if load.contacts[place_of(mark)].kind == kind]
        if of_kind:
            sheet.dots(of_kind, theme.chart(f"load_{kind}"), theme.colour("card"), 9)
    label_hours(sheet, load, plot)
    return sheet.figure


def place_of(mark: Mark) -> int:
    """Return the place of the contact that a mark stands for."""
    if not isinstance(mark.key, int):
        raise TypeError(mark)
    return mark.key


def on_plot(
    curve: Curve, plot: ValuePlot, first: datetime, last: datetime
) -> tuple[list[float], list[float]]:
    """Return a curve's points in px."""
    inside = [point for point in curve if first <= point[0] <= last]
    return [plot.x((at - first) / timedelta(hours=1)) for at, _ in inside], [
        plot.y(value) for _, value in inside
    ]


def label_hours(sheet: Sheet, load: DayLoad, plot: ValuePlot) -> None:
    """Write the local hours under the lane."""
    first, last = shown_span(load)
    wide = 2.0 if load.near is None else load.span.length / (last - first)
    room = (plot.right - plot.left) * wide
    for moment, words in time_ticks(load.span, sheet.style.zone, room, sheet.style.t):
        if first <= moment <= last:
            x = plot.x((moment - first) / timedelta(hours=1))
            sheet.say(x, sheet.style.height - 12 * sheet.style.theme.text_scale, words)
