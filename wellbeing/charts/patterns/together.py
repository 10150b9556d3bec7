"""What went together with stress as its days: a disc where they stand, larger where several coincide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import POINTS_PER_PIXEL, ChartStyle, add_discs
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.sheet import Sheet, new_sheet
from wellbeing.charts.patterns.value_plot import ValuePlot, plot_on, rule_levels
from wellbeing.charts.word_widths import fitted, size_in_px
from wellbeing.domain.insights.factors import CAUSE, word_id
from wellbeing.domain.insights.together import Together

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from wellbeing.domain.insights.links import DayPair, Link

LEAST, MOST = 7.0, 28.0  # px across at 100 % text: one day, and many on one place; areas count days
TICKS = 3
HIGHEST = 10.6  # of stress, so that a disc at 10 has room


def together_marks(together: Together, style: ChartStyle) -> list[Mark]:
    """Return where days stand, from little of the factor to much."""
    if together.shown is None:
        return []
    plot, growth = plot_of(together.shown, style), style.theme.growth
    marks = []
    for pair, days in sorted(together.spots.items()):
        x, y = place_of(pair, together.shown, plot)
        across = min(LEAST * len(days) ** 0.5, MOST) * growth
        marks.append(Mark(x - across / 2, y - across / 2, across, across, pair))
    return marks


def together_chart(together: Together, style: ChartStyle) -> Figure:
    """Return the figure of the link that is shown, the factor to the right, stress upwards; a word where none is."""
    sheet = new_sheet(style, style.t("What went together"))
    link = together.shown
    if link is None:
        sheet.nothing(style.t("What goes together with your stress appears here once it is clear enough."))
        return sheet.figure
    plot = plot_of(link, style)
    rule_levels(sheet, plot)
    say_across(sheet, plot, link)
    draw_days(sheet, together_marks(together, style))
    return sheet.figure


def plot_of(link: Link, style: ChartStyle) -> ValuePlot:
    """Return the plot of a link: two places for a yes or no, else from nothing to the factor's most."""
    most = 2.0 if is_either(link) else max(place for place, _ in ticks_of(link)) * 1.06
    return plot_on(style, most, HIGHEST, foot=42, above=22)


def is_either(link: Link) -> bool:
    """Tell whether a factor is a yes or no: a cause that was named or not."""
    return link.factor.startswith(CAUSE)


def place_of(pair: DayPair, link: Link, plot: ValuePlot) -> tuple[float, float]:
    """Return where a day stands, in px; a yes or no in the middle of its half."""
    value, stress = pair
    return plot.x(value + 0.5 if is_either(link) else value), plot.y(stress)


def ticks_of(link: Link) -> list[tuple[float, str]]:
    """Return the values to label along a factor that is counted, with their words."""
    high = max((value for value, _ in link.days), default=0.0)
    step = (high or 1.0) / (TICKS - 1)
    digits = 0 if step >= 2 else 1
    places = [round(step * tick, digits) for tick in range(TICKS)]
    return [(place, f"{place:g}") for place in places]


def say_across(sheet: Sheet, plot: ValuePlot, link: Link) -> None:
    """Write the values under the plot, and under them what is counted there; above it, what stands upwards."""
    style, scale = sheet.style, sheet.style.theme.text_scale
    ticks = [(0.5, style.t("not named")), (1.5, style.t("named"))] if is_either(link) else ticks_of(link)
    for value, words in ticks:
        sheet.say(plot.x(value), plot.bottom + 14 * scale, words)
    room = plot.right - plot.left - 3 * size_in_px(style)
    name = fitted(style.word(word_id(link.factor)), room, style)
    sheet.say(plot.right, plot.bottom + 33 * scale, f"{name} →", ha="right")
    sheet.say(plot.left, plot.top - 8 * scale, f"↑ {style.t('stress')}", ha="left")


def draw_days(sheet: Sheet, marks: Sequence[Mark]) -> None:
    """Draw the days as one collection, in the colour of their band, the large ones first: they would hide others."""
    theme, marks = sheet.style.theme, sorted(marks, key=lambda mark: -mark.width)
    stress = [mark.key[1] for mark in marks if isinstance(mark.key, tuple)]
    xs, ys = [mark.middle[0] for mark in marks], [mark.middle[1] for mark in marks]
    areas = [(mark.width * POINTS_PER_PIXEL) ** 2 for mark in marks]
    faces = [theme.stress_fill(value) for value in stress]
    add_discs(sheet.ground, xs, ys, areas, faces, theme.colour("card"), 1, 2, alpha=0.85)
