"""What the charts beside the trend show, against a plain count over all rows."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from statistics import median

import pytest

from tests.fakes import BERLIN, NEW_YORK, SHANGHAI, FakeClock, ago
from tests.services.conftest import TenYears
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.days import day_of, span_of_days
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services

pytestmark = pytest.mark.xdist_group("ten years")
TODAY = date(2026, 11, 20)
QUARTER = DayRange("quarter", TODAY - timedelta(days=90), TODAY)


@pytest.mark.parametrize("zone", [SHANGHAI, BERLIN, NEW_YORK], ids=str)
def test_rhythm_and_year_equal_a_plain_count(ten_years: TenYears, zone):  # type: ignore[no-untyped-def]
    """Both sides of a change of the clocks, and ratings of which nobody knows where they were made."""
    ten_years.clock.travel(zone)
    span = span_of_days(QUARTER.first, QUARTER.last, zone)
    counts = Counter[tuple[int, int]]()
    lasts: dict[tuple[int, int], date] = {}
    days: dict[date, list[int]] = {}
    for checkin in ten_years.checkins:
        day = day_of(checkin.at, zone)
        if span.holds(checkin.at):
            place = day.weekday(), checkin.at.astimezone(zone).hour
            counts[place] += 1
            lasts[place] = max(day, lasts.get(place, day))
        if day.year == 2026:
            days.setdefault(day, []).append(checkin.stress or 0)
    rhythm = ten_years.services.patterns.rhythm(QUARTER)
    assert dict(rhythm.last) == lasts
    assert {place: round(group.n) for place, group in rhythm.groups.items()} == dict(counts)
    year = ten_years.services.patterns.year(2026)
    assert {day: (found.median, found.n) for day, found in year.days.items()} == {
        day: (median(values), len(values)) for day, values in days.items()
    }


def test_an_entry_made_elsewhere_stands_at_the_clock_of_there(services: Services, clock: FakeClock):
    """Three in the morning in Berlin is ten in Shanghai: it was night, and still the evening's day."""
    clock.travel(BERLIN)
    services.checkins.record(CheckInDraft(stress=7, at=ago(hours=4)))
    at = services.checkins.between(ago(days=1), ago())[0].at
    clock.travel(SHANGHAI)
    rhythm = services.patterns.rhythm(QUARTER)
    assert list(rhythm.groups) == [(day_of(at, BERLIN).weekday(), at.astimezone(BERLIN).hour)]
    assert list(services.patterns.year(2026).days) == [day_of(at, BERLIN)]


def test_a_reader_never_writes(services: Services):
    with services.beside() as own:
        assert own.patterns.rhythm(QUARTER).n == 0
        with pytest.raises(Exception, match="readonly"):
            own.diary.conn.execute("INSERT INTO notice VALUES ('x')")
    services.checkins.record(CheckInDraft(stress=7))
    with services.beside() as own:
        assert own.patterns.rhythm(QUARTER).n == 1
