"""What makes a check-in, and what doesn't."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes import NOON_ISH, SHANGHAI
from wellbeing.domain.checkins import CheckIn, CheckInDraft, checked_checkin
from wellbeing.domain.problems import Problem
from wellbeing.domain.vocabulary import CAUSES, FEELINGS

WHOLE = CheckInDraft(7, -2, 2, ("tired", "tense"), ("overload",), "🙂 ‏مرحبا", NOON_ISH - timedelta(hours=1))


def test_stress_alone_is_enough():
    assert checked_checkin(CheckInDraft(0), NOON_ISH) == CheckIn(0, NOON_ISH, 0)


def test_everything_is_kept():
    assert checked_checkin(WHOLE, NOON_ISH, 4) == CheckIn(
        4, NOON_ISH - timedelta(hours=1), 7, -2, 2, ("tired", "tense"), ("overload",), "🙂 ‏مرحبا"
    )


def test_a_word_said_twice_counts_once_in_its_order():
    found = checked_checkin(
        CheckInDraft(5, feelings=("tired", "calm", "tired"), causes=("body", "body")), NOON_ISH
    )
    assert isinstance(found, CheckIn)
    assert (found.feelings, found.causes) == (("tired", "calm"), ("body",))


def test_a_moment_is_kept_in_utc():
    local = datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)
    found = checked_checkin(CheckInDraft(5, at=local), NOON_ISH)
    assert isinstance(found, CheckIn)
    assert (found.at, found.at.tzinfo) == (local, UTC)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"stress": None}, "stress"),
        ({"stress": 11}, "stress"),
        ({"stress": -1}, "stress"),
        ({"pleasant": 3}, "pleasant"),
        ({"energy": -3}, "energy"),
        ({"feelings": ("tired", "hangry")}, "feeling"),
        ({"causes": ("",)}, "cause"),
        ({"note": "x" * 4_001}, "note"),
        ({"at": datetime(3000, 1, 1, tzinfo=UTC)}, "at"),
        ({"at": datetime(1999, 12, 31, tzinfo=UTC)}, "at"),
    ],
)
def test_what_is_refused_names_its_field(change: dict[str, object], field: str):
    found = checked_checkin(replace(WHOLE, **change), NOON_ISH)
    assert isinstance(found, Problem)
    assert found.field == field


def test_the_vocabulary_can_be_kept_in_a_row():
    for words in (FEELINGS, CAUSES):
        assert len(set(words)) == len(words)
        assert not any(" " in word for word in words)
