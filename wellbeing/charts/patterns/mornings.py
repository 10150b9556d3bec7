"""How days begin after the evening before: each morning a point, spread where they coincide, the medians as lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.sheet import Sheet, new_sheet
from wellbeing.charts.patterns.value_plot import ValuePlot, plot_on, rule_levels
from wellbeing.domain.patterns.mornings import HARD_FROM, Mornings, median_start

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ACROSS, APART, HALO_FROM = 8.0, 6.0, 4.0  # px at 100 % text


def plot_of(style: ChartStyle) -> ValuePlot:
    """Return the plot: evenings 0-10 to the right, mornings 0-10 upwards, half a step of air around."""
    return plot_on(style, 11, 10.6, foot=40, above=22)


def mornings_marks(mornings: Mornings, style: ChartStyle) -> list[Mark]:
    """Return where each morning stands; equal ones side by side, so that none hides another."""
    plot, places = plot_of(style), dict[tuple[int, int], int]()
    across, most = ACROSS * style.theme.growth, APART * style.theme.growth
    room = plot.x(1) - plot.left
    counts = dict[tuple[int, int], int]()
    for pair in mornings.pairs:
        counts[pair.evening, pair.start] = counts.get((pair.evening, pair.start), 0) + 1
    marks = []
    for pair in mornings.pairs:
        at = pair.evening, pair.start
        place = places[at] = places.get(at, -1) + 1
        apart = min(most, (room - across) / max(1, counts[at]))
        x = plot.x(pair.evening + 0.5) + (place - (counts[at] - 1) / 2) * apart
        marks.append(Mark(x - across / 2, plot.y(pair.start) - across / 2, across, across, pair.day))
    return marks


def mornings_chart(mornings: Mornings, style: ChartStyle) -> Figure:
    """Return the figure of mornings after evenings; a word where none is known."""
    sheet, theme = new_sheet(style, style.t("Mornings after evenings")), style.theme
    if not mornings.pairs:
        sheet.nothing(style.t("The first rating of a day after that of the evening before appears here."))
        return sheet.figure
    plot = plot_of(style)
    rule_levels(sheet, plot)
    for pairs, first, last in ((mornings.after_calm, 0, HARD_FROM), (mornings.after_hard, HARD_FROM, 11)):
        if len(pairs) >= 3:
            level = plot.y(median_start(pairs))
            sheet.line((plot.x(first) + 3, plot.x(last) - 3), (level, level), theme.chart("stress_line"), 1.5)
    split = plot.x(HARD_FROM)
    sheet.line((split, split), (plot.top, plot.bottom), theme.colour("line"), 0.75, linestyle=(0, (2, 3)))
    draw_mornings(sheet, mornings)
    for evening in range(11):
        sheet.say(plot.x(evening + 0.5), plot.bottom + 12 * theme.text_scale, str(evening))
    sheet.say(plot.left, plot.top - 4, style.t("first check-in of the day"), ha="left")
    middle = (plot.left + plot.right) / 2
    sheet.say(middle, plot.bottom + 30 * theme.text_scale, style.t("last check-in of the evening before"))
    return sheet.figure


def draw_mornings(sheet: Sheet, mornings: Mornings) -> None:
    """Draw the mornings; those that lie over one another have no halo, of which a pale streak would be left."""
    marks, theme = mornings_marks(mornings, sheet.style), sheet.style.theme
    fills = [theme.stress_fill(pair.start) for pair in mornings.pairs]
    edges = [theme.colour("card")] * len(marks)
    places = sorted((mark.y, mark.x, at) for at, mark in enumerate(marks))
    for (y, x, at), (other_y, other_x, other) in pairwise(places):
        if y == other_y and other_x - x < HALO_FROM * theme.growth:
            edges[at] = edges[other] = fills[at]
    sheet.dots([mark.middle for mark in marks], fills, edges, ACROSS)
