"""Which exercise is offered first, as a table of cases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.library.exercises import Exercise, ExerciseStep, Variant, lasting
from wellbeing.domain.library.offer import moment_now, own_effect, ranked
from wellbeing.domain.practice import Session

NOW = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)


def exercise(
    name: str, when: str = "everyday", evidence: int = 1, seconds: float = 60, on: bool = True
) -> Exercise:
    length = Variant("once", steps=(ExerciseStep("Do it.", seconds),))
    return Exercise(name, name, "", "", (length,), (when,), on, (), evidence=evidence)


def session(name: str, before: int | None, after: int | None, ago: int = 0) -> Session:
    return Session(NOW - timedelta(days=ago), name, 60.0, True, before, after)


def names(*exercises: Exercise, moment: str = "", sessions: tuple[Session, ...] = ()) -> list[str]:
    return [found.id for found in ranked(exercises, moment, sessions)]


def test_what_fits_the_moment_comes_first_then_what_is_known_then_the_shortest() -> None:
    long, short = exercise("long", "tight_chest", 3, 300), exercise("short", "tight_chest", 3, 60)
    known, other = exercise("known", "tight_chest", 2, 20), exercise("other", "shift_end", 3, 20)
    assert names(other, known, long, short, moment="tight_chest") == ["short", "long", "known", "other"]


def test_three_own_answers_outweigh_what_is_known() -> None:
    known, own = exercise("known", evidence=3), exercise("own")
    twice = (session("own", 7, 4, 2), session("own", 6, 5, 1))
    assert names(known, own, moment="everyday", sessions=twice) == ["known", "own"]
    thrice = (session("own", 8, 5, 3), *twice)
    assert names(known, own, moment="everyday", sessions=thrice) == ["own", "known"]
    effect = own_effect("own", thrice)
    assert effect is not None
    assert (effect.pairs, effect.down) == (3, 3)


def test_without_a_moment_the_last_one_done_comes_first() -> None:
    first, last = exercise("first", evidence=3), exercise("last")
    assert names(first, last, sessions=(session("last", None, None),)) == ["last", "first"]


def test_what_is_switched_off_is_never_offered() -> None:
    assert names(exercise("off", on=False), exercise("on")) == ["on"]


CASES = [
    ("abuse", 29, None, 0, "after_abuse"),
    ("threat", 5, 9, 1, "after_abuse"),
    ("abuse", 31, None, 0, ""),
    ("rude", 1, 7, 30, "tight_chest"),
    (None, 0, 7, 61, ""),
    (None, 0, 6, 1, ""),
    (None, 0, None, 0, ""),
]


@pytest.mark.parametrize(("kind", "ago", "stress", "said_ago", "moment"), CASES)
def test_what_stands_chosen_beforehand(
    kind: str | None, ago: int, stress: int | None, said_ago: int, moment: str
) -> None:
    contacts = [Contact(1, NOW - timedelta(minutes=ago), kind)] if kind else []
    last = CheckIn(1, NOW - timedelta(minutes=said_ago), stress) if stress is not None else None
    assert moment_now(contacts, last, NOW) == moment


def test_the_longest_length_within_the_time_there_is() -> None:
    lengths = tuple(Variant(str(n), steps=(ExerciseStep("", 60 * n),)) for n in (1, 5))
    both = Exercise("both", "", "", "", lengths, (), True, ())
    found = [lasting(both, minutes) for minutes in (0, 1, 3, 5, 10)]
    assert [length.id if length else "" for length in found] == ["1", "1", "1", "5", "5"]
    assert lasting(exercise("long", seconds=600), 5) is None
