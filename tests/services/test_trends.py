"""Trend pictures against a plain count over all rows, with ten years of data."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise
from statistics import mean, median
from time import process_time
from typing import TypeVar

import pytest

from tests.fakes import BERLIN, NEW_YORK, NOON_ISH, SHANGHAI, FakeClock, ago
from tests.services.conftest import TenYears
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.contacts import Contact, ContactDraft
from wellbeing.domain.days import Span, day_of, span_of_days
from wellbeing.domain.load import LoadRule, load_at, peak_acute, usual_of, weight_of
from wellbeing.domain.ranges import DayRange, range_ending
from wellbeing.domain.trends import DayOfStress, TrendPicture, change_between
from wellbeing.domain.usual_stress import usual_ratings
from wellbeing.services.app_services import Services

Row = TypeVar("Row", CheckIn, Contact)
pytestmark = pytest.mark.xdist_group("ten years")
RULE = LoadRule()
TODAY = date(2026, 11, 20)
RANGES = [
    *(range_ending(name, TODAY, None) for name in ("day", "week", "month", "quarter", "year")),
    range_ending("week", date(2020, 3, 1), None),
    range_ending("day", date(2026, 10, 24), None),
    DayRange("own", date(2026, 8, 1), date(2026, 11, 20)),
    DayRange("own", date(2026, 8, 24), date(2026, 9, 9)),  # begins and ends in the gap
    DayRange("own", date(2025, 10, 17), date(2026, 11, 20)),  # 400 days: the last that is told by ratings
]
LONG = [
    DayRange("own", date(2025, 10, 16), date(2026, 11, 20)),
    DayRange("own", date(2019, 3, 6), date(2022, 2, 28)),
    DayRange("all", date(2016, 11, 22), date(2026, 11, 20)),
]


@pytest.fixture(params=[SHANGHAI, BERLIN, NEW_YORK], ids=str)
def zone(request: pytest.FixtureRequest, ten_years: TenYears) -> tzinfo:
    ten_years.clock.travel(request.param)
    return request.param


def at_of(row: CheckIn | Contact) -> datetime:
    return row.at


def inside(ten_years: TenYears, span: Span) -> list[CheckIn]:
    return slice_of(ten_years.checkins, span)


def slice_of(rows: list[Row], span: Span) -> list[Row]:
    """Return the rows of a span out of rows in order of time."""
    return rows[bisect_left(rows, span.start, key=at_of) : bisect_left(rows, span.end, key=at_of)]


def days_of(checkins: list[CheckIn], zone: tzinfo) -> list[DayOfStress]:
    rows: dict[date, list[int]] = {}
    for checkin in checkins:
        rows.setdefault(day_of(checkin.at, zone), []).append(checkin.stress)
    return [DayOfStress(day, float(median(values)), len(values)) for day, values in sorted(rows.items())]


def check_load(picture: TrendPicture, ten_years: TenYears) -> None:
    """Check each bar, and the counts by kind, against all contacts one by one."""
    held = slice_of(ten_years.contacts, picture.span)
    edges = [bucket.start for bucket in picture.buckets] + [picture.buckets[-1].end]
    assert (edges[0], edges[-1], edges) == (picture.span.start, picture.span.end, sorted(edges))
    sums: list[Counter[str]] = [Counter() for _ in picture.buckets]
    place = 0
    for entry in held:
        while entry.at >= edges[place + 1]:
            place += 1
        sums[place][entry.kind] += weight_of(entry, RULE)
    for bucket, expected in zip(picture.buckets, sums, strict=True):
        assert dict(bucket.load) == pytest.approx({kind: load for kind, load in expected.items() if load})
    kinds = Counter(entry.kind for entry in held if RULE.weights[entry.kind])
    if any(entry.kind == "kind" for entry in held):
        kinds["kind"] = 1
    assert dict(picture.contacts) == dict(kinds)


@pytest.mark.parametrize("days", RANGES, ids=lambda days: f"{days.first}..{days.last}")
def test_up_to_400_days(ten_years: TenYears, zone: tzinfo, days: DayRange):
    picture = ten_years.services.trends.picture(days)
    span = span_of_days(days.first, days.last, zone)
    held = inside(ten_years, span)
    rows = days_of(held, zone)
    assert (picture.days, picture.span, picture.by_week) == (days, span, False)
    assert (picture.figures.n, picture.figures.days) == (len(held), len(rows))
    assert picture.figures.median == (float(median(entry.stress for entry in held)) if held else None)
    assert picture.high == sum(entry.stress >= 7 for entry in held)
    if days.days <= 91:
        assert list(picture.points) == [(entry.at, float(entry.stress)) for entry in held]
        assert set(picture.counts) <= {1}
    else:
        assert [value for _, value in picture.points] == [row.median for row in rows]
        assert list(picture.counts) == [row.n for row in rows]
        assert [day_of(moment, zone) for moment, _ in picture.points] == [row.day for row in rows]
    check_line(picture, ten_years, zone)
    check_load(picture, ten_years)
    reach = Span(span.start - timedelta(days=90), span.start)
    assert picture.usual == usual_ratings([entry.stress for entry in inside(ten_years, reach)])
    earlier = days.before()
    before = inside(ten_years, span_of_days(earlier.first, earlier.last, zone))
    assert picture.change == change_between(
        [row.median for row in days_of(before, zone)], [row.median for row in rows]
    )


def check_line(picture: TrendPicture, ten_years: TenYears, zone: tzinfo) -> None:
    """Check the smoothed line against one over all ratings ever."""
    whole, held = ten_years.line, inside(ten_years, picture.span)
    if picture.figures.n:
        assert picture.figures.ewma == pytest.approx(whole[held[-1].at], abs=0.01)
    points = [point for stretch in picture.lines for point in stretch]
    longest = timedelta(hours=3) if picture.days.days == 1 else timedelta(days=3)
    for stretch in picture.lines:
        assert all(after[0] - before[0] <= longest for before, after in pairwise(stretch))
    if picture.days.days == 1:
        assert points == list(picture.points)
    elif picture.figures.n < 15 or picture.figures.days < 5:
        assert points == []
    else:
        drawn = [entry.at for entry in held]
        if picture.days.days > 91:  # each day's end, and where a stretch begins
            begun = {drawn[0], *(after for before, after in pairwise(drawn) if after - before > longest)}
            last = {day_of(moment, zone): moment for moment in drawn}
            drawn = sorted(begun | set(last.values()))
        assert [moment for moment, _ in points] == drawn
        assert all(value == pytest.approx(whole[moment], abs=0.01) for moment, value in points)


@pytest.mark.parametrize("days", LONG, ids=lambda days: f"{days.first}..{days.last}")
def test_beyond_400_days_by_weeks(ten_years: TenYears, zone: tzinfo, days: DayRange):
    picture = ten_years.services.trends.picture(days)
    held = inside(ten_years, picture.span)
    assert picture.by_week
    assert (picture.figures.n, picture.high) == (len(held), sum(entry.stress >= 7 for entry in held))
    assert picture.figures.median == float(median(entry.stress for entry in held))
    weeks: dict[int, list[int]] = {}
    for entry in held:
        weeks.setdefault((day_of(entry.at, zone) - days.first).days // 7, []).append(entry.stress)
    assert [value for _, value in picture.points] == pytest.approx(
        [mean(weeks[place]) for place in sorted(weeks)]
    )
    assert list(picture.counts) == [len(weeks[place]) for place in sorted(weeks)]
    assert picture.figures.days == len({day_of(entry.at, zone) for entry in held})
    check_load(picture, ten_years)


def test_load_of_ten_years(ten_years: TenYears):
    ten_years.clock.travel(BERLIN)
    for moment in (NOON_ISH, ago(days=400, hours=5)):
        start = span_of_days(day_of(moment, BERLIN), day_of(moment, BERLIN), BERLIN).start
        found, plain = (
            ten_years.services.contacts.load(moment),
            load_at(ten_years.contacts, moment, start, RULE),
        )
        assert (found.acute, found.carry_over) == pytest.approx((plain.acute, plain.carry_over), rel=1e-12)
        assert found.shift_total == pytest.approx(plain.shift_total)


def test_usual_ranges_of_ten_years(ten_years: TenYears, zone: tzinfo):
    today = span_of_days(day_of(NOON_ISH, zone), day_of(NOON_ISH, zone), zone).start
    shifts: dict[date, list[Contact]] = {}
    for contact in ten_years.contacts:
        if today - timedelta(days=120) <= contact.at < today:
            shifts.setdefault(day_of(contact.at, zone), []).append(contact)
    assert ten_years.services.contacts.usual() == usual_of(
        [peak_acute(ones, RULE) for ones in shifts.values()]
    )
    assert ten_years.services.checkins.usual_today() == usual_ratings(
        [checkin.stress for checkin in ten_years.checkins if today - timedelta(days=90) <= checkin.at < today]
    )


def test_ten_years_are_quick(ten_years: TenYears):
    """Far above what it takes, so that only a return to seconds fails here; the benchmarks hold the figures."""
    trends = ten_years.services.trends
    for days in (*RANGES, *LONG):
        began = process_time()
        trends.picture(days)
        assert process_time() - began < 1.5, days


def test_the_first_day_and_all(ten_years: TenYears, zone: tzinfo):
    first = min(ten_years.checkins[0].at, ten_years.contacts[0].at)
    assert ten_years.services.trends.first_day() == day_of(first, zone)
    assert ten_years.services.trends.named("all").first == day_of(first, zone)


@pytest.mark.parametrize("name", ["day", "week", "month", "quarter", "year", "all"])
def test_an_empty_diary_has_pictures_too(services: Services, name: str):
    picture = services.trends.picture(services.trends.named(name))
    assert (picture.points, picture.lines, picture.usual, picture.change) == ((), (), None, None)
    assert not any(bucket.load for bucket in picture.buckets)
    facts = services.trends.facts(picture)
    assert (facts.median, facts.share_high, facts.direction, facts.days_without) == (
        None,
        0.0,
        "",
        facts.days,
    )
    assert services.checkins.usual_today() is None


def test_facts_for_a_tip(services: Services):
    for hours, stress in ((1, 9), (2, 3), (26, 8)):
        services.checkins.record(CheckInDraft(stress, at=ago(hours=hours)))
    services.contacts.record(ContactDraft("abuse"))
    services.contacts.record(ContactDraft("kind"))
    services.contacts.record(ContactDraft("ordinary"))
    facts = services.trends.facts(services.trends.picture(services.trends.named("week")))
    assert facts.last_day == TODAY
    assert (facts.median, facts.share_high) == (8.0, pytest.approx(2 / 3))
    assert (facts.days, facts.days_without) == (7, 5)
    assert dict(facts.contacts) == {"abuse": 1, "kind": 1}


@pytest.mark.parametrize(("day", "bars"), [(date(2026, 10, 24), 25), (date(2026, 3, 28), 23), (TODAY, 24)])
def test_a_day_has_a_bar_for_each_of_its_hours(services: Services, clock: FakeClock, day: date, bars: int):
    clock.travel(BERLIN)
    picture = services.trends.picture(range_ending("day", day, None))
    assert len(picture.buckets) == bars
    assert picture.buckets[-1].end == picture.span.end


def rate(services: Services, *days: float, stress: int = 5) -> None:
    """Record ratings so many days ago."""
    for day in days:
        services.checkins.record(CheckInDraft(stress, at=ago(days=day)))


@pytest.mark.parametrize(("gap", "stretches"), [(3.0, 1), (3.01, 2), (5.0, 2)])
def test_days_without_a_rating_are_left_open(services: Services, gap: float, stretches: int):
    rate(services, *(day / 2 for day in range(10)), *(4.5 + gap + day / 2 for day in range(10)))
    assert len(services.trends.picture(services.trends.named("month")).lines) == stretches


@pytest.mark.parametrize(("gap", "stretches"), [(3.0, 1), (3.01, 2)])
def test_hours_without_a_rating_are_left_open(services: Services, gap: float, stretches: int):
    rate(services, 0.02, 0.02 + gap / 24)
    assert len(services.trends.picture(services.trends.named("day")).lines) == stretches


@pytest.mark.parametrize(("weeks", "stretches"), [(5, 1), (6, 2)])
def test_weeks_without_a_rating_are_left_open(services: Services, weeks: int, stretches: int):
    for day in (1, 2, 3, 4):
        rate(services, *(day + gap * 7 + hour / 24 for gap in (0, weeks) for hour in (0, 1)))
    years = services.trends.picture(DayRange("own", TODAY - timedelta(days=405), TODAY))
    assert (years.by_week, len(years.points), len(years.lines)) == (True, 2, stretches)


@pytest.mark.parametrize(("ratings", "a_day", "lines"), [(14, 1, 0), (16, 4, 0), (16, 1, 1)])
def test_a_line_through_weeks_has_to_be_earned(services: Services, ratings: int, a_day: int, lines: int):
    """As over days: fifteen ratings on five days, or there are points alone (E62)."""
    rate(services, *(1 + 2 * (place // a_day) + place % a_day / 24 for place in range(ratings)))
    years = services.trends.picture(DayRange("own", date(2025, 1, 1), TODAY))
    assert years.by_week
    assert len(years.points) > 1
    assert len(years.lines) == lines
    assert years.figures.days == -(-ratings // a_day)


def test_no_line_goes_through_a_week_of_two_ratings(services: Services):
    rate(services, *(day + hour / 24 for day in range(1, 6) for hour in range(4)), *(8, 9), *range(15, 19))
    years = services.trends.picture(DayRange("own", TODAY - timedelta(days=405), TODAY))
    assert years.counts == (4, 2, 20)
    (line,) = years.lines
    assert [moment for moment, _ in line] == [years.points[0][0], years.points[2][0]]


def test_beyond_a_quarter_a_day_is_a_point_at_its_noon(services: Services):
    rate(services, 0.1, 0.2, stress=8)
    rate(services, 0.15, stress=3)
    last = TODAY
    quarter, longer = (
        services.trends.picture(DayRange("own", last - timedelta(days=days - 1), last)) for days in (91, 92)
    )
    assert [value for _, value in quarter.points] == [8, 3, 8]
    assert longer.points == ((NOON_ISH.replace(hour=4, minute=0), 8.0),)  # 12:00 in Shanghai


def test_a_week_is_a_point_in_its_middle(services: Services):
    rate(services, 0, 0.1, stress=8)
    rate(services, 1, stress=2)
    years = services.trends.picture(DayRange("own", TODAY - timedelta(days=405), TODAY))
    assert years.points == ((years.span.end - timedelta(days=3.5), 6.0),)
    assert (years.figures.median, years.figures.ewma, years.figures.n, years.figures.days) == (8, 6, 3, 2)
    assert (years.high, years.usual, years.change) == (2, None, None)


def test_the_middle_before_today_leaves_today_out(services: Services):
    rate(services, *(day + 0.5 for day in range(1, 20)), stress=4)
    rate(services, *(hour / 24 for hour in range(1, 10)), stress=10)
    assert services.checkins.usual_today() is None
    rate(services, 89.9, stress=4)
    assert services.checkins.usual_today() == (4, 4)


def test_what_is_older_than_90_days_is_usual_no_more(services: Services):
    rate(services, *(day + 0.5 for day in range(1, 20)), 91, stress=4)
    assert services.checkins.usual_today() is None
    assert services.trends.picture(services.trends.named("day")).usual is None


def test_the_line_has_a_band_that_ends_where_nothing_was_rated(services: Services):
    for day in (*range(10), *range(20, 30)):
        rate(services, day + 0.4, stress=2 + day % 3)
    (first, last), lines = services.trends.picture(services.trends.named("month")).bands, {}
    for stretch in services.trends.picture(services.trends.named("month")).lines:
        lines |= dict(stretch)
    assert first[-1][0] < ago(days=20) < ago(days=10) < last[0][0]
    for moment, low, high in (*first, *last):
        assert low < lines[moment] < high
        assert high - lines[moment] == pytest.approx(lines[moment] - low)
    assert last[-1][2] - last[-1][1] < 3
    assert services.trends.picture(services.trends.named("day")).bands == ()


def test_the_line_begins_warm(services: Services):
    """A week's line knows the 30 days before it: a mean of all of them, faded by half in three days."""
    rate(services, *(day + 0.5 for day in range(7, 37)), stress=10)
    rate(services, *(day * 0.4 for day in range(15)), stress=0)
    picture = services.trends.picture(services.trends.named("week"))
    first, last = picture.lines[0][0][1], picture.lines[-1][-1][1]
    times = [day + 0.5 for day in range(7, 37)]
    weights = [2 ** (-(day - 5.6) / 3) for day in times]
    assert first == pytest.approx(10 * sum(weights) / (sum(weights) + 1), rel=2e-3)
    assert 0 < last < 2
    assert picture.figures.ewma == last
