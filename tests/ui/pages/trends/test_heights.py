"""A card's picture is as high as its parts need, beside one another or below, at every size of the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.charts.conftest import chart_style
from tests.charts.test_patterns import TODAY
from wellbeing.charts.patterns.mix import mix_bars
from wellbeing.charts.trend_pair import BESIDE_FROM, stands_beside
from wellbeing.domain.patterns.mix import SHOWN, Mix
from wellbeing.domain.ranges import DayRange
from wellbeing.ui.pages.trends.mix import MIX
from wellbeing.ui.pages.trends.pair import PAIR

EIGHT = tuple((f"own-{number}", 9 - number) for number in range(SHOWN))
FULL = Mix(DayRange("month", TODAY, TODAY), EIGHT, EIGHT, EIGHT, 99)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("width", [400, 560, 790, 1000])
def test_all_that_was_named_most_often_has_its_bar(width: int, scale: float) -> None:
    theme = chart_style().theme.at(scale)
    high = MIX.height_in(width, theme)
    style = replace(chart_style("en", "light", width, high, titled=False), theme=theme)
    assert len(mix_bars(FULL, style)) == 3 * SHOWN


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_two_ranges_below_one_another_have_twice_the_height(scale: float) -> None:
    theme = chart_style().theme.at(scale)
    for width in range(300, 2000, 50):
        parts = 1 if stands_beside(width, scale) else 2
        assert PAIR.height_in(width, theme) == parts * theme.grown(PAIR.height)
    assert not stands_beside(BESIDE_FROM * scale - 1, scale)
