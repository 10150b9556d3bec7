"""One exercise alone shows each of its times, as many as there is room for, and no word leaves the sheet."""

from __future__ import annotations

from datetime import date

from matplotlib.lines import Line2D

from tests.charts.conftest import chart_style, grounds, words_on
from wellbeing.charts.patterns.exercises import exercises_chart
from wellbeing.domain.patterns.exercises import ExerciseEffect, ExerciseEffects
from wellbeing.domain.ranges import DayRange

TIMES = tuple((7, after) for after in (5, 6, 4, 7, 5, 6, 3, 5))
ALONE = ExerciseEffect("gentle_breath", len(TIMES), 7.0, 5.0, 7, TIMES)
RANGE = DayRange("month", date(2026, 11, 1), date(2026, 11, 30))


def words(effects: tuple[ExerciseEffect, ...], height: int) -> list[str]:
    figure = exercises_chart(ExerciseEffects(RANGE, effects), chart_style(height=height, titled=False))
    return words_on(figure)


def lines(effects: tuple[ExerciseEffect, ...], height: int) -> int:
    figure = exercises_chart(ExerciseEffects(RANGE, effects), chart_style(height=height, titled=False))
    return sum(isinstance(mark, Line2D) for ground in grounds(figure) for mark in ground.marks)


def test_each_time_stands_below_where_there_is_room() -> None:
    assert "Each time, the last one lowest" in words((ALONE,), 300)
    assert lines((ALONE,), 300) == lines((ALONE,), 60) + len(TIMES)
    assert lines((ALONE,), 150) < lines((ALONE,), 300)


def test_where_room_or_company_allow_none_nothing_is_said_of_them() -> None:
    assert "Each time, the last one lowest" not in words((ALONE,), 60)
    assert "Each time, the last one lowest" not in words((ALONE, ALONE), 300)
