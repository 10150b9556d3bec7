"""Which contacts of a file are ones that the person logged: a log stands for one, and nothing speaks against it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wellbeing.domain.contacts import Contact
from wellbeing.domain.imports.logged_here import LoggedHere

NINE = datetime(2026, 11, 27, 9, tzinfo=UTC)


def contact(
    number: int, minutes: float, kind: str = "ordinary", lasted: int | None = None, **more: str
) -> Contact:
    return Contact(number, NINE + timedelta(minutes=minutes), kind, seconds=lasted, **more)  # type: ignore[arg-type]


def twins(rows: list[Contact], logged: list[Contact]) -> set[int]:
    def fetch(start: datetime, end: datetime) -> list[Contact]:
        return [one for one in logged if start <= one.at <= end]

    return LoggedHere(fetch).twins({row.id: row for row in rows})


@pytest.mark.parametrize(
    ("minutes", "is_one"),
    [(-6, False), (-4, True), (0, True), (10, True), (14, True), (16, False)],
    ids=["long before", "just before", "at once", "as it ended", "just after", "long after"],
)
def test_within_minutes_of_a_contact_it_is_that_one(minutes: float, is_one: bool):
    assert twins([contact(1, 0, lasted=600)], [contact(9, minutes, "rude")]) == ({1} if is_one else set())


def test_each_log_stands_for_one_contact():
    rows = [contact(number, number * 2, lasted=100) for number in range(1, 6)]
    assert len(twins(rows, [contact(9, 4), contact(10, 6)])) == 2


def test_none_is_left_without_its_log_for_one_that_had_a_choice():
    rows = [contact(1, 0, lasted=1_200), contact(2, 0, lasted=60)]
    assert twins(rows, [contact(9, 2), contact(10, 21)]) == {1, 2}


def test_of_two_the_log_is_the_one_of_its_kind():
    rows = [contact(1, 0, "demanding"), contact(2, 1)]
    assert twins(rows, [contact(9, 1, "demanding")]) in ({1}, {2})
    assert twins(rows[:1], [contact(9, 0, "rude"), contact(10, 2, "demanding")]) == {1}


def test_another_channel_is_another_contact():
    row = contact(1, 0, channel="phone")
    assert twins([row], [contact(9, 1, channel="chat")]) == set()
    assert twins([row], [contact(9, 1, channel="phone")]) == {1}
    assert twins([row], [contact(9, 1)]) == {1}


def test_over_many_steps_a_log_is_taken_once():
    logged = [contact(9, 4)]
    asked: list[tuple[datetime, datetime]] = []

    def fetch(start: datetime, end: datetime) -> list[Contact]:
        asked.append((start, end))
        return logged

    found = LoggedHere(fetch)
    assert found.twins({}) == set()
    assert found.twins({1: contact(1, 3)}) == {1}
    assert found.twins({2: contact(2, 4)}) == set()
    assert found.twins({3: contact(3, 3.5)}) == set()
    assert len(asked) == 2, "what was fetched is not fetched again"
