"""From the list of recordings to the contacts in the diary, together with hooks and the hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import NOON_ISH, FakeClock
from wellbeing.domain.contacts import ContactDraft, OpenContact
from wellbeing.domain.headset import Recording
from wellbeing.domain.reminders.events import Microphone
from wellbeing.services.app_services import Services
from wellbeing.services.headset import Headset

PHONE = (Recording("7", "Softphone"),)


@pytest.fixture
def headset(services: Services) -> Headset:
    return services.headset


def call_for(headset: Headset, clock: FakeClock, seconds: float) -> None:
    assert headset.hear(PHONE) == (Microphone(True),)
    while (due := headset.next_due()) is not None and due <= seconds:
        clock.pass_by(seconds=due)
        seconds -= due
        headset.pass_by()
    clock.pass_by(seconds=seconds)


def hang_up(headset: Headset, clock: FakeClock) -> None:
    assert headset.hear(()) == ()
    assert headset.next_due() == 3
    clock.pass_by(seconds=3)
    assert headset.pass_by() == (Microphone(False),)
    assert headset.next_due() is None


def test_a_call_is_a_contact_from_its_first_second(services: Services, headset: Headset, clock: FakeClock):
    call_for(headset, clock, 60)
    assert services.contacts.open_ones() == [OpenContact(1, None, NOON_ISH, headset=True)]
    hang_up(headset, clock)
    assert services.contacts.open_ones() == []


def test_a_hook_and_the_headset_are_one_contact(services: Services, headset: Headset, clock: FakeClock):
    call_for(headset, clock, 20)
    assert services.contacts.start("T-1") is True
    assert services.contacts.start() is False
    assert [contact.name for contact in services.contacts.open_ones()] == ["T-1"]
    hang_up(headset, clock)
    assert [contact.name for contact in services.contacts.open_ones()] == ["T-1"]
    services.contacts.end(name="T-1")
    assert services.contacts.open_ones() == []


def test_the_contact_before_can_be_logged_amid_a_call(services: Services, headset: Headset, clock: FakeClock):
    call_for(headset, clock, 20)
    services.contacts.record(ContactDraft("rude"))
    assert len(services.contacts.open_ones()) == 1
    services.contacts.end("ordinary")
    assert services.contacts.open_ones() == []
    hang_up(headset, clock)


def test_a_program_struck_off_amid_its_call_ends_it(services: Services, headset: Headset, clock: FakeClock):
    call_for(headset, clock, 20)
    assert headset.programs == (("Softphone", True),)
    services.preferences.set("headset_without", ("softphone",))
    headset.look_again()
    clock.pass_by(seconds=3)
    headset.pass_by()
    assert services.contacts.open_ones() == []


def test_a_call_that_a_crash_left_open_is_over_once_nothing_records(services: Services, clock: FakeClock):
    services.contacts.headset_on(NOON_ISH - timedelta(hours=1))
    services.contacts.start("T-9")
    Headset(services.contacts, services.preferences, clock).hear(())
    assert [(contact.name, contact.headset) for contact in services.contacts.open_ones()] == [("T-9", False)]


def test_switching_off_ends_what_only_the_headset_told(
    services: Services, headset: Headset, clock: FakeClock
):
    call_for(headset, clock, 20)
    assert headset.stop() == (Microphone(False),)
    assert services.contacts.open_ones() == []
    assert headset.stop() == ()
