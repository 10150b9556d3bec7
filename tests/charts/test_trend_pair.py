"""Two ranges on one sheet: the same scale, side by side or one below the other, each mark where its day is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.charts.conftest import chart_style, grounds, picture
from wellbeing.charts.trend_pair import pair_chart, pair_marks
from wellbeing.domain.days import Span
from wellbeing.domain.trend_pair import TrendPair
from wellbeing.domain.trends import TrendPicture

MONTH = timedelta(days=28)


def earlier(now: TrendPicture, factor: float) -> TrendPicture:
    """Return a picture of the four weeks before, with bars of another height."""
    buckets = tuple(
        replace(
            bar, start=bar.start - MONTH, end=bar.end - MONTH,
            load={kind: load * factor for kind, load in bar.load.items()},
        )
        for bar in now.buckets
    )  # fmt: skip
    span = Span(now.span.start - MONTH, now.span.end - MONTH)
    points = tuple((at - MONTH, value) for at, value in now.points)
    return replace(now, days=now.days.before(), span=span, points=points, lines=(), buckets=buckets)


def pair(factor: float = 4.0) -> TrendPair:
    now = picture(days=28)
    return TrendPair(earlier(now, factor), now)


@pytest.mark.parametrize("factor", [0.25, 4.0])
def test_both_ranges_stand_on_one_scale(factor: float):
    figure = pair_chart(pair(factor), chart_style())
    stress, load, other_stress, other_load = grounds(figure)
    assert load.ys[1] == other_load.ys[1]
    assert stress.ys == other_stress.ys


@pytest.mark.parametrize(("width", "height", "is_beside"), [(900, 300, True), (500, 600, False)])
def test_a_narrow_sheet_has_one_below_the_other(width: int, height: int, is_beside: bool):
    style = chart_style(width=width, height=height, titled=False)
    figure = pair_chart(pair(), style)
    (left, top, wide, high), (other_left, other_top, _, _) = (grounds(figure)[place].box for place in (0, 2))
    assert (left + wide < other_left) is is_beside
    assert (top + high < other_top) is not is_beside
    words = [text.get_text() for text in figure.texts]
    assert len(words) == 2
    assert all("\N{EN DASH}" in word for word in words)


def test_a_mark_stands_where_its_day_is_drawn():
    both, style = pair(), chart_style(titled=False)
    marks = pair_marks(both, style)
    assert [mark.key for mark in marks] == [bar.start for side in both.sides for bar in side.buckets]
    figure = pair_chart(both, style)
    for place, part in ((0, marks[:28]), (2, marks[28:])):
        left, _, wide, _ = grounds(figure)[place].box
        assert part[0].x == pytest.approx(left)
        assert part[-1].x + part[-1].width == pytest.approx(left + wide)


def test_planned_hours_are_shaded_through_stress_and_load():
    now = picture(days=7)
    shifts = (Span(now.span.start + timedelta(hours=5), now.span.start + timedelta(hours=13)),)
    plain, shaded = (
        pair_chart(TrendPair(side, side), chart_style()) for side in (now, replace(now, shifts=shifts))
    )
    for without, with_them in zip(grounds(plain), grounds(shaded), strict=True):
        assert len(with_them.marks) == len(without.marks) + 1
