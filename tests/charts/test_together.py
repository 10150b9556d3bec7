"""The days of a link: each counted once, coinciding ones larger, nothing outside the sheet."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from tests.charts.conftest import chart_style
from wellbeing.charts.together import LEAST, MOST, LinkPicture, ticks_of, together_chart

LONG = "a cause of one's own that takes forty letters"


def discs(figure: Figure) -> Any:
    (axes,) = figure.axes
    (found,) = [child for child in axes.get_children() if isinstance(child, PathCollection)]
    return found


def test_coinciding_days_are_one_disc_whose_area_counts_them():
    days = [(1.0, 3.0)] * 4 + [(2.0, 8.0)] + [(3.0, 5.0)] * 1000
    found = discs(together_chart(LinkPicture(days, "load of the day"), chart_style()))
    assert found.get_offsets().tolist() == [[3, 5], [1, 3], [2, 8]]
    many, four, one = found.get_sizes()
    assert four / one == pytest.approx(4)
    assert many / one == pytest.approx((MOST / LEAST) ** 2)


@pytest.mark.parametrize(
    ("days", "either", "ticks"),
    [
        ([(0.0, 1.0), (38.0, 2.0)], None, [(0, "0"), (19, "19"), (38, "38")]),
        ([(0.5, 1.0), (1.0, 2.0)], None, [(0, "0"), (0.5, "0.5"), (1, "1")]),
        ([(0.0, 1.0)], None, [(0, "0"), (0.5, "0.5"), (1, "1")]),
        ([(0.0, 1.0)], ("not named", "named"), [(0, "not named"), (1, "named")]),
    ],
)
def test_the_factor_is_labelled_from_nothing_to_its_most(days: Any, either: Any, ticks: Any):
    assert ticks_of(LinkPicture(days, "", either)) == ticks


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", [LONG, "怒" * 40])
@pytest.mark.parametrize("either", [None, ("not named", "named")])
def test_every_word_stands_within_the_sheet(theme: str, name: str, either: Any):
    figure = together_chart(
        LinkPicture([(0.0, 0.0), (1.0, 10.0)], name, either), chart_style("zh_CN", theme, 420, 250, False)
    )
    figure.canvas.draw()
    for text in figure.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= 420, text
        assert box.y1 <= 250, text
