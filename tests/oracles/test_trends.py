"""Stress over time as pandas, scipy and statsmodels work it out."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from tests.fakes import NOON_ISH, FakeClock, ago
from tests.oracles.conftest import Oracle
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.trends import block_means, change_between, ewma
from wellbeing.domain.usual_stress import usual_ratings
from wellbeing.services.app_services import Services

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("days", [0.2, 3.0])
def test_the_smoothed_line(oracle: Oracle, seed: int, days: float):
    random = Random(seed)
    hours = sorted(random.choice((0, random.uniform(0, 24 * 40))) for _ in range(200))
    times = [NOON_ISH + HOUR * hour for hour in hours]
    values = [float(random.randint(0, 10)) for _ in hours]
    expected = oracle("ewma", times=[time.isoformat() for time in times], values=values, days=days)
    assert ewma(times, values, timedelta(days=days)) == pytest.approx(expected, rel=1e-9)


def test_the_smoothed_line_as_a_filter_of_evenly_spaced_ratings(oracle: Oracle):
    values = [float(number % 11) for number in range(300)]
    times = [NOON_ISH + HOUR * number for number in range(300)]
    expected = oracle("even_ewma", values=values, fade=2 ** -(1 / 72))
    assert ewma(times, values) == pytest.approx(expected, rel=1e-11)


@pytest.mark.parametrize("seed", range(20))
def test_the_usual_range(oracle: Oracle, seed: int):
    random = Random(seed)
    values = [random.randint(0, 10) for _ in range(random.randint(20, 90))]
    expected = oracle("quantiles", values=values, shares=[0.2, 0.8])
    assert usual_ratings(values) == pytest.approx(tuple(expected), abs=1e-12)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York"])
def test_days_and_their_medians(services: Services, clock: FakeClock, oracle: Oracle, zone: str):
    """Both clocks change within the range; a day begins at 04:00 on the wall."""
    from zoneinfo import ZoneInfo

    clock.travel(ZoneInfo(zone))
    random = Random(11)
    rows = {ago(minutes=random.randrange(1, 60 * 24 * 110)): random.randint(0, 10) for _ in range(200)}
    for at, stress in rows.items():
        services.checkins.record(CheckInDraft(stress, at=at))
    days = DayRange("own", date(2026, 8, 4), date(2026, 11, 20))
    picture = services.trends.picture(days)
    held = {at: stress for at, stress in rows.items() if picture.span.holds(at)}
    times, values = [at.isoformat() for at in held], list(held.values())
    expected = oracle("daily", times=times, values=values, zone=zone, cut=4)
    assert [[str(at.astimezone(ZoneInfo(zone)).date()), value] for at, value in picture.points] == [
        [day, value] for day, value, _ in expected
    ]
    assert (picture.figures.n, picture.figures.days) == (len(held), len(expected))
    assert picture.figures.median == oracle("quantiles", values=values, shares=[0.5])[0]
    assert picture.figures.ewma == pytest.approx(
        oracle("ewma", times=sorted(times), values=[held[at] for at in sorted(held)], days=3)[-1], abs=0.01
    )


def row_of(seed: int, n: int, stay: float) -> list[float]:
    """Return days that resemble their neighbours the more, the nearer `stay` is to 1."""
    random, row = Random(seed), [5.0]
    while len(row) < n:
        row.append(5 + stay * (row[-1] - 5) + random.gauss(0, 1))
    return row


@pytest.mark.parametrize("stay", [0.0, 0.6, 0.9])
@pytest.mark.parametrize("n", [10, 30, 91])
def test_drawn_means_spread_as_the_stationary_bootstrap_does(oracle: Oracle, n: int, stay: float):
    import numpy

    row = row_of(n, n, stay)
    expected = oracle("block_mean_deviation", values=row, block=max(2, round(2 * n ** (1 / 3))))
    drawn = [block_means(numpy.array(row), numpy.random.default_rng(seed)) for seed in range(4)]
    deviation = float(numpy.std(numpy.concatenate(drawn)))
    assert deviation == pytest.approx(expected, rel=0.05)  # 8,000 draws: 0.8 % is one standard error


def test_the_interval_of_a_change_holds_the_middle_nine_of_ten(oracle: Oracle):
    before, now = row_of(1, 60, 0.5), row_of(2, 60, 0.5)
    found = change_between(before, now)
    assert found
    both = [oracle("block_mean_deviation", values=row, block=8) for row in (before, now)]
    reach = oracle("normal_quantile", share=0.95) * (both[0] ** 2 + both[1] ** 2) ** 0.5
    middle = sum(now) / 60 - sum(before) / 60
    assert found.difference == pytest.approx(middle, abs=1e-12)
    assert (found.low, found.high) == pytest.approx((middle - reach, middle + reach), abs=reach * 0.12)
