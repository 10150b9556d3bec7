"""What waits of a draft, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import NOON_ISH
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.drafts import is_over, of_fields, to_fields
from wellbeing.domain.reviews import ReviewDraft


def test_all_but_the_moment_waits():
    draft = CheckInDraft(7, -1, 2, ("tired", "tense"), ("overload",), "a note", NOON_ISH)
    found = of_fields(CheckInDraft, to_fields(draft))
    assert found == CheckInDraft(7, -1, 2, ("tired", "tense"), ("overload",), "a note")


def test_fields_of_another_version_are_no_draft():
    assert of_fields(ReviewDraft, {"happened": "x", "weather": "grey"}) is None
    assert of_fields(CheckInDraft, {"note": "x", "at": "2026-11-20"}) is None


@pytest.mark.parametrize(
    ("kind", "waited", "over"),
    [
        ("checkin", timedelta(minutes=10), False),
        ("checkin", timedelta(minutes=10, seconds=1), True),
        ("contact", timedelta(minutes=11), True),
        ("contact", timedelta(minutes=-1), True),  # the clock was set back: nobody knows how long it was
        ("scene", timedelta(hours=23), False),
        ("scene", timedelta(hours=25), True),
        ("review", timedelta(days=400), False),
    ],
)
def test_how_long_a_draft_waits(kind: str, waited: timedelta, over: bool):
    assert is_over(kind, NOON_ISH - waited, NOON_ISH) is over
