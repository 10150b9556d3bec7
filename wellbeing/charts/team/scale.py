"""Where a team's periods stand on a chart, and the days under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import GAP, ChartStyle, say
from wellbeing.charts.ticks import name_day, name_month
from wellbeing.charts.word_widths import width_in_caption
from wellbeing.domain.team.trends import TrendLine

if TYPE_CHECKING:
    from wellbeing.charts.ground import Ground

RIGHT = 12  # px beside the plot
COLUMN, COLUMN_SHARE = 56.0, 0.8
CROWDED = 18.0  # px for a period; below, dots lose their halo and grey columns touch
A_YEAR = 330  # days; beyond, labels name the year


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the periods stand: x are days from the first one's first day; `wide` and `high` are px of the plot."""

    lines: Sequence[TrendLine]
    wide: float
    high: float

    @property
    def days(self) -> int:
        """The days from the first period to the end of the last."""
        return (self.lines[-1].last - self.lines[0].first).days + 1

    @property
    def px(self) -> float:
        """The px of a day."""
        return self.wide / self.days

    @property
    def room(self) -> float:
        """The px of the shortest period."""
        return self.px * min((line.last - line.first).days + 1 for line in self.lines)

    def middle(self, line: TrendLine) -> float:
        """Return a period's middle."""
        return ((line.first - self.lines[0].first).days + (line.last - self.lines[0].first).days + 1) / 2

    def column(self) -> float:
        """Return the width of a grey column, in days."""
        share = 1.0 if self.room < CROWDED else COLUMN_SHARE
        return min(COLUMN, self.room * share) / self.px


def scale_of(lines: Sequence[TrendLine], style: ChartStyle, high: float = 1.0) -> Scale:
    """Return the scale of these periods on a sheet."""
    return Scale(lines, style.width - style.left - RIGHT, high)


def label_periods(ground: Ground, scale: Scale, style: ChartStyle) -> None:
    """Write first days under the periods, as many as find room, counted from the newest."""
    name = name_month if scale.days > A_YEAR else name_day
    free, words = scale.wide + RIGHT, ""
    for line in reversed(scale.lines):
        said = name(line.first, style.t)
        x, half = scale.middle(line) * scale.px, width_in_caption(said, style) / 2
        if x + half > free or said == words:
            continue
        free, words = x - half - 8 * style.theme.text_scale, said
        _, top, _, height = ground.box
        say(
            ground, style, ground.across(scale.middle(line)), top + height + GAP, words, ha="center", va="top"
        )
