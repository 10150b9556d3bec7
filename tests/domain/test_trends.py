"""Stress over time: the smoothed line against its formula, gates, gaps, buckets, changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import BERLIN, NOON_ISH, SHANGHAI, ago, checkin
from wellbeing.domain.load import KindTally, LoadRule
from wellbeing.domain.trends import (
    HALF_LIFE,
    StressFigures,
    block_means,
    buckets_of,
    change_between,
    ewma,
    line_is_earned,
    split_at_gaps,
    stress_figures,
)
from wellbeing.domain.usual_stress import usual_ratings

HOUR = timedelta(hours=1)


def by_formula(times: list[datetime], values: list[float], half_life: timedelta) -> list[float]:
    """E62 as it is written: S(t) = sum w y / sum w with w = 2^(-(t - t_i)/h)."""
    found = []
    for place, now in enumerate(times):
        weights = [2 ** -((now - then) / half_life) for then in times[: place + 1]]
        found.append(sum(w * y for w, y in zip(weights, values, strict=False)) / sum(weights))
    return found


def ratings(count: int, seed: int) -> tuple[list[datetime], list[float]]:
    random = Random(seed)
    hours = sorted(random.choice((0, random.uniform(0, 24 * 40))) for _ in range(count))
    return [NOON_ISH + HOUR * hour for hour in hours], [float(random.randint(0, 10)) for _ in range(count)]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("half_life", [timedelta(hours=5), HALF_LIFE])
def test_the_smoothed_line_is_the_formula(seed: int, half_life: timedelta):
    times, values = ratings(120, seed)
    assert ewma(times, values, half_life) == pytest.approx(by_formula(times, values, half_life), rel=1e-11)


def test_a_long_silence_forgets_without_breaking():
    found = ewma([NOON_ISH, NOON_ISH + timedelta(days=36_500)], [10, 2])
    assert found == [10, 2]


def test_ratings_of_one_moment_count_alike():
    assert ewma([NOON_ISH] * 4, [0, 10, 0, 10]) == [0, 5, pytest.approx(10 / 3), 5]
    assert ewma([], []) == []


def test_unequal_rows_are_refused():
    with pytest.raises(ValueError, match="zip"):
        ewma([NOON_ISH], [])


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10)), min_size=1, max_size=40))
def test_the_line_stays_between_the_ratings(rows: list[tuple[int, int]]):
    rows.sort()
    line = ewma([NOON_ISH + timedelta(minutes=minutes) for minutes, _ in rows], [value for _, value in rows])
    values = [value for _, value in rows]
    assert all(min(values) - 1e-9 <= value <= max(values) + 1e-9 for value in line)


def test_figures_of_nothing():
    assert stress_figures([], SHANGHAI) == StressFigures(None, None, 0, 0)


def test_figures_are_not_rounded():
    checkins = [checkin(3, ago(hours=30)), checkin(8, ago(hours=3)), checkin(4)]
    found = stress_figures(checkins, SHANGHAI)
    expected = by_formula([checkin.at for checkin in checkins], [3, 8, 4], HALF_LIFE)[-1]
    assert found == StressFigures(4.0, pytest.approx(expected, rel=1e-12), 3, 2)


def test_a_rating_at_two_in_the_morning_belongs_to_the_day_before():
    night = datetime(2026, 11, 21, 2, tzinfo=SHANGHAI)
    assert stress_figures([checkin(2), checkin(9, night)], SHANGHAI).days == 1
    assert stress_figures([checkin(2), checkin(9, night), checkin(4, night + 3 * HOUR)], SHANGHAI).days == 2
    assert stress_figures([checkin(2), checkin(9, night)], BERLIN).days == 1


@pytest.mark.parametrize(
    ("days", "n", "earned"), [(5, 15, True), (4, 15, False), (5, 14, False), (30, 100, True)]
)
def test_a_line_has_to_be_earned(days: int, n: int, earned: bool):
    assert line_is_earned(StressFigures(5, 5, n, days)) == earned


def test_gaps_stay_gaps():
    points = [(NOON_ISH + HOUR * hour, float(hour)) for hour in (0, 3, 7, 8, 20)]
    assert split_at_gaps(points, 3 * HOUR) == (tuple(points[:2]), tuple(points[2:4]), tuple(points[4:]))
    assert split_at_gaps([], HOUR) == ()


def test_buckets_add_weights_and_count():
    edges = [NOON_ISH + HOUR * number for number in range(4)]
    rows = [
        (0, "rude", KindTally().plus(None, 2).plus(10)),
        (0, "threat", KindTally().plus(5)),
        (2, "demanding", KindTally().plus(0, 3)),
        (2, "kind", KindTally().plus(0)),
    ]
    found = buckets_of(rows, edges, LoadRule())
    assert [(bucket.start, bucket.end, bucket.contacts) for bucket in found] == [
        (edges[0], edges[1], 4), (edges[1], edges[2], 0), (edges[2], edges[3], 4),
    ]  # fmt: skip
    assert [dict(bucket.load) for bucket in found] == [
        {"rude": 7.0, "threat": 8.0},
        {},
        {"demanding": 1.5, "kind": 0.0},
    ]


def test_the_usual_range_needs_twenty_ratings():
    assert usual_ratings([5] * 19) is None
    assert usual_ratings([10, 0, *[5] * 9, *[1] * 9]) == (1, 5)


def test_a_change_needs_ten_days_a_side():
    assert change_between([5.0] * 9, [5.0] * 30) is None
    assert change_between([5.0] * 30, [5.0] * 9) is None


@pytest.mark.parametrize(("shift", "direction"), [(3.0, "up"), (-3.0, "down"), (0.0, "")])
def test_a_clear_change_has_a_direction(shift: float, direction: str):
    random = Random(5)
    before = [5 + random.gauss(0, 0.5) for _ in range(28)]
    now = [5 + shift + random.gauss(0, 0.5) for _ in range(28)]
    found = change_between(before, now)
    assert found is not None
    assert found.direction == direction
    assert found.difference == pytest.approx(sum(now) / 28 - sum(before) / 28)
    assert found.low <= found.difference <= found.high


def test_the_same_diary_tells_the_same_story():
    random = Random(1)
    before, now = ([random.uniform(2, 8) for _ in range(40)] for _ in range(2))
    assert change_between(before, now) == change_between(before, now)


def test_drawn_means_centre_on_the_mean_and_spread_more_where_days_resemble_their_neighbours():
    import numpy

    wave = numpy.array([2.0] * 20 + [8.0] * 20)  # long spells
    mixed = numpy.array([2.0, 8.0] * 20)  # the same figures, one after the other
    draws = {name: block_means(row, numpy.random.default_rng(7)) for name, row in (("w", wave), ("m", mixed))}
    for row in draws.values():
        assert row.shape == (2_000,)
        assert float(row.mean()) == pytest.approx(5, abs=0.15)
    assert draws["w"].std() > 2 * draws["m"].std()


def test_drawn_means_against_a_plain_loop():
    """The vectorised draw is the stationary bootstrap: walk on from the day before, or begin anew."""
    import numpy

    values, n = numpy.arange(12.0) ** 2, 12
    chance = numpy.random.default_rng(3)
    begins = chance.random((2_000, n)) < 1 / max(2, round(2 * n ** (1 / 3)))
    jumps = chance.integers(n, size=(2_000, n))
    expected = []
    for row in range(50):
        place, total = 0, 0.0
        for day in range(n):
            place = jumps[row, day] if day == 0 or begins[row, day] else (place + 1) % n
            total += values[place]
        expected.append(total / n)
    assert list(block_means(values, numpy.random.default_rng(3))[:50]) == pytest.approx(expected)
