"""Today's volume and the own usual one, as the diary gives them."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes import FakeClock
from wellbeing.domain.contacts import Contact, ContactDraft
from wellbeing.domain.load import Usual
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.volume import Volume
from wellbeing.services.app_services import Services
from wellbeing.storage.contacts import ContactStore


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
