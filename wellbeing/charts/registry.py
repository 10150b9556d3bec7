"""The charts of the page by their names, and where the marks of each stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.load import load_chart
from wellbeing.charts.marks import Mark
from wellbeing.charts.patterns.breaks import breaks_chart, breaks_marks
from wellbeing.charts.patterns.day_load import day_load_chart, day_load_marks
from wellbeing.charts.patterns.exercises import exercises_chart, exercises_marks
from wellbeing.charts.patterns.mix import mix_chart, mix_marks
from wellbeing.charts.patterns.mornings import mornings_chart, mornings_marks
from wellbeing.charts.patterns.rhythm import rhythm_chart, rhythm_marks
from wellbeing.charts.patterns.together import together_chart, together_marks
from wellbeing.charts.patterns.year import year_chart, year_marks
from wellbeing.charts.stress import stress_chart
from wellbeing.charts.trend import trend_chart, trend_marks
from wellbeing.charts.trend_pair import pair_chart, pair_marks

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class PatternChart(NamedTuple):
    """How a pattern is drawn, and where its marks are then; both take the pattern and the sheet."""

    draw: Callable[[Any, ChartStyle], Figure]
    marks: Callable[[Any, ChartStyle], list[Mark]]


def no_marks(_picture: Any, _style: ChartStyle) -> list[Mark]:
    """Return no mark: only files hold these charts."""
    return []


PATTERNS = {
    "stress": PatternChart(stress_chart, no_marks),
    "load": PatternChart(load_chart, no_marks),
    "trend": PatternChart(trend_chart, trend_marks),
    "pair": PatternChart(pair_chart, pair_marks),
    "day": PatternChart(day_load_chart, day_load_marks),
    "mix": PatternChart(mix_chart, mix_marks),
    "breaks": PatternChart(breaks_chart, breaks_marks),
    "mornings": PatternChart(mornings_chart, mornings_marks),
    "exercises": PatternChart(exercises_chart, exercises_marks),
    "together": PatternChart(together_chart, together_marks),
    "rhythm": PatternChart(rhythm_chart, rhythm_marks),
    "year": PatternChart(year_chart, year_marks),
}
