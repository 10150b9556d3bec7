"""The marks of a team's trend: intervals as soft bars, shares as dots, a triangle at a change that is certain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from wellbeing.charts.sheet import Sheet
from wellbeing.charts.team_scale import CROWDED, Scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BAR, BAR_SHARE = 14.0, 0.24  # px at most, share of a period's room
DOT, DOT_SHARE = 9.0, 0.5


def draw_intervals(axes: Axes, scale: Scale, sheet: Sheet) -> None:
    """Draw the 95 % intervals as soft bars with round ends, one outline for all."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    wide = max(2.0, min(BAR, scale.room * BAR_SHARE))
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
        look = sheet.look
        edge = look.chart("label") if look.high_contrast else "none"
        path = Path(corners, codes)
        axes.add_patch(
            PathPatch(path, facecolor=look.chart("stress_band"), edgecolor=edge, linewidth=0.75, zorder=2)
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


def draw_shares(axes: Axes, scale: Scale, sheet: Sheet) -> None:
    """Draw the shares as dots, a line between neighbours that both hold one, a triangle at a certain change."""
    look = sheet.look
    for empty, run in groupby(scale.lines, key=lambda one: one.estimate is None):
        shares = [(scale.middle(one), one.estimate.share) for one in run if one.estimate and not empty]
        if len(shares) > 1:
            axes.plot(
                *zip(*shares, strict=True), color=look.chart("stress_line"), zorder=3, clip_on=False,
                linewidth=look.stroke("chart_line") * 0.75, solid_capstyle="round",
            )  # fmt: skip
    told = [(scale.middle(one), one.estimate.share) for one in scale.lines if one.estimate]
    if told:
        dot = max(2.5, min(DOT, scale.room * DOT_SHARE))
        axes.scatter(
            [x for x, _ in told], [y for _, y in told], s=(dot * 0.75) ** 2, color=look.chart("stress_line"), zorder=4,
            edgecolors=look.colour("card"), linewidths=0 if scale.room < CROWDED else 1.2, clip_on=False,
        )  # fmt: skip
    for arrow, mark in ((1, "^"), (-1, "v")):
        draw_arrows(axes, scale, sheet, arrow, mark)


def draw_arrows(axes: Axes, scale: Scale, sheet: Sheet, arrow: int, mark: str) -> None:
    """Draw the triangles of one direction beside the dots, on the side they point to."""
    off = 13 / scale.high
    found = [
        (scale.middle(one), min(1.0, max(0.0, one.estimate.share + arrow * off)))
        for one in scale.lines
        if one.estimate and one.arrow == arrow
    ]
    if found:
        axes.scatter(
            [x for x, _ in found], [y for _, y in found], s=26, marker=mark, color=sheet.look.chart("stress_line"),
            linewidths=0, zorder=5, clip_on=False,
        )  # fmt: skip
