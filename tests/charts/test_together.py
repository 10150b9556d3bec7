"""The days of a link: each counted once, coinciding ones larger, each disc where its mark is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from tests.charts.conftest import chart_style, grounds, past_the_edge
from wellbeing.charts.patterns.together import LEAST, MOST, ticks_of, together_chart, together_marks
from wellbeing.domain.insights.links import TOGETHER, DayPair, Link
from wellbeing.domain.insights.together import Together

LONG = "a cause of one's own that takes forty letters"
FIRST = date(2026, 1, 1)


def together(pairs: list[DayPair], factor: str = "load") -> Together:
    """Return one link that may be told, on days in a row."""
    link = Link(factor, tuple(pairs), 0.5, 0.3, 0.7, 0.001, 0.002, TOGETHER)
    return Together((link,), {factor: tuple(FIRST + timedelta(days=n) for n in range(len(pairs)))})


def discs(figure: Figure) -> Any:
    (ground,) = grounds(figure)
    (found,) = [mark for mark in ground.marks if isinstance(mark, PathCollection)]
    return found


def test_coinciding_days_are_one_disc_whose_area_counts_them():
    days = [(1.0, 3.0)] * 4 + [(2.0, 8.0)] + [(3.0, 5.0)] * 1000
    found = discs(together_chart(together(days), chart_style()))
    many, four, one = found.get_sizes()
    assert four / one == pytest.approx(4)
    assert many / one == pytest.approx((MOST / LEAST) ** 2)


def test_a_mark_is_its_disc_and_stands_for_its_days():
    shown, style = together([(1.0, 3.0), (2.0, 8.0), (1.0, 3.0)]), chart_style(titled=False)
    marks = together_marks(shown, style)
    found = discs(together_chart(shown, style)).get_offsets().tolist()
    assert found == [pytest.approx(mark.middle) for mark in marks]
    assert [mark.key for mark in marks] == [(1.0, 3.0), (2.0, 8.0)]
    assert shown.spots[1.0, 3.0] == (FIRST, FIRST + timedelta(days=2))
    assert marks[0].x < marks[1].x
    assert marks[0].y > marks[1].y  # more stress is higher up


@pytest.mark.parametrize(
    ("days", "ticks"),
    [
        ([(0.0, 1.0), (38.0, 2.0)], [(0, "0"), (19, "19"), (38, "38")]),
        ([(0.5, 1.0), (1.0, 2.0)], [(0, "0"), (0.5, "0.5"), (1, "1")]),
        ([(0.0, 1.0)], [(0, "0"), (0.5, "0.5"), (1, "1")]),
    ],
)
def test_the_factor_is_labelled_from_nothing_to_its_most(days: Any, ticks: Any):
    assert ticks_of(together(days).links[0]) == ticks


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", [LONG, "怒" * 40])
@pytest.mark.parametrize("factor", ["load", "cause:own1"])
def test_every_word_stands_within_the_sheet(theme: str, name: str, factor: str):
    style = replace(chart_style("zh_CN", theme, 420, 250, False), named={"own1": name, "factor:load": name})
    figure = together_chart(together([(0.0, 0.0), (1.0, 10.0)], factor), style)
    assert past_the_edge(figure) == []


def test_the_clearest_is_shown_first_and_no_step_leads_past_the_last():
    weak, strong = (
        replace(together([(0.0, 1.0)], name).links[0], rho=rho)
        for name, rho in (("kind", -0.4), ("load", 0.7))
    )
    both = Together((weak, strong, replace(weak, verdict="unclear")), {})
    assert both.told == (strong, weak)
    assert both.turned_to(7).shown == weak
    assert both.turned_to(-1).shown == strong
    assert Together((), {}).turned_to(3).shown is None
