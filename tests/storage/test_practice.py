"""Exercises done and items kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import NOON_ISH, ago
from wellbeing.domain.practice import Session
from wellbeing.storage.database import Diary
from wellbeing.storage.practice import PracticeStore


@pytest.fixture
def store(diary: Diary) -> PracticeStore:
    return PracticeStore(diary)


def test_sessions_come_back_exactly(store: PracticeStore):
    rows = [
        Session(ago(hours=2), "gentle_breath", 61.25, True, 8, 0),
        Session(ago(hours=1), "double_sip", 0.0, False, None, None),
    ]
    store.add_many(rows)
    store.add(Session(NOON_ISH, "gentle_breath", 3, False))
    assert store.between(ago(hours=2), NOON_ISH) == rows
    assert len(store.between(ago(hours=2), NOON_ISH + timedelta(microseconds=1))) == 3


def test_favourites_are_a_set(store: PracticeStore):
    for item in ("a", "b", "a"):
        store.keep(item, NOON_ISH)
    assert store.favourites() == {"a", "b"}
    store.let_go("a")
    store.let_go("never kept")
    assert store.favourites() == {"b"}


def test_a_session_goes_and_comes_back_under_its_number(store: PracticeStore):
    first, second = (store.add(Session(ago(hours=h), "gentle_breath", 60, True)) for h in (2, 1))
    assert second.id > first.id > 0
    store.remove(first.id)
    store.remove(first.id)
    assert [session.id for session in store.between(ago(hours=3), NOON_ISH)] == [second.id]
    assert store.add(first).id == first.id
    assert [session.id for session in store.between(ago(hours=3), NOON_ISH)] == [first.id, second.id]
