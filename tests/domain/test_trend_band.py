"""The band around the smoothed line holds the truth about nine times of ten, also where a day has its own level."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from tests.fakes import SHANGHAI
from wellbeing.domain.trend_band import band_widths
from wellbeing.domain.trends import HALF_LIFE, ewma

START = datetime(2026, 6, 1, 9, tzinfo=SHANGHAI)


def ratings(random: Random) -> tuple[list[datetime], list[float], list[date]]:
    """Return six weeks of five ratings a day around 4; half of the spread is the day's own."""
    times, values = [], []
    for day in range(42):
        level = 4 + random.gauss(0, 1)
        times += [START + timedelta(days=day, hours=hour) for hour in range(0, 10, 2)]
        values += [level + random.gauss(0, 1) for _ in range(5)]
    return times, values, [at.date() for at in times]


def test_the_band_holds_the_truth_as_often_as_it_says():
    random, held = Random(7), 0
    for _ in range(300):
        times, values, days = ratings(random)
        line, width = ewma(times, values)[-1], band_widths(times, values, days, HALF_LIFE)[-1]
        assert width is not None
        held += abs(line - 4) <= width
    assert 0.82 * 300 <= held <= 0.97 * 300


def test_one_day_tells_no_band_and_equal_ratings_a_narrow_one():
    times = [START + timedelta(hours=hour) for hour in range(5)]
    assert band_widths(times, [1, 9, 2, 8, 5], [START.date()] * 5, HALF_LIFE) == [None] * 5
    week = [START + timedelta(days=day) for day in range(9)]
    assert band_widths(week, [5] * 9, [at.date() for at in week], HALF_LIFE)[-1] == 0
