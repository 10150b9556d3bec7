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
    """Write first days under the periods, counted from the newest: each, or each second, third ... that finds room."""
    name = name_month if scale.days > A_YEAR else name_day
    named = [(line, name(line.first, style.t)) for line in reversed(scale.lines)]
    whole = [pair for pair in named if have_room([pair], scale, style)]
    apart = [pair for place, pair in enumerate(whole) if not place or pair[1] != whole[place - 1][1]]
    fitting = (apart[::step] for step in range(1, len(apart) + 1) if have_room(apart[::step], scale, style))
    _, top, _, height = ground.box
    for line, words in next(fitting, apart[:1]):
        x = ground.across(scale.middle(line))
        say(ground, style, x, top + height + GAP, words, ha="center", va="top")


def have_room(named: Sequence[tuple[TrendLine, str]], scale: Scale, style: ChartStyle) -> bool:
    """Tell whether words under these periods, the newest first, leave air between them and end on the sheet."""
    free = scale.wide + RIGHT
    for line, words in named:
        x, half = scale.middle(line) * scale.px, width_in_caption(words, style) / 2
        if x + half > free:
            return False
        free = x - half - 8 * style.theme.text_scale
    return True
