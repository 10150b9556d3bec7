"""What a diary says of the load's weights and half-life."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes import NOON_ISH
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore


def test_out_of_a_diary(services: Services):
    assert services.load_choices.own_half_life().missing == 20
    checkins, contacts = [], []
    for back in range(1, 25):
        start = NOON_ISH - timedelta(days=back)
        contacts += [Contact(0, start - timedelta(hours=3), "rude")] * (back % 4)
        checkins += [
            CheckIn(0, start - timedelta(hours=hour), min(10, back % 4 * hour)) for hour in (0, 1, 2)
        ]
    CheckInStore(services.diary).add_many(checkins)
    ContactStore(services.diary).add_many(contacts)
    assert services.load_choices.own_half_life().missing == 0
    assert services.load_choices.sensitivity().days == 18
