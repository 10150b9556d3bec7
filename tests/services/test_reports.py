"""What the page of a period counts: its own days and no others."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes import FakeClock
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
