"""A link between a factor and stress as its days: a disc where they stand, larger where several coincide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import (
    GAP,
    POINTS_PER_PIXEL,
    ChartStyle,
    height_of,
    label_level,
    new_figure,
    place_axes,
)
from wellbeing.charts.word_widths import fitted, size_in_px
from wellbeing.domain.themes import stress_band

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from wellbeing.domain.insights.links import DayPair

LEAST, MOST = 7.0, 28.0  # px across: one day, and many on one place; areas count days
TICKS = 3
LABEL_LINE = 18  # px for a line of words under the plot


@dataclass(frozen=True, slots=True)
class LinkPicture:
    """The days (factor, stress), what the factor is called, and, of one that is a yes or no, words for both."""

    days: Sequence[DayPair]
    name: str
    either: tuple[str, str] | None = None


def together_chart(picture: LinkPicture, style: ChartStyle) -> Figure:
    """Return the figure of a link: the factor to the right, stress 0-10 upwards."""
    figure = new_figure(style)
    line = round(LABEL_LINE * style.theme.text_scale)
    axes = place_axes(figure, style, style.left, style.foot + line, 20, 28)
    axes.set_ylim(-0.6, 10.6)
    for level in (0, 5, 10):
        label_level(axes, style, level, str(level))
        axes.axhline(level, color=style.theme.chart("grid"), linewidth=0.75, zorder=1)
    ticks = ticks_of(picture)
    low, high = min(place for place, _ in ticks), max(place for place, _ in ticks)
    room = (high - low) * (0.5 if picture.either else 0.06)
    axes.set_xlim(low - room, high + room)
    say_across(axes, style, ticks, picture.name)
    draw_days(axes, picture, style)
    return figure


def ticks_of(picture: LinkPicture) -> list[tuple[float, str]]:
    """Return the places to label along the factor, with their words."""
    if picture.either:
        return list(zip((0.0, 1.0), picture.either, strict=True))
    low, high = 0.0, max(value for value, _ in picture.days)
    step = (high - low or 1.0) / (TICKS - 1)
    digits = 0 if step >= 2 else 1
    places = [round(low + step * tick, digits) for tick in range(TICKS)]
    return [(place, f"{place:g}") for place in places]


def say_across(axes: Axes, style: ChartStyle, ticks: Sequence[tuple[float, str]], name: str) -> None:
    """Write the figures under the plot, and under them what is counted there; above it, what stands upwards."""
    height, small = height_of(axes, style), style.words()
    ink = style.theme.chart("label")
    for place, words in ticks:
        axes.text(
            place, -GAP / height, words, ha="center", va="top", transform=axes.get_xaxis_transform(),
            color=ink, fontproperties=small,
        )  # fmt: skip
    room = style.width - style.left - 3 * size_in_px(style)
    below = -(GAP + LABEL_LINE * style.theme.text_scale) / height
    for x, y, words, ha, va in (
        (1.0, below, f"{fitted(name, room, style)} →", "right", "top"),
        (0.0, 1 + 6 / height, f"↑ {style.t('stress')}", "left", "bottom"),
    ):
        axes.text(x, y, words, ha=ha, va=va, transform=axes.transAxes, color=ink, fontproperties=small)


def draw_days(axes: Axes, picture: LinkPicture, style: ChartStyle) -> None:
    """Draw the days as one collection, in the colour of their band of stress."""
    places = Counter(picture.days).most_common()  # the large ones first, so that they hide none
    across = [min(LEAST * n**0.5, MOST) for _, n in places]
    axes.scatter(
        [x for (x, _), _ in places], [y for (_, y), _ in places], s=[(side * POINTS_PER_PIXEL) ** 2 for side in across],
        c=[style.theme.stress.fill[stress_band(y)] for (_, y), _ in places], edgecolors=style.theme.colour("card"),
        linewidths=1, alpha=0.85, zorder=2, clip_on=False,
    )  # fmt: skip
