"""What is on the charts: points, lines, bars, words; and that drawing them is quiet and quick."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from tests.charts.conftest import (
    WORDS,
    chart_style,
    drawn,
    grounds,
    lines_of,
    past_the_edge,
    picture,
    words_on,
)
from wellbeing.charts.chart_style import ChartStyle, hours_in
from wellbeing.charts.load import load_chart, nice
from wellbeing.charts.stress import stress_chart
from wellbeing.charts.trend import trend_chart
from wellbeing.domain.themes import stress_band
from wellbeing.domain.trends import TrendPicture

Chart = Callable[[TrendPicture, ChartStyle], Figure]
CHARTS: tuple[Chart, ...] = (stress_chart, load_chart, trend_chart)
LANGUAGES = ("zh_CN", "zh_TW", "en")


def of_kind(figure: Figure, kind: type) -> list[Any]:
    return [mark for ground in grounds(figure) for mark in ground.marks if isinstance(mark, kind)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("chart", CHARTS)
def test_drawn_without_a_warning_in_each_language_and_theme(chart: Chart, language: str, theme: str):
    """A glyph that the font lacks, or a bad limit, would warn, and a warning fails."""
    drawn(chart(picture(), chart_style(language, theme)))
    drawn(chart(picture(points=0, loaded=False), chart_style(language, theme)))


def test_every_rating_is_a_point_in_the_colour_of_its_band():
    own, theme = picture(points=40), chart_style().theme
    (points,) = of_kind(stress_chart(own, chart_style()), PathCollection)
    offsets = [tuple(offset) for offset in points.get_offsets()]
    assert [y for _, y in offsets] == [value for _, value in own.points]
    days = [at.astimezone(own.span.start.tzinfo) - own.span.start for at, _ in own.points]
    assert [x // 24 for x, _ in offsets] == [day.days for day in days]
    assert len(set(offsets)) == len(offsets)  # none hides another
    day = picture(days=1, points=30)
    (points,) = of_kind(stress_chart(day, chart_style()), PathCollection)
    assert [x for x, _ in points.get_offsets()] == [hours_in(day.span, at) for at, _ in day.points]
    colours = {tuple(round(part * 255) for part in colour[:3]) for colour in points.get_facecolors()}
    expected = {theme.stress.fill[stress_band(value)] for _, value in own.points}
    assert colours == {tuple(bytes.fromhex(colour.lstrip("#"))) for colour in expected}


def test_the_first_and_the_last_point_are_whole():
    figure = stress_chart(picture(days=7, points=40), chart_style())
    (points,) = of_kind(figure, PathCollection)
    assert points.get_clip_box() is points.get_clip_path() is None


def test_each_stretch_is_a_line_of_its_own():
    own = picture()
    assert lines_of(stress_chart(own, chart_style())) == [len(stretch) for stretch in own.lines]
    assert lines_of(stress_chart(picture(line=False), chart_style())) == []


def test_points_line_and_bars_grow_half_as_much_as_the_words():
    """At 200 % words, marks of the same size as before would be specks beside them."""
    style = chart_style()
    sizes = [sizes_of(style), sizes_of(replace(style, theme=style.theme.at(2.0)))]
    assert sizes[1] == pytest.approx([1.5 * size for size in sizes[0]], rel=0.02)


def sizes_of(style: ChartStyle) -> list[float]:
    """Return the px of a point, of the line and of a bar, the plot as wide as at 100 %."""
    stress, load = stress_chart(picture(days=31), style), load_chart(picture(), style)
    (points,) = of_kind(stress, PathCollection)
    line = max(line.get_linewidth() for line in of_kind(stress, Line2D))
    corners = of_kind(load, PathPatch)[0].get_path().vertices[:, 0]
    (ground,) = grounds(load)
    px = ground.box[2] / ground.xs[1]
    return [float(points.get_sizes()[0]) ** 0.5, line, float(corners[2] - corners[0]) * px]


def test_bars_are_stacked_to_the_load_of_their_bucket():
    own = picture()
    figure = load_chart(own, chart_style())
    patches = of_kind(figure, PathPatch)
    assert len(patches) == 3  # demanding, rude, threat: one outline a kind
    tops: dict[int, float] = {}
    for patch in patches:
        corners = patch.get_path().vertices
        for place in range(0, len(corners), 5):
            middle = (corners[place][0] + corners[place + 2][0]) / 2
            bucket = next(
                i
                for i, bucket in enumerate(own.buckets)
                if hours_in(own.span, bucket.start) < middle < hours_in(own.span, bucket.end)
            )
            assert corners[place][1] == pytest.approx(tops.get(bucket, 0.0))
            tops[bucket] = corners[place + 1][1]
    assert tops == pytest.approx(
        {place: sum(bucket.load.values()) for place, bucket in enumerate(own.buckets)}
    )
    low, high = grounds(figure)[0].ys
    assert low < 0 < max(tops.values()) <= high


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_chart_says_so(language: str):
    words = WORDS[language]
    empty = picture(points=0, loaded=False)
    stress, load = "Stress not rated in this range yet.", "No load in this range."
    assert words.get(stress, stress) in words_on(stress_chart(empty, chart_style(language)))
    assert words.get(load, load) in words_on(load_chart(empty, chart_style(language)))
    both = words_on(trend_chart(empty, chart_style(language, titled=False)))
    assert {words.get(stress, stress), words.get(load, load)} <= set(both)
    assert stress not in words_on(stress_chart(picture(), chart_style()))


def test_days_that_are_to_come_are_not_called_unrated():
    own = picture(days=30, points=30)
    early = replace(own, points=own.points[:10], counts=own.counts[:10])
    for until, said in ((own.span.end, 1), (own.points[10][0], 0)):
        words = words_on(stress_chart(replace(early, until=until), chart_style()))
        assert words.count("not rated") == said


@pytest.mark.parametrize("titled", [True, False])
def test_a_title_only_where_it_is_asked_for(titled: bool):
    assert ("Stress" in words_on(stress_chart(picture(), chart_style(titled=titled)))) == titled
    assert ("Load of contacts" in words_on(load_chart(picture(), chart_style(titled=titled)))) == titled


@pytest.mark.parametrize("chart", [stress_chart, load_chart])
def test_a_legend_leaves_the_title_alone_on_a_narrow_sheet(chart: Chart):
    figure = chart(picture(), chart_style(width=360, height=240))
    drawn(figure)
    (legend,), title = figure.legends, next(text for text in figure.texts if text.get_text())
    assert not legend.get_window_extent().overlaps(title.get_window_extent())
    assert legend.get_window_extent().x1 <= figure.bbox.x1


def test_stress_and_load_share_their_time():
    above, below = grounds(trend_chart(picture(), chart_style(titled=False)))
    assert above.xs == below.xs == (0, 7 * 24)
    (left, top, wide, high), (other_left, other_top, other_wide, _) = above.box, below.box
    assert (left, wide) == (other_left, other_wide)
    assert top + high < other_top


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("size", [(320, 200), (900, 420), (1_600, 900)])
def test_no_label_leaves_the_picture(chart: Chart, size: tuple[int, int]):
    figure = chart(picture(), chart_style("zh_CN", width=size[0], height=size[1]))
    assert past_the_edge(figure) == []


@pytest.mark.parametrize("chart", CHARTS)
def test_years_are_drawn_quickly(chart: Chart):
    """Far above what it takes: only a patch for each bar, which costs seconds, fails here."""
    drawn(chart(picture(points=5), chart_style()))
    began = process_time()
    drawn(chart(picture(days=3_650, points=3_650), chart_style()))
    assert process_time() - began < 1.5


def test_charts_leave_nothing_behind():
    import matplotlib

    before = dict(matplotlib.rcParams)
    for chart in CHARTS:
        drawn(chart(picture(), chart_style()))
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize(
    ("most", "top"), [(0.3, 0.5), (1, 1), (1.01, 2), (2.2, 5), (5, 5), (9, 10), (34, 50), (99.9, 100)]
)
def test_the_top_of_an_axis(most: float, top: float):
    assert nice(most) == pytest.approx(top)
