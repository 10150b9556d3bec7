"""A plot on a sheet counted in px: its frame, and where a value of an axis stands."""

from __future__ import annotations

from dataclasses import dataclass

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.patterns.sheet import Sheet, margin


@dataclass(frozen=True, slots=True)
class ValuePlot:
    """The edges of a plot in px, and the highest values of its axes, which begin at 0."""

    left: float
    top: float
    right: float
    bottom: float
    most_x: float
    most_y: float

    def x(self, value: float) -> float:
        """Return where a value stands, from the left."""
        return self.left + (self.right - self.left) * value / self.most_x

    def y(self, value: float) -> float:
        """Return where a value stands, from the top."""
        return self.bottom - (self.bottom - self.top) * value / self.most_y


def plot_on(
    style: ChartStyle, most_x: float, most_y: float, foot: float = 24, above: float = 10
) -> ValuePlot:
    """Return a plot that fills a sheet, with room for labels at the left and below."""
    scale, side = style.theme.text_scale, margin(style)
    return ValuePlot(
        side + 30 * scale, style.head + above * scale, style.width - side - 4, style.height - foot * scale - 4,
        most_x or 1.0, most_y or 1.0,
    )  # fmt: skip


def rule_levels(sheet: Sheet, plot: ValuePlot, levels: tuple[float, ...]) -> None:
    """Draw level lines with their figures at the left."""
    for level in levels:
        sheet.rule(plot.y(level), plot.left, plot.right, strong=level == 0)
        sheet.say(plot.left - 8, plot.y(level), f"{level:g}", ha="right")
