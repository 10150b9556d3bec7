"""Checks that check-ins and contacts share: figures in range, known words, notes, moments."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from wellbeing.domain.problems import Problem

NOTE_MOST = 4_000
FUTURE_GRACE = timedelta(minutes=5)
OWN_WORD = re.compile(r"own-\d+")  # a word that the person has made, or brought along
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


def check_range(field: str, value: int | None, low: int, high: int) -> Problem | None:
    """Return the problem of a figure outside low..high; None stands for 'not said'."""
    if value is None or low <= value <= high:
        return None
    return Problem(field, "problem.range", {"low": low, "high": high})


def check_words(field: str, given: Collection[str], known: Collection[str]) -> Problem | None:
    """Return the problem of a word that the vocabulary does not hold."""
    for word in given:
        if word not in known and not OWN_WORD.fullmatch(word):
            return Problem(field, "problem.word", {"known": ", ".join(known)})
    return None


def check_note(note: str) -> Problem | None:
    """Return the problem of a note beyond 4,000 characters, or one that text cannot hold."""
    if len(note) > NOTE_MOST:
        return Problem("note", "problem.note_long", {"most": NOTE_MOST})
    if "\x00" in note or any("\ud800" <= letter <= "\udfff" for letter in note):
        return Problem("note", "problem.note_text")
    return None


def check_moment(at: datetime, now: datetime) -> Problem | None:
    """Return the problem of a moment more than five minutes ahead, or before the year 2000."""
    if at > now + FUTURE_GRACE:
        return Problem("at", "problem.future")
    if at < EARLIEST:
        return Problem("at", "problem.too_early")
    return None
