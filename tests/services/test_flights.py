"""Entries after a flight: an evening in Auckland stays that evening, on Today, in trends and in what is shown."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.fakes import NEW_YORK, SHANGHAI, FakeClock
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.days import as_made, as_seen, day_of
from wellbeing.domain.problems import Problem
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services

AUCKLAND = ZoneInfo("Pacific/Auckland")
EVENING = datetime(2026, 11, 19, 2, 30, tzinfo=AUCKLAND) + timedelta(hours=18)  # 20:30 on the 19th
LATE = datetime(2026, 11, 20, 3, 30, tzinfo=AUCKLAND)  # at night, still the 19th; 22:30 in Shanghai


def record(services: Services, clock: FakeClock, stress: int, at: datetime) -> CheckIn:
    clock.set(at.astimezone(UTC))
    change = services.checkins.record(CheckInDraft(stress))
    assert not isinstance(change, Problem)
    assert change.after is not None
    return change.after


def rude(services: Services, clock: FakeClock, at: datetime) -> None:
    clock.set(at.astimezone(UTC))
    assert not isinstance(services.contacts.record(ContactDraft("rude")), Problem)


@pytest.fixture
def flown(services: Services, clock: FakeClock) -> Services:
    """Two ratings and a contact of an evening in Auckland, then one of the next morning in New York."""
    clock.travel(AUCKLAND)
    record(services, clock, 8, EVENING)
    record(services, clock, 6, LATE)
    rude(services, clock, EVENING)
    clock.travel(NEW_YORK)
    record(services, clock, 2, datetime(2026, 11, 20, 9, 0, tzinfo=NEW_YORK))
    return services


def days_of(services: Services, first: date, last: date) -> list[date]:
    picture = services.trends.picture(DayRange("own", first, last))
    return [day_of(moment, services.clock.zone()) for moment, _ in picture.points]


def test_the_evening_stays_where_it_was(flown: Services, clock: FakeClock):
    # By the clock of New York it would have been the small hours and the morning of the 19th.
    made = [
        as_made(entry.at, entry.offset, clock.zone()).isoformat()
        for entry in flown.checkins.between(None, None)
    ]
    assert made == ["2026-11-19T20:30:00+13:00", "2026-11-20T03:30:00+13:00", "2026-11-20T09:00:00-05:00"]
    assert days_of(flown, date(2026, 11, 17), date(2026, 11, 21)) == [date(2026, 11, 19)] * 2 + [
        date(2026, 11, 20)
    ]
    assert [entry.stress for entry in flown.checkins.today()] == [2]


def test_one_day_holds_its_own_entries_alone(flown: Services, clock: FakeClock):
    evening = flown.trends.picture(DayRange("day", date(2026, 11, 19), date(2026, 11, 19)))
    shown = [(moment.astimezone(NEW_YORK).hour, value) for moment, value in evening.points]
    assert shown == [(20, 8.0), (3, 6.0)]
    assert evening.figures.n == 2
    assert [bucket.start.astimezone(NEW_YORK).hour for bucket in evening.buckets if bucket.load] == [20]
    before = flown.trends.picture(DayRange("day", date(2026, 11, 18), date(2026, 11, 18)))
    assert (before.points, [bucket for bucket in before.buckets if bucket.load]) == ((), [])


def test_years_by_the_week_count_it_in_its_own_week(services: Services, clock: FakeClock):
    clock.travel(AUCKLAND)
    sunday = datetime(2026, 11, 22, 23, 0, tzinfo=AUCKLAND)
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=AUCKLAND)  # the 22nd still in New York
    for at, stress in ((sunday, 3), (monday, 9)):
        record(services, clock, stress, at)
        rude(services, clock, at)
    clock.travel(NEW_YORK)
    clock.set(datetime(2026, 12, 20, tzinfo=UTC))
    weeks = DayRange("own", date(2024, 10, 7), date(2026, 12, 20))
    picture = services.trends.picture(weeks)
    assert picture.by_week
    assert [value for _, value in picture.points] == [3.0, 9.0]
    assert [bucket.contacts for bucket in picture.buckets if bucket.contacts] == [1, 1]


def test_a_flight_to_the_west_hides_nothing_of_today(services: Services, clock: FakeClock):
    clock.travel(SHANGHAI)
    record(services, clock, 5, datetime(2026, 11, 20, 12, 0, tzinfo=SHANGHAI))
    clock.travel(NEW_YORK)
    clock.set(datetime(2026, 11, 19, 23, 30, tzinfo=NEW_YORK).astimezone(UTC))
    assert [entry.stress for entry in services.checkins.today()] == [5]


def test_what_was_usual_ends_where_today_begins_by_the_clock_of_the_place(
    services: Services, clock: FakeClock
):
    clock.travel(NEW_YORK)
    for day in range(19):
        record(services, clock, 4, datetime(2026, 11, 1 + day, 12, 0, tzinfo=NEW_YORK))
    record(
        services, clock, 4, datetime(2026, 11, 19, 22, 0, tzinfo=NEW_YORK)
    )  # 11:00 on the 20th in Shanghai
    clock.travel(SHANGHAI)
    assert services.checkins.usual_today() == (4, 4)


def test_an_edit_keeps_the_clock_of_the_place(flown: Services, clock: FakeClock):
    evening = flown.checkins.between(None, None)[0]
    kept = flown.checkins.edit(evening.id, CheckInDraft(9))
    assert not isinstance(kept, Problem)
    assert kept.after is not None
    assert (kept.after.at, kept.after.offset) == (evening.at, 13 * 3_600)
    # The form shows 20:30; 21:45 is what the person makes of it.
    said = as_seen(evening.at, evening.offset, NEW_YORK) + timedelta(minutes=75)
    moved = flown.checkins.edit(evening.id, CheckInDraft(9, at=said))
    assert not isinstance(moved, Problem)
    assert moved.after is not None
    assert as_made(moved.after.at, moved.after.offset, NEW_YORK).isoformat() == "2026-11-19T21:45:00+13:00"
    flown.checkins.undo(moved)
    assert as_made(*at_and_offset(flown, evening.id), NEW_YORK).isoformat() == "2026-11-19T20:30:00+13:00"


def at_and_offset(services: Services, number: int) -> tuple[datetime, int | None]:
    entry = next(entry for entry in services.checkins.between(None, None) if entry.id == number)
    return entry.at, entry.offset


def test_an_entry_made_here_follows_the_clock_here(services: Services, clock: FakeClock):
    clock.travel(ZoneInfo("Europe/Berlin"))
    entry = record(services, clock, 5, datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    services.checkins.edit(entry.id, CheckInDraft(5, at=summer))
    assert at_and_offset(services, entry.id) == (summer, 7_200)
