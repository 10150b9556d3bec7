"""The checks that check-ins and contacts share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes import NOON_ISH
from wellbeing.content.sentences import SENTENCES
from wellbeing.domain.entries import NOTE_MOST, check_moment, check_note, check_range, check_words

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("value", "fits"), [(None, True), (0, True), (10, True), (-1, False), (11, False), (10**30, False)]
)
def test_a_figure_stays_in_its_range(value: int | None, fits: bool):
    problem = check_range("stress", value, 0, 10)
    assert (problem is None) == fits
    if problem:
        assert (problem.field, problem.key, problem.values) == (
            "stress",
            "problem.range",
            {"low": 0, "high": 10},
        )


def test_words_must_be_known():
    assert check_words("feeling", (), ("calm",)) is None
    assert check_words("feeling", ("calm", "calm"), ("calm",)) is None
    problem = check_words("feeling", ("calm", "Calm"), ("calm", "sad"))
    assert problem is not None
    assert problem.values == {"known": "calm, sad"}


@pytest.mark.parametrize(
    ("note", "key"),
    [
        ("", None),
        ("字" * NOTE_MOST, None),
        ("🙂" * NOTE_MOST, None),
        ("שלום \u202eمرحبا\u202c\n\ttab", None),
        ("字" * (NOTE_MOST + 1), "problem.note_long"),
        ("a\x00b", "problem.note_text"),
        ("half an emoji \ud83d", "problem.note_text"),
    ],
)
def test_notes(note: str, key: str | None):
    problem = check_note(note)
    assert (problem.key if problem else None) == key


@pytest.mark.parametrize(
    ("at", "key"),
    [
        (NOON_ISH, None),
        (NOON_ISH + timedelta(minutes=5), None),
        (NOON_ISH + timedelta(minutes=5, microseconds=1), "problem.future"),
        (datetime(3000, 1, 1, tzinfo=UTC), "problem.future"),
        (datetime(2000, 1, 1, tzinfo=UTC), None),
        (datetime(2000, 1, 1, tzinfo=UTC) - SECOND, "problem.too_early"),
    ],
)
def test_moments(at: datetime, key: str | None):
    problem = check_moment(at, NOON_ISH)
    assert (problem.key if problem else None) == key


def test_a_problem_never_repeats_what_was_typed():
    secret = "secret" * 1_000
    for problem in (check_note(secret), check_words("cause", (secret,), ("noise",))):
        assert problem is not None
        assert "secret" not in str(problem)
        assert problem.key in SENTENCES
