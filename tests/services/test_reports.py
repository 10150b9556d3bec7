"""What the page of a period counts: its own days and no others."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes import FakeClock, ago
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.report import OwnLines, WentWell
from wellbeing.services.app_services import Services


def test_a_week_counts_its_own_contacts(services: Services, clock: FakeClock):
    now = clock.now()
    for days in (0, 7, 7, 14, 14, 14):
        services.contacts.record(ContactDraft("kind", at=now - timedelta(days=days)))
    week = services.reports.present("week")
    last = type(week)(week.name, week.first - timedelta(days=7), week.last - timedelta(days=7))
    assert [services.reports.of(days).went_well for days in (week, last)] == [
        WentWell("kind", 1),
        WentWell("kind", 2),
    ]


def test_what_was_written_onto_the_page_of_a_period_is_its_own(services: Services):
    days = services.reports.present("week")
    before = type(days)(days.name, days.first - timedelta(days=7), days.last - timedelta(days=7))
    assert services.reports.own_lines(days) == OwnLines("", "")
    services.drafts.keep(services.reports.draft_of(days), {"good": "a", "plan": "b"})
    services.drafts.keep(services.reports.draft_of(before), {"plan": "c"})
    assert services.reports.own_lines(days) == OwnLines("a", "b")
    assert services.reports.own_lines(before) == OwnLines("", "c")


def test_notes_are_on_the_page_where_they_were_asked_for_and_in_order_of_time(services: Services):
    services.checkins.record(CheckInDraft(5, note="later", at=ago(minutes=10)))
    services.contacts.record(ContactDraft("rude", note="first", at=ago(minutes=20)))
    services.checkins.record(CheckInDraft(6, at=ago(minutes=15)))
    services.checkins.record(CheckInDraft(6, note="another week", at=ago(days=20)))
    days = services.reports.present("week")
    assert services.reports.of(days).notes == ()
    assert services.reports.of(days, notes=True).notes == (
        (ago(minutes=20), "first"), (ago(minutes=10), "later")
    )  # fmt: skip
