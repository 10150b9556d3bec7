"""A group is called the hardest only where the pick among many can't explain it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random

import pytest

from wellbeing.domain.patterns.rhythm import Rhythm, rhythm_of
from wellbeing.domain.patterns.standing_out import Ratings, outstanding, ratings_of
from wellbeing.domain.patterns.year import Year, days_of_stress, median_of, resemblance
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.trends import DayOfStress

DAYS = DayRange("own", date(2026, 8, 1), date(2026, 10, 30))
TODAY = date(2026, 11, 20)


def of_rows(rows: list[tuple[int, int, int, int]]) -> Rhythm:
    """Return the rhythm of rows that all end on the last day."""
    return rhythm_of(DAYS, [(*row, DAYS.last) for row in rows])


def rhythm(random: Random, hard: float = 0.0, weeks: int = 13) -> Rhythm:
    """Return weeks of five days and eight hours of chance, Wednesdays at 15 and 16 harder."""
    rows = [
        (day, hour, max(0, min(10, round(random.gauss(4 + hard * (day == 2 and hour in (15, 16)), 1.5)))), 1)
        for _ in range(weeks)
        for day in range(5)
        for hour in range(9, 17)
        if random.random() < 0.7
    ]
    return of_rows(rows)


def test_chance_alone_is_rarely_called_hard():
    random = Random(7)
    false = sum(rhythm(random).hardest is not None for _ in range(400))
    assert false <= 0.06 * 400


def test_an_hour_that_is_hard_is_found_with_its_neighbour():
    random = Random(7)
    found = [rhythm(random, hard=3).hardest for _ in range(50)]
    assert found.count((2, 15, 17)) >= 40


def drawn_rhythm(
    random: Random, level: Callable[[int, int], float], hours: Iterable[int], days: int = 5
) -> Rhythm:
    """Return thirteen weeks whose ratings lie around a level for each weekday and hour."""
    rows = [
        (day, hour, max(0, min(10, round(random.gauss(level(day, hour), 1.0)))), 1)
        for _ in range(13)
        for day in range(days)
        for hour in hours
    ]
    return of_rows(rows)


def test_an_hour_that_is_hard_on_every_weekday_is_not_called_one_weekday_s():
    random = Random(7)
    for _ in range(20):
        found = drawn_rhythm(random, lambda _, hour: 8 if hour == 5 else 4, (22, 2, 5)).hardest
        assert found == (None, 5, 6)


def test_a_weekday_that_is_hard_at_every_hour_is_not_called_one_hour_s():
    random = Random(7)
    for _ in range(20):
        found = drawn_rhythm(random, lambda day, _: 8 if day == 2 else 4, range(9, 17)).hardest
        assert found == (2, None, None)


def test_where_one_weekday_alone_was_rated_no_weekday_is_named():
    """Two hours with one between them in which nothing was rated are one stretch; two far apart are not."""
    random = Random(7)
    wednesdays = drawn_rhythm(random, lambda _, hour: 8 if hour >= 16 else 3, (12, 14, 16, 18), days=1)
    assert wednesdays.hardest == (None, 16, 19)
    ends = drawn_rhythm(random, lambda _, hour: 3 if 9 < hour < 20 else 8, (9, 12, 14, 20), days=1)
    assert ends.hardest in {(None, 9, 10), (None, 20, 21), None}


def year(random: Random, phi: float) -> Year:
    """Return a year of days that resemble the ones before, with no month of its own."""
    level, days = 0.0, {}
    for step in range(320):
        level = phi * level + random.gauss(0, 1.5 * (1 - phi * phi) ** 0.5)
        day = date(2026, 1, 1) + timedelta(days=step)
        days[day] = DayOfStress(day, max(0, min(10, round(4 + level))), 4)
    return Year(2026, days, 2026, TODAY)


@pytest.mark.parametrize("phi", [0.0, 0.5, 0.7])
def test_neighbouring_days_that_resemble_make_no_month_heavy(phi: float):
    random = Random(7)
    false = sum(year(random, phi).heaviest_month is not None for _ in range(200))
    assert false <= 0.08 * 200


def test_a_month_that_is_heavy_is_found():
    days = {
        day: DayOfStress(day, 4 + 3 * (day.month == 3) + day.toordinal() % 2, 3)
        for day in (date(2026, 1, 1) + timedelta(days=step) for step in range(200))
    }
    assert Year(2026, days, 2026, TODAY).heaviest_month == 3
    assert resemblance({}) == 0


def test_equal_ratings_and_few_of_them_stand_out_nowhere():
    assert outstanding({}) is None
    assert outstanding({1: ratings_of(5, 100)}) is None
    assert outstanding({1: ratings_of(5, 100), 2: ratings_of(5, 100)}) is None
    assert outstanding({1: ratings_of(9, 4), 2: ratings_of(1, 100)}) is None
    assert outstanding({1: ratings_of(9, 5), 2: ratings_of(1, 100)}) == 1
    assert outstanding({1: ratings_of(9, 100), 2: ratings_of(1, 4)}) is None
    assert Ratings(2, 4, 10) - Ratings(1, 1, 1) == Ratings(1, 3, 9)


def test_a_cell_is_drawn_to_its_hour_and_hollow_below_three():
    shown = of_rows([(0, 9, 8, 3), (1, 9, 2, 7), (2, 9, 10, 2)])
    hour = (8 * 3 + 2 * 7 + 10 * 2) / 12
    assert shown.cells[0, 9].stress == pytest.approx((24 + 5 * hour) / 8)
    assert (shown.cells[2, 9].stress, shown.cells[2, 9].n, shown.cells[5, 9].n) == (None, 2, 0)
    assert shown.hours == (9,)


def test_hours_run_from_the_cut_on():
    assert of_rows([(0, 23, 5, 3), (0, 1, 5, 3), (0, 4, 5, 1)]).hours == (23, 0, 1)
    assert of_rows([(0, 4, 5, 1), (3, 6, 5, 1)]).hours == (4, 5, 6)
    assert of_rows([]).hours == ()


def test_a_cell_knows_its_last_day():
    early, late = date(2026, 9, 2), date(2026, 9, 9)
    shown = rhythm_of(DAYS, [(2, 9, 8, 1, late), (2, 9, 3, 2, early), (2, 10, 3, 1, early)])
    assert shown.last == {(2, 9): late, (2, 10): early}


def test_medians_of_counted_values():
    assert [median_of(rows) for rows in ([(3, 1)], [(3, 1), (5, 1)], [(1, 2), (9, 3)])] == [3, 4, 9]
    rows = [(TODAY, 2, 1), (TODAY, 6, 2)]
    assert days_of_stress(rows) == {TODAY: DayOfStress(TODAY, 6, 3)}
