"""Load under time: what the contacts weighed, stacked by kind from the lightest to the heaviest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import (
    ChartStyle,
    hours_in,
    hours_of,
    label_level,
    label_time,
    new_figure,
    place_ground,
    say_empty,
    say_legend,
    say_title,
)
from wellbeing.charts.kind_words import kind_words
from wellbeing.domain.load import WEIGHING
from wellbeing.domain.trends import TrendPicture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from wellbeing.charts.ground import Ground

BAR_SHARE = 0.62  # of a bar's room
BAR_MOST = 14  # px at 100 % text


def load_chart(picture: TrendPicture, style: ChartStyle) -> Figure:
    """Return the figure of load by kind over a range; drawn empty, with a word, where there is none."""
    figure = new_figure(style)
    ground = place_ground(figure, style, style.left, style.foot + 6, 20, 64 if style.titled else 12)
    most = draw_load(ground, picture, style)
    if most:
        label_level(ground, style, 0, "0")
        label_level(ground, style, nice(most), f"{nice(most):g}")
    label_time(ground, style, picture.span)
    if style.titled:
        say_title(figure, style, style.t("Load of contacts"))
        seen = {kind for bucket in picture.buckets for kind in bucket.load if bucket.load[kind]}
        words = kind_words(style.t)
        entries = [(f"load_{kind}", words[kind]) for kind in WEIGHING if kind in seen]
        say_legend(figure, style, entries, under_title=True)
    return figure


def draw_load(ground: Ground, picture: TrendPicture, style: ChartStyle, scale: float = 0.0) -> float:
    """Draw stacked bars on a base line and return the height of the highest; one outline a kind, not a bar each.

    The axis holds bars as high as `scale`, if it says so.
    """
    ground.scale((0, hours_in(picture.span, picture.span.end)))
    ground.rules((0,), color=style.theme.colour("hairline"), linewidth=1, zorder=1)
    tops = [0.0] * len(picture.buckets)
    if not any(kind in bucket.load for bucket in picture.buckets for kind in WEIGHING):
        say_empty(ground, style, style.t("No load in this range."))
        return 0.0
    sides = bar_sides(picture, max(1.0, ground.box[2]) / style.theme.growth)
    for kind in WEIGHING:
        heights = [bucket.load.get(kind, 0.0) for bucket in picture.buckets]
        if any(heights):
            bars(ground, sides, style, kind, tops, heights)
            tops = [top + height for top, height in zip(tops, heights, strict=True)]
    most = max(scale, *tops)
    ground.scale(ys=(-most * 0.02, nice(most) * 1.04))
    return most


def bar_sides(picture: TrendPicture, room: float) -> list[tuple[float, float]]:
    """Return the left and right of each bar, in hours from the span's start, on a time axis of `room` px."""
    hours = hours_of(picture.span, [picture.span.start, *(bucket.end for bucket in picture.buckets)])
    widest = BAR_MOST * hours[-1] / room
    halves = [min((end - start) * BAR_SHARE, widest) / 2 for start, end in pairwise(hours)]
    middles = [(start + end) / 2 for start, end in pairwise(hours)]
    return [(middle - half, middle + half) for middle, half in zip(middles, halves, strict=True)]


def bars(
    ground: Ground,
    sides: Sequence[tuple[float, float]],
    style: ChartStyle,
    kind: str,
    floors: list[float],
    heights: list[float],
) -> None:
    """Draw one kind's part of every bar as one compound path: a patch for each would cost seconds over years."""
    import numpy as np
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    there = np.flatnonzero(heights)
    (left, right), low = np.array(sides)[there].T, np.array(floors)[there]
    top = low + np.array(heights)[there]
    corners = np.stack([left, low, left, top, right, top, right, low, left, low], axis=1).reshape(-1, 2)
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(there)
    edge = 0.75 if ground.box[2] / len(sides) > 4 else 0
    patch = PathPatch(
        Path(corners, codes), facecolor=style.theme.chart(f"load_{kind}"), edgecolor=style.theme.colour("card"),
        linewidth=edge, zorder=2,
    )  # fmt: skip
    ground.put(patch)


def nice(most: float) -> float:
    """Return the next 1, 2 or 5 times a power of ten at or above a figure: the top of an axis."""
    power = 1.0
    while power * 10 <= most:
        power *= 10
    while power > most:
        power /= 10
    return next(power * step for step in (1, 2, 5, 10) if power * step >= most)
