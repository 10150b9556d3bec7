"""Invented diaries: the same again, within bounds, and with stress that follows load."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from statistics import mean

import pytest

from tests.fakes import NEW_YORK, NOON_ISH, SHANGHAI
from wellbeing.domain.checkins import CheckIn, CheckInDraft, checked_checkin
from wellbeing.domain.contacts import Contact, ContactDraft, checked_contact
from wellbeing.domain.days import day_of
from wellbeing.domain.invented import InventedDays, invent
from wellbeing.domain.load import LoadRule, decayed, weight_of

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def story() -> InventedDays:
    return invent(90, 7, TODAY, NOON_ISH, SHANGHAI)


def test_the_same_seed_invents_the_same(story: InventedDays):
    assert invent(90, 7, TODAY, NOON_ISH, SHANGHAI) == story
    assert invent(90, 8, TODAY, NOON_ISH, SHANGHAI) != story


def test_everything_could_have_been_typed(story: InventedDays):
    for checkin in story.checkins:
        draft = CheckInDraft(
            checkin.stress,
            checkin.pleasant,
            checkin.energy,
            checkin.feelings,
            checkin.causes,
            checkin.note,
            checkin.at,
        )
        assert isinstance(checked_checkin(draft, NOON_ISH), CheckIn)
    for contact in story.contacts:
        draft = ContactDraft(
            contact.kind,
            contact.felt,
            contact.emotion,
            contact.style,
            contact.channel,
            contact.state,
            contact.note,
            contact.at,
        )
        assert isinstance(checked_contact(draft, NOON_ISH), Contact)


def test_it_stays_within_its_days(story: InventedDays):
    for rows in (story.checkins, story.contacts, story.sessions):
        moments = [row.at for row in rows]
        assert moments == sorted(moments)
        assert all(TODAY - timedelta(days=89) <= day_of(moment, SHANGHAI) <= TODAY for moment in moments)
        assert moments[-1] <= NOON_ISH
    assert day_of(story.checkins[-1].at, SHANGHAI) == TODAY


def test_stress_follows_load(story: InventedDays):
    rule = LoadRule()
    loads = [
        (decayed(story.contacts, checkin.at, rule.acute, rule), checkin.stress) for checkin in story.checkins
    ]
    calm = mean(stress for load, stress in loads if load < 1)
    hard = mean(stress for load, stress in loads if load > 3)
    assert hard > calm + 1


def test_there_are_gaps_and_it_is_lived_in_local_time(story: InventedDays):
    worked = {day_of(contact.at, SHANGHAI) for contact in story.contacts}
    assert 50 <= len(worked) <= 75
    there = invent(5, 7, TODAY, NOON_ISH + timedelta(days=1), NEW_YORK)
    assert {9 <= checkin.at.astimezone(NEW_YORK).hour <= 18 for checkin in there.checkins} == {True}


def test_one_week_in_four_is_hard_and_about_half_the_checkins_name_a_cause():
    long = invent(360, 7, TODAY, NOON_ISH, SHANGHAI)
    rule = LoadRule()
    by_week: dict[int, list[float]] = {}
    for contact in long.contacts:
        by_week.setdefault(day_of(contact.at, SHANGHAI).isocalendar().week % 4, []).append(
            weight_of(contact, rule)
        )
    hard = mean(by_week[1])
    assert all(hard > 1.15 * mean(by_week[rest]) for rest in (0, 2, 3))
    assert 0.4 < mean(bool(checkin.causes) for checkin in long.checkins) < 0.6
    # Not only equal: on a computer that lives in UTC the local zone would be.
    assert all(row.at.tzinfo is UTC for row in (*long.checkins, *long.contacts))
