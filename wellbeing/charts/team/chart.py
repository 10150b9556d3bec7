"""A team's trend: share of high per period with its interval, joined where neighbours hold a figure, gaps as gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import (
    ChartStyle,
    label_level,
    new_figure,
    place_ground,
    say,
    say_empty,
    say_legend,
    say_title,
)
from wellbeing.charts.team.marks import draw_intervals, draw_shares
from wellbeing.charts.team.scale import RIGHT, Scale, label_periods, scale_of
from wellbeing.charts.word_widths import width_in_caption
from wellbeing.domain.team.trends import TrendLine

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from wellbeing.charts.ground import Ground


def team_chart(lines: Sequence[TrendLine], style: ChartStyle, invented: bool = False) -> Figure:
    """Return the figure of a team's periods in order; drawn empty, with a sentence, where there is none."""
    figure = new_figure(style)
    # Whether the words fit into their columns decides on the room above the plot.
    unsaid = bool(lines) and not style.titled and not words_fit(lines, style)
    above = 64 if style.titled else round(12 + 24 * style.theme.text_scale * unsaid)
    ground = place_ground(figure, style, style.left, style.foot + 6, RIGHT, above)
    draw_team(ground, lines, style)
    if unsaid:
        say_key(figure, style)
    if style.titled:
        title = style.t("Share of high stress")
        say_title(figure, style, style.t("Invented: {title}").format(title=title) if invented else title)
        say_legend(figure, style, legend_of(lines, style.t))
    return figure


def legend_of(lines: Sequence[TrendLine], t: Callable[[str], str]) -> list[tuple[str, str]]:
    """Return (chart role, words) of what is really there."""
    found = []
    if any(line.estimate for line in lines):
        found = [("stress_line", t("share of high")), ("stress_band", t("95% interval"))]
    return found + ([("usual", t("no figure"))] if any(line.estimate is None for line in lines) else [])


def draw_team(ground: Ground, lines: Sequence[TrendLine], style: ChartStyle) -> None:
    """Draw the periods ; x are days, y are shares."""
    scale = scale_of(lines, style, ground.box[3]) if lines else None
    if scale is not None:
        ground.scale((0, scale.days))
    draw_grid(ground, style)  # reaches from edge to edge of the days that are chosen by now
    for level in (0.0, 0.5, 1.0):
        label_level(ground, style, level, f"{level:.0%}")
    if scale is None:
        say_empty(ground, style, style.t("No figure yet."))
        return
    draw_gaps(ground, scale, style)
    draw_intervals(ground, scale, style)
    draw_shares(ground, scale, style)
    label_periods(ground, scale, style)


def draw_grid(ground: Ground, style: ChartStyle) -> None:
    """Draw the quarters as thin lines."""
    ground.rules((0.0, 0.25, 0.5, 0.75, 1.0), linewidth=0.75, color=style.theme.chart("grid"), zorder=1)


def draw_gaps(ground: Ground, scale: Scale, style: ChartStyle) -> None:
    """Draw each run of periods without a figure as one quiet column; why there is none is not known here."""
    from matplotlib.patches import Rectangle

    theme, half = style.theme, scale.column() / 2
    words = folded(style.t("no figure")) if words_fit(scale.lines, style) else ""
    edge = theme.colour("hairline") if theme.high_contrast else "none"
    for run in gaps_in(scale.lines):
        left, right = scale.middle(run[0]) - half, scale.middle(run[-1]) + half
        column = Rectangle(
            (left, 0), right - left, 1, facecolor=theme.chart("usual"), edgecolor=edge, zorder=0
        )
        ground.put(column)
        if words:
            x, y = ground.across((left + right) / 2), ground.down(0.5)
            say(ground, style, x, y, words, ha="center", va="center", linespacing=1.3, zorder=2)


def say_key(figure: Figure, style: ChartStyle) -> None:
    """Say at the top right what a grey column is, where the columns are too narrow for words."""
    from matplotlib.patches import Rectangle

    words, theme = style.t("no figure"), style.theme
    size, right, middle = (
        theme.pt("caption_pt"),
        style.width - RIGHT,
        1 - 12 * theme.text_scale / style.height,
    )
    left = right - width_in_caption(words, style) - 1.6 * size
    figure.add_artist(
        Rectangle(
            (left / style.width, middle - size / 2 / style.height), size / style.width, size / style.height,
            facecolor=theme.chart("usual"), edgecolor=theme.colour("line"), linewidth=0.75,
        )
    )  # fmt: skip
    figure.text(
        (left + 1.6 * size) / style.width, middle, words, ha="left", va="center",
        color=theme.chart("label"), fontproperties=style.words(),
    )  # fmt: skip


def gaps_in(lines: Sequence[TrendLine]) -> list[list[TrendLine]]:
    """Return the runs of neighbouring periods without a figure."""
    return [list(run) for empty, run in groupby(lines, key=lambda line: line.estimate is None) if empty]


def words_fit(lines: Sequence[TrendLine], style: ChartStyle) -> bool:
    """Tell whether every grey column is wide enough for its words; True where there is none."""
    scale = scale_of(lines, style)
    need = max(width_in_caption(word, style) for word in folded(style.t("no figure")).split("\n"))
    between = [(scale.middle(run[-1]) - scale.middle(run[0])) * scale.px for run in gaps_in(lines)]
    return all(gap + scale.column() * scale.px >= need for gap in between)


def folded(words: str) -> str:
    """Return words on two lines: broken at their first space, Chinese ones in the middle."""
    if " " in words:
        return words.replace(" ", "\n", 1)
    return f"{words[: len(words) // 2]}\n{words[len(words) // 2 :]}"
