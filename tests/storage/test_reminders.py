"""The engine's memory, closed days, and words from other processes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.fakes import NOON_ISH, ago
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.storage.database import Diary
from wellbeing.storage.reminders import Command, ReminderStore

DAY = BreakLedger(worked_min=301.125, due=5, taken=2, natural=1, skipped=1, owed=1)


@pytest.fixture
def store(diary: Diary) -> ReminderStore:
    return ReminderStore(diary)


def test_the_state_is_one_and_written_over(store: ReminderStore):
    assert store.state() is None
    store.save_state('{"a": "🙂"}', ago(minutes=1))
    store.save_state('{"b": 2}', NOON_ISH)
    assert store.state() == ('{"b": 2}', NOON_ISH)


def test_days(store: ReminderStore):
    store.save_day(date(2026, 11, 19), replace(DAY, taken=0))
    store.save_day(date(2026, 11, 19), DAY)
    store.save_day(date(2026, 11, 20), DAY)
    assert store.days(date(2026, 11, 1), date(2026, 11, 19)) == {date(2026, 11, 19): DAY}
    assert list(store.days(date(2026, 1, 1), date(2026, 12, 31))) == [date(2026, 11, 19), date(2026, 11, 20)]


def test_words_are_taken_once_in_the_order_said(store: ReminderStore):
    assert store.take_commands() == []
    store.enqueue("pause", ago(minutes=2), NOON_ISH)
    store.enqueue("resume", ago(minutes=1))
    assert store.take_commands() == [
        Command(ago(minutes=2), "pause", NOON_ISH), Command(ago(minutes=1), "resume", None),
    ]  # fmt: skip
    assert store.take_commands() == []


def test_what_was_asked_and_what_of_it_was_answered(store: ReminderStore):
    store.save_asked("checkin-1", "checkin", ago(days=40))
    store.save_asked("checkin-2", "checkin", ago(days=2))
    store.save_asked("cooldown-3", "cooldown", ago(days=1))
    store.save_asked("cooldown-3", "cooldown", NOON_ISH)
    store.save_answer("checkin-2", "later")
    store.save_answer("checkin-2", "start")
    store.save_answer("break-9", "start")
    assert store.asked_since(ago(days=28)) == (2, 1)
    assert store.asked_since(ago(days=50)) == (3, 1)
