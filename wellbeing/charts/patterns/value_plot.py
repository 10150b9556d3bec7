"""A plot on a sheet counted in px: its frame, and where a value of an axis stands."""

from __future__ import annotations

from dataclasses import dataclass

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.patterns.sheet import Sheet, margin
from wellbeing.charts.word_widths import width_in_caption

TO_FIGURES = 8  # px from the plot to the figures at its left


@dataclass(frozen=True, slots=True)
class ValuePlot:
    """The edges of a plot in px, the highest values of its axes, which begin at 0, and the levels with a figure."""

    left: float
    top: float
    right: float
    bottom: float
    most_x: float
    most_y: float
    levels: tuple[float, ...]

    def x(self, value: float) -> float:
        """Return where a value stands, from the left."""
        return self.left + (self.right - self.left) * value / self.most_x

    def y(self, value: float) -> float:
        """Return where a value stands, from the top."""
        return self.bottom - (self.bottom - self.top) * value / self.most_y


def plot_on(
    style: ChartStyle,
    most_x: float,
    most_y: float,
    foot: float = 24,
    above: float = 10,
    levels: tuple[float, ...] = (0, 5, 10),
) -> ValuePlot:
    """Return a plot that fills a sheet, with room for the figures of its levels at the left, and for labels below."""
    scale, side = style.theme.text_scale, margin(style)
    figures = max(width_in_caption(f"{level:g}", style) for level in levels) + TO_FIGURES + 4
    left, bottom = max(side + 30 * scale, figures), style.height - foot * scale - 4
    edges = left, style.head + above * scale, style.width - side - 4, bottom
    return ValuePlot(*edges, most_x or 1.0, most_y or 1.0, levels)


def halves(most: float) -> tuple[float, ...]:
    """Return the levels of an axis whose highest value is a round one."""
    return 0, most / 2, most


def rule_levels(sheet: Sheet, plot: ValuePlot) -> None:
    """Draw the level lines with their figures at the left."""
    for level in plot.levels:
        sheet.rule(plot.y(level), plot.left, plot.right, strong=level == 0)
        sheet.say(plot.left - TO_FIGURES, plot.y(level), f"{level:g}", ha="right")
