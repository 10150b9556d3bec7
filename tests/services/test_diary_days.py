"""Which days hold anything: each table by itself, the day from four to four, both ends included."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.fakes import SHANGHAI
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.practice import Session
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.practice import PracticeStore

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("moment", "filled"),
    [
        (at(1, 3, 59), None),
        (at(1, 4), 1),
        (at(2, 3, 59), 1),
        (at(2, 4), 2),
        (at(30, 23), 30),
        (at(30, 23) + timedelta(hours=4, minutes=59), 30),
        (at(30, 23) + timedelta(hours=5), None),
    ],
)
@pytest.mark.parametrize("table", ["checkin", "contact", "practice"])
def test_a_day_with_one_entry_is_told(services: Services, table: str, moment: datetime, filled: int | None):
    if table == "checkin":
        CheckInStore(services.diary).add(CheckIn(0, moment, 5))
    elif table == "contact":
        ContactStore(services.diary).add(Contact(0, moment, "rude"))
    else:
        PracticeStore(services.diary).add(Session(moment, "breathing", 60.0, True))
    days = {date(2026, 11, filled)} if filled else set()
    assert services.diary_days.filled(FIRST, LAST) == days


def test_an_empty_month_has_no_day(services: Services):
    assert services.diary_days.filled(FIRST, LAST) == frozenset()
