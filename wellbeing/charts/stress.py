"""Stress over time: every rating a point, the smoothed line where it is earned, gaps left as gaps."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from wellbeing.charts.chart_style import (
    ChartStyle,
    add_discs,
    hours_in,
    hours_of,
    label_level,
    label_time,
    new_figure,
    place_ground,
    say,
    say_empty,
    say_legend,
    say_title,
)
from wellbeing.charts.word_widths import size_in_px, width_in_caption
from wellbeing.domain.patterns.rhythm import LEAST_IN_CELL
from wellbeing.domain.themes import stress_band
from wellbeing.domain.trends import TrendPicture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from wellbeing.charts.ground import Ground

POINT_AREA = 26.0  # square points at 100 % text
CROWDED = 400  # points; beyond, they get smaller and lose their halo
APART = 7.0  # px at 100 % between the middles of points that would hide one another
LOWEST, HIGHEST = -0.4, 10.4
GAP = timedelta(days=3)


def stress_chart(picture: TrendPicture, style: ChartStyle) -> Figure:
    """Return the figure of stress 0-10 over a range; drawn empty, with a word, where there is no rating."""
    figure = new_figure(style)
    ground = place_ground(figure, style, style.left, style.foot + 6, 20, 64 if style.titled else 12)
    draw_stress(ground, picture, style)
    label_time(ground, style, picture.span)
    if style.titled:
        say_title(figure, style, style.t("Stress"))
        line = [("stress_line", style.t("stress"))] if picture.has_line else []
        usual = [("usual", style.t("your usual range"))] if picture.usual else []
        say_legend(figure, style, line + usual, under_title=True)
    return figure


def draw_stress(ground: Ground, picture: TrendPicture, style: ChartStyle) -> None:
    """Draw ratings, line and the own usual range; x are hours from the span's start."""
    theme = style.theme
    ground.scale((0, hours_in(picture.span, picture.span.end)), (LOWEST, HIGHEST))
    shade_shifts(ground, picture, style)
    for level in (0, 5, 10):
        label_level(ground, style, level, str(level))
    ground.rules((0, 5, 10), color=theme.chart("grid"), linewidth=0.75, zorder=1)
    if not picture.points:
        say_empty(ground, style, style.t("Stress not rated in this range yet."))
        return
    if picture.usual:
        ground.area(None, picture.usual, facecolor=theme.chart("usual"), zorder=0)
    draw_bands(ground, picture, style)
    say_gaps(ground, picture, style)
    draw_points(ground, picture, style)
    for stretch in picture.lines:
        xs = hours_of(picture.span, (moment for moment, _ in stretch))
        ground.line(
            xs, [value for _, value in stretch], color=theme.chart("stress_line"),
            linewidth=theme.stroke("chart_line") * 0.75, solid_capstyle="round", zorder=3,
        )  # fmt: skip


def shade_shifts(ground: Ground, picture: TrendPicture, style: ChartStyle) -> None:
    """Shade the planned hours of work, behind all else."""
    for shift in picture.shifts:
        ends = hours_in(picture.span, shift.start), hours_in(picture.span, shift.end)
        ground.area(ends, None, facecolor=style.theme.chart("shift"), zorder=-1)


def draw_bands(ground: Ground, picture: TrendPicture, style: ChartStyle) -> None:
    """Draw how sure the line is, as one outline for each stretch, within the scale."""
    from matplotlib.patches import Polygon

    for stretch in picture.bands:
        xs = hours_of(picture.span, (at for at, _, _ in stretch))
        there = [(x, max(0.0, low)) for x, (_, low, _) in zip(xs, stretch, strict=True)]
        back = [(x, min(10.0, high)) for x, (_, _, high) in zip(xs, stretch, strict=True)]
        band = Polygon(
            [*there, *reversed(back)],
            facecolor=style.theme.chart("stress_band"),
            edgecolor="none",
            zorder=1.5,
        )
        ground.put(band)


def say_gaps(ground: Ground, picture: TrendPicture, style: ChartStyle) -> None:
    """Write a word into each stretch of days without a rating, where there is room; none into what is to come."""
    if picture.days.days == 1:
        return
    words, span = style.t("not rated"), picture.span
    need = width_in_caption(words, style) + size_in_px(style)
    px = ground.box[2] / hours_in(span, span.end)
    least = hours_in(span, span.start + GAP) * (7 if picture.by_week else 1)
    end = min(span.end, picture.until or span.end)
    places = [0.0, *hours_of(span, (at for at, _ in picture.points)), hours_in(span, end)]
    for before, after in pairwise(places):
        if after - before > least and (after - before) * px > need:
            x, y = ground.across((before + after) / 2), ground.down(8.2)
            say(ground, style, x, y, words, ha="center", va="center", zorder=4)


def draw_points(ground: Ground, picture: TrendPicture, style: ChartStyle) -> None:
    """Draw the ratings in the colour of their band with a halo of the card, one collection for all.

    Means of weeks are hollow where one or two ratings are all there is (E62).
    """
    theme = style.theme
    crowded = len(picture.points) > CROWDED
    xs = spread(picture, ground.box[2] / theme.growth)
    ys = [value for _, value in picture.points]
    fills = [theme.stress.fill[stress_band(y)] for y in ys]
    card, line = theme.colour("card"), 0 if crowded else 1
    few = [picture.by_week and n < LEAST_IN_CELL for n in picture.counts]
    faces = [card if hollow else fill for fill, hollow in zip(fills, few, strict=True)]
    edges = [fill if hollow else card for fill, hollow in zip(fills, few, strict=True)]
    lines = [0.75 if hollow else line for hollow in few] if any(few) else line
    areas = [POINT_AREA * theme.growth**2 * (0.3 if crowded else 1)]
    over = 2 if picture.days.days > 1 else 4
    add_discs(ground, xs, ys, areas, faces, edges if any(few) else card, lines, over)


def spread(picture: TrendPicture, room: float) -> list[float]:
    """Return where each rating stands, in hours from the span's start, on a time axis of `room` px.

    In a range of days equal ratings of a day stand side by side in the middle of their day: at their own times they
    would hide one another.
    """
    hours = hours_of(picture.span, (moment for moment, _ in picture.points))
    if picture.days.days == 1 or len(picture.points) <= picture.days.days:
        return hours
    starts = [bucket.start for bucket in picture.buckets]
    groups: dict[tuple[int, float], list[int]] = {}
    for place, (moment, value) in enumerate(picture.points):
        groups.setdefault((bisect_right(starts, moment) - 1, value), []).append(place)
    for (day, _), places in groups.items():
        bucket = picture.buckets[max(day, 0)]
        start, end = hours_in(picture.span, bucket.start), hours_in(picture.span, bucket.end)
        step = min(
            APART * hours_in(picture.span, picture.span.end) / max(1.0, room), (end - start) / len(places)
        )
        for at, place in enumerate(places):
            hours[place] = (start + end) / 2 + (at - (len(places) - 1) / 2) * step
    return hours
