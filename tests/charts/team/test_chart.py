"""The picture of a team's trend: dots, lines only between neighbours, intervals, grey gaps, days; few and many."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from numpy import nanmax, nanmin

from tests.charts.conftest import chart_style, drawn, grounds, lines_of, texts_of, words_on
from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.team.chart import folded, team_chart, words_fit
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.outlook import for_picture
from wellbeing.domain.team.trends import TrendLine, trend_lines

FIRST = date(2026, 1, 12)
LANGUAGES = ("zh_CN", "zh_TW", "en")
SIZES = [(320, 240), (520, 300), (900, 420), (1_600, 900)]


def rows(*highs: int | None, days: int = 14, n: int = 12) -> list[TrendRow]:
    return [
        TrendRow(
            FIRST + timedelta(days=days * place), days, None if high is None else Tally(n - high, 0, high)
        )
        for place, high in enumerate(highs)
    ]


def lines(*highs: int | None, **more: int) -> list[TrendLine]:
    return trend_lines(rows(*highs, **more))


def years() -> list[TrendRow]:
    return rows(*[None if place % 9 == 8 else place * 5 % 7 for place in range(130)])


def parts(figure: Figure, kind: type) -> list[Any]:
    (ground,) = grounds(figure)
    return [mark for mark in ground.marks if isinstance(mark, kind)]


def dots(figure: Figure) -> list[tuple[float, float]]:
    (found,) = [part for part in parts(figure, Line2D) if part.get_marker() == "o"]
    return list(zip(found.get_xdata(), found.get_ydata(), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("titled", [True, False])
def test_drawn_without_a_warning_in_each_language_and_theme(language: str, theme: str, titled: bool):
    own = chart_style(language, theme, titled=titled)
    for some in ([], lines(2), lines(None, None), lines(2, None, 3, 9, 1), trend_lines(for_picture(years()))):
        drawn(team_chart(some, own))


def test_every_figure_is_a_dot_in_the_middle_of_its_period():
    some = lines(2, None, 5)
    found = dots(team_chart(some, chart_style()))
    assert found == [(7.0, some[0].estimate.share), (35.0, some[2].estimate.share)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("highs", "stretches"),
    [
        ((2,), []),
        ((2, 3), [2]),
        ((2, None, 3), []),
        ((2, None, None, 3), []),
        ((2, 3, None, 4, 5, 6, None, 1), [2, 3]),
        ((None, 2, 3), [2]),
    ],
)
def test_only_neighbours_are_joined(highs: tuple[int | None, ...], stretches: list[int]):
    assert lines_of(team_chart(lines(*highs), chart_style())) == stretches


def test_a_period_that_is_missing_is_a_gap_too():
    some = trend_lines([rows(2, 3, 4)[0], rows(2, 3, 4)[2]])
    figure = team_chart(some, chart_style())
    assert lines_of(figure) == []
    assert len(parts(figure, Rectangle)) == 1


def test_each_interval_reaches_from_bound_to_bound():
    some = [line.estimate for line in lines(2, None, 9) if line.estimate]
    (bars,) = parts(team_chart(lines(2, None, 9), chart_style()), PathPatch)
    ys = bars.get_path().vertices[:, 1].reshape(len(some), -1)
    assert [(min(ends), max(ends)) for ends in ys.tolist()] == [
        (pytest.approx(line.low, abs=1e-9), pytest.approx(line.high, abs=1e-9)) for line in some
    ]


def test_neighbouring_gaps_are_one_column_which_says_nothing_of_why():
    figure = team_chart(lines(2, None, None, 3, None), chart_style())
    assert len(parts(figure, Rectangle)) == 2
    assert words_on(figure).count("no\nfigure") == 2
    assert not any("8" in words for words in words_on(figure) if "figure" in words)


def test_where_a_column_is_too_narrow_its_words_stand_above_once():
    some = lines(*[None if place % 5 == 4 else 3 for place in range(30)])
    small = chart_style(width=420, titled=False)
    assert not words_fit(some, small)
    assert words_on(team_chart(some, small)).count("no figure") == 1
    assert "no\nfigure" not in words_on(team_chart(some, small))


@pytest.mark.parametrize(
    ("words", "lines_"), [("no figure", "no\nfigure"), ("没有数字", "没有\n数字"), ("x", "\nx")]
)
def test_words_on_two_lines(words: str, lines_: str):
    assert folded(words) == lines_


@pytest.mark.parametrize(
    ("highs", "mark", "under"), [((1, 9), "^", False), ((12, 0), "v", False), ((9, 3), "v", True)]
)
def test_a_triangle_only_at_a_change_that_is_certain(highs: tuple[int, int], mark: str, under: bool):
    figure = team_chart(lines(*highs), chart_style())
    (found,) = [part for part in parts(figure, Line2D) if part.get_marker() == mark]
    ((x, y),) = zip(found.get_xdata(), found.get_ydata(), strict=True)
    assert x == dots(figure)[1][0]
    assert 0 <= y <= 1
    assert (y < dots(figure)[1][1]) == under
    plain = team_chart(lines(2, 3), chart_style())
    assert {part.get_marker() for part in parts(plain, Line2D)} == {"o", "None"}


def test_an_empty_chart_is_one_calm_sentence():
    figure = team_chart([], chart_style(titled=False))
    assert [words for words in words_on(figure) if not words.endswith("%")] == ["No figure yet."]


@pytest.mark.parametrize(
    ("invented", "title"), [(False, "Share of high stress"), (True, "Invented: Share of high stress")]
)
def test_a_file_says_what_it_shows_and_that_it_is_invented(invented: bool, title: str):
    assert title in words_on(team_chart(lines(2, 3), chart_style(), invented))
    assert title not in words_on(team_chart(lines(2, 3), chart_style(titled=False), invented))


MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("count", [1, 3, 20, 39, 130])
def test_days_keep_apart_and_inside(size: tuple[int, int], scale: float, count: int):
    own = chart_style("zh_CN", width=size[0], height=size[1], titled=False)
    own = ChartStyle(own.theme.at(scale), own.t, own.zone, own.font, own.width, own.height, False)
    figure = team_chart(trend_lines(for_picture(years()[-count:])), own)
    drawn(figure)
    days = [text for text in texts_of(figure) if set(text.get_text().split()) & MONTHS]
    assert days
    boxes = sorted((day.get_window_extent() for day in days), key=lambda box: box.x0)
    assert all(after.x0 > before.x1 for before, after in pairwise(boxes))
    assert boxes[0].x0 >= -1
    assert boxes[-1].x1 <= figure.bbox.x1 + 1
    assert boxes[0].y0 >= -1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [5, 20, 23])
def test_days_stand_as_far_from_one_another_as_the_first_two(size: tuple[int, int], count: int):
    figure = team_chart(lines(*[2] * count), chart_style("en", width=size[0], height=size[1], titled=False))
    drawn(figure)
    places = sorted(
        text.get_position()[0] for text in texts_of(figure) if set(text.get_text().split()) & MONTHS
    )
    apart = [after - before for before, after in pairwise(places)]
    assert max(apart, default=0) - min(apart, default=0) < 0.01


def test_quarters_are_ruled_from_edge_to_edge():
    figure = team_chart(lines(2, 3, 4, 5), chart_style())
    (ground,) = grounds(figure)
    rules = next(part for part in parts(figure, Line2D) if len(part.get_xdata()) == 5 * 3)
    assert (nanmin(rules.get_xdata()), nanmax(rules.get_xdata())) == ground.xs == (0, 4 * 14)


def test_the_newest_period_is_labelled_and_years_are_named():
    assert "9 Mar" in words_on(team_chart(lines(2, 3, 4, 5, 6), chart_style()))
    assert any(words.endswith(" 2026") for words in words_on(team_chart(lines(*[2] * 30), chart_style())))


def test_years_are_drawn_quickly():
    drawn(team_chart(lines(2), chart_style()))
    began = process_time()
    drawn(team_chart(trend_lines(years()), chart_style()))
    assert process_time() - began < 1.5
