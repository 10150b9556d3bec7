"""Today's volume and the own usual one, as the diary gives them."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes import FakeClock
from wellbeing.domain.contacts import Contact, ContactDraft
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.days import span_of
from wellbeing.domain.load import Usual
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.volume import Volume
from wellbeing.services.app_services import Services
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.imports import ImportStore


def test_volume_stands_beside_the_load_and_never_in_it(services: Services, clock: FakeClock):
    now, store = clock.now(), ContactStore(services.diary)
    for day in range(1, 13):
        store.add_many([Contact(0, now - timedelta(days=day), "ordinary")] * (10 + day))
    assert services.volume.usual() == Usual(13.2, 19.8, 12)
    store.add_many(
        [Contact(0, now - timedelta(minutes=minute), "ordinary", seconds=900) for minute in (60, 50, 20)]
    )
    assert services.volume.today() == Volume(3, 2, 2_700)
    assert services.contacts.load().acute == 0
    services.contacts.record(ContactDraft("rude"))
    assert services.volume.today().contacts == 4


def test_totals_of_several_shops_add_up_and_stand_for_single_contacts(services: Services, clock: FakeClock):
    today, imports = services.trends.today(), ImportStore(services.diary)
    run = imports.begin("totals", clock.now())
    days = [today - timedelta(days=back) for back in range(12)]
    rows = [
        (DayTotal(day, count), place)
        for place, (day, count) in enumerate((day, count) for day in days for count in (60, 41))
    ]
    imports.add(run, "totals", rows)
    store = ContactStore(services.diary)
    store.add_many([Contact(0, clock.now() - timedelta(minutes=9), "ordinary", seconds=60)] * 5)
    assert services.volume.today() == Volume(101, is_told=True)
    assert services.volume.usual() == Usual(101, 101, 11)
    week = DayRange("week", today - timedelta(days=6), today)
    assert services.volume.of_range(week) == Volume(707, is_told=True)
    store.add_many([Contact(0, clock.now() - timedelta(minutes=9), "ordinary", seconds=60)] * 100)
    assert services.volume.today().contacts == 105  # a system that counts but a part of them says no less


def test_a_contact_belongs_whole_to_the_day_on_which_it_began(services: Services, clock: FakeClock):
    today = services.trends.today()
    turn = span_of(today, clock.zone()).start
    minutes = [
        (-260, 20),
        (-250, 30),
        (-10, 30),
        (5, 10),
    ]  # two around midnight overlap, one goes on into the new day
    ContactStore(services.diary).add_many(
        Contact(0, turn + timedelta(minutes=at), "ordinary", seconds=60 * length, source=1)
        for at, length in minutes
    )
    before = today - timedelta(days=1)
    assert services.volume.of_day(before) == Volume(3, 2, 4_800)
    assert services.volume.today() == Volume(1, 1, 600)
    assert services.volume.of_range(DayRange("own", before, today)) == Volume(4, 2, 5_400)


def test_a_range_holds_the_contacts_of_its_own_days_and_a_long_one_is_not_read(
    services: Services, clock: FakeClock
):
    now, store, today = clock.now(), ContactStore(services.diary), services.trends.today()
    store.add_many(
        [Contact(0, now - timedelta(days=back, minutes=10), "rude", seconds=600) for back in (0, 6, 7, 8)]
    )
    week = DayRange("week", today - timedelta(days=6), today)
    assert services.volume.of_range(week) == Volume(2, 1, 1_200)
    assert services.volume.of_range(week.before()) == Volume(2, 1, 1_200)
    assert services.volume.of_range(DayRange("own", today - timedelta(days=28), today)) is None
