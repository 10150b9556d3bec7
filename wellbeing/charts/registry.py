"""The charts of the page by their names, and where the marks of each stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.rhythm import rhythm_chart, rhythm_marks
from wellbeing.charts.patterns.year import year_chart, year_marks
from wellbeing.charts.trend import trend_chart, trend_marks

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class PatternChart(NamedTuple):
    """How a pattern is drawn, and where its marks are then; both take the pattern and the sheet."""

    draw: Callable[[Any, ChartStyle], Figure]
    marks: Callable[[Any, ChartStyle], list[Mark]]


PATTERNS = {
    "trend": PatternChart(trend_chart, trend_marks),
    "rhythm": PatternChart(rhythm_chart, rhythm_marks),
    "year": PatternChart(year_chart, year_marks),
}
