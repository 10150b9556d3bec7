"""What the diary says of this moment: for how long a contact counts, and when help is worth naming."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import ago
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.services.app_services import Services
from wellbeing.services.moment_state import names_help, state


def contact(services: Services, kind: str, note: str = "", **length: float) -> None:
    services.contacts.record(ContactDraft(kind, note=note, at=ago(**length) if length else None))


def checkin(services: Services, stress: int, note: str = "", **length: float) -> None:
    services.checkins.record(CheckInDraft(stress, note=note, at=ago(**length) if length else None))


def test_an_empty_diary_is_an_ordinary_moment(services: Services):
    assert (state(services).situation, names_help(services)) == ("everyday", False)


@pytest.mark.parametrize(
    ("kind", "minutes", "situation"),
    [
        ("rude", 30, "after_rude"),
        ("rude", 31, "everyday"),
        ("abuse", 30, "after_abuse"),
        ("threat", 29, "after_threat"),
        ("crisis", 29, "after_crisis"),
        ("demanding", 1, "everyday"),
        ("kind", 1, "everyday"),
    ],
)
def test_a_hard_contact_counts_for_half_an_hour(services: Services, kind: str, minutes: int, situation: str):
    contact(services, kind, minutes=minutes)
    found = state(services)
    assert found.situation == situation
    assert dict(found.values) == ({"n": minutes} if situation != "everyday" else {})


def test_the_last_hard_contact_is_the_one(services: Services):
    contact(services, "abuse", minutes=20)
    contact(services, "rude", minutes=10)
    contact(services, "ordinary", minutes=1)
    assert (state(services).situation, state(services).values) == ("after_rude", {"n": 10})


@pytest.mark.parametrize(
    ("stress", "minutes", "situation"),
    [(7, 60, "high_stress"), (7, 61, "everyday"), (6, 1, "everyday"), (10, 0, "high_stress")],
)
def test_high_stress_counts_for_an_hour(services: Services, stress: int, minutes: int, situation: str):
    checkin(services, stress, minutes=minutes)
    assert state(services).situation == situation


def test_the_load_is_high_above_the_own_usual_range(services: Services):
    for day in range(1, 11):
        contact(services, "rude", days=day)
    contact(services, "rude", minutes=40)
    assert state(services).situation == "everyday"  # 1.26 of the usual 2
    contact(services, "rude", minutes=31)
    assert state(services).situation == "high_load"  # 1.26 and 1.40 make more than 2


@pytest.mark.parametrize(
    ("hours", "situation"),
    [
        ("13:35-22:00", "shift_start"),
        ("13:34-22:00", "everyday"),
        ("09:00-14:35", "shift_end"),
        ("09:00-14:36", "everyday"),
    ],
)
def test_the_edges_of_a_shift(services: Services, hours: str, situation: str):
    assert services.preferences.set("fri", [hours]) is None  # it is a Friday, 14:05
    assert state(services).situation == situation


@pytest.mark.parametrize("kind", ["threat", "crisis"])
@pytest.mark.parametrize(
    ("length", "helps"),
    [({"minutes": 5}, True), ({"hours": 47}, True), ({"hours": 48}, True), ({"hours": 49}, False)],
)
def test_what_is_grave_is_remembered_for_two_days(
    services: Services, kind: str, length: dict[str, float], helps: bool
):
    contact(services, kind, **length)
    contact(services, "abuse", minutes=1)
    assert names_help(services) is helps


@pytest.mark.parametrize(
    ("days", "helps"), [((0, 1, 2), True), ((2, 3, 4), True), ((0, 1), False), ((0, 13, 14.3), False)]
)
def test_three_days_at_the_peak_in_a_fortnight(services: Services, days: tuple[float, ...], helps: bool):
    for day in days:
        checkin(services, 9, days=day)
        checkin(services, 2, days=day, minutes=20)
    assert names_help(services) is helps


def test_only_the_last_five_days_with_an_entry_count(services: Services):
    for day, stress in enumerate((2, 9, 2, 2, 9, 9)):
        checkin(services, stress, days=day)
    assert not names_help(services)


@pytest.mark.parametrize(("days", "helps"), [(0, True), (6.9, True), (7.1, False)])
@pytest.mark.parametrize("write", [contact, checkin])
def test_words_of_distress_in_a_note_of_the_last_week(services: Services, write, days: float, helps: bool):
    word = next(iter(services.library.distress()))
    kind = "rude" if write is contact else 3
    write(services, kind, f"I {word.upper()} again", minutes=timedelta(days=days).total_seconds() / 60 + 1)
    assert names_help(services) is helps


def test_a_plain_note_is_no_sign(services: Services):
    contact(services, "rude", "late parcel", minutes=1)
    checkin(services, 3, "a long queue")
    assert not names_help(services)
