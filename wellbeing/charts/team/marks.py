"""The marks of a team's trend: intervals as soft bars, shares as dots, a triangle at a change that is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from wellbeing.charts.chart_style import POINTS_PER_PIXEL, ChartStyle
from wellbeing.charts.team.scale import CROWDED, Scale
from wellbeing.domain.team.trends import TrendLine

if TYPE_CHECKING:
    from wellbeing.charts.ground import Ground

BAR, BAR_SHARE = 14.0, 0.24  # px at most at 100 % text, share of a period's room
DOT, DOT_SHARE = 10.0, 0.55
JOIN = 0.55  # of the ink of the dots has the line between them
TRIANGLE, TRIANGLE_OFF = 5, 13  # points across, px from its dot


def draw_intervals(ground: Ground, scale: Scale, style: ChartStyle) -> None:
    """Draw the 95 % intervals as soft bars with round ends, one outline for all."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    wide = max(2.0, min(BAR * style.theme.growth, scale.room * BAR_SHARE))
    corners: list[tuple[float, float]] = []
    codes: list[int] = []
    for line in scale.lines:
        if line.estimate is not None:
            tall = max(2.0, (line.estimate.high - line.estimate.low) * scale.high)
            bend = min(wide, tall) / 2
            middle = (line.estimate.low + line.estimate.high) / 2
            box = (scale.middle(line), middle, wide / 2 / scale.px, tall / 2 / scale.high)
            corners += rounded(box, bend / scale.px, bend / scale.high)
            codes += ROUNDED
    if corners:
        theme = style.theme
        edge = theme.chart("label") if theme.high_contrast else "none"
        path = Path(corners, codes)
        ground.put(
            PathPatch(path, facecolor=theme.chart("stress_band"), edgecolor=edge, linewidth=0.75, zorder=2)
        )


# Path.MOVETO, then LINETO and CURVE3 with its control for each corner, CLOSEPOLY.
ROUNDED = [1, *(2, 3, 3) * 4, 79]


def rounded(
    box: tuple[float, float, float, float], across: float, up: float
) -> Iterator[tuple[float, float]]:
    """Yield the points of a box (middle x, y, half its width, half its height) with bent corners."""
    x, y, half, tall = box
    yield x - half + across, y - tall
    for side, end in ((1, -1), (1, 1), (-1, 1), (-1, -1)):
        corner = (x + side * half, y + end * tall)
        flat, steep = (corner[0] - side * across, corner[1]), (corner[0], corner[1] - end * up)
        first, last = (flat, steep) if side * end < 0 else (steep, flat)
        yield from (first, corner, last)
    yield x - half + across, y - tall


def draw_shares(ground: Ground, scale: Scale, style: ChartStyle) -> None:
    """Draw the shares as dots, a line between neighbours that both hold one, a triangle at a certain change."""
    theme = style.theme
    ink = {"color": theme.chart("stress_line")}
    width = (
        theme.stroke("hairline") * theme.growth * POINTS_PER_PIXEL
    )  # quieter than the intervals, which say how little is sure
    for empty, run in groupby(scale.lines, key=lambda line: line.estimate is None):
        shares = [] if empty else [place_of(line, scale) for line in run]
        if len(shares) > 1:
            put(ground, shares, linewidth=width, alpha=JOIN, solid_capstyle="round", zorder=1.5, **ink)
    told = [line for line in scale.lines if line.estimate]
    dot = max(2.5, min(DOT * theme.growth, scale.room * DOT_SHARE)) * POINTS_PER_PIXEL
    halo = {"markeredgecolor": theme.colour("card"), "markeredgewidth": 0 if scale.room < CROWDED else 1.2}
    put(
        ground,
        [place_of(line, scale) for line in told],
        linewidth=0,
        marker="o",
        markersize=dot,
        zorder=4,
        **halo,
        **ink,
    )
    for arrow, mark in ((1, "^"), (-1, "v")):
        found = [beside(line, scale, theme.growth) for line in told if line.arrow == arrow]
        put(
            ground,
            found,
            linewidth=0,
            marker=mark,
            markersize=TRIANGLE * theme.growth,
            markeredgewidth=0,
            zorder=5,
            **ink,
        )


def place_of(line: TrendLine, scale: Scale, off: float = 0.0) -> tuple[float, float]:
    """Return where a period's share stands, moved up by some px."""
    share = line.estimate.share if line.estimate else 0.0
    return scale.middle(line), share + off / scale.high


def beside(line: TrendLine, scale: Scale, growth: float) -> tuple[float, float]:
    """Return where the triangle of a change stands: ahead of its dot, behind it where the plot ends."""
    off = line.arrow * TRIANGLE_OFF * growth
    x, y = place_of(line, scale, off)
    return (x, y) if 0 <= y <= 1 else place_of(line, scale, -off)


def put(ground: Ground, places: Sequence[tuple[float, float]], **style: Any) -> None:
    """Put a line or marks on the plot."""
    if places:
        ground.line([x for x, _ in places], [y for _, y in places], **style)
