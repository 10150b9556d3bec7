from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.reminders.fake_day import is_balanced
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.reminders.parts.work import (
    WorkClock,
    counted,
    with_due,
    with_rest,
    with_skipped,
    with_taken,
)


def test_work_counts_and_rest_does_not() -> None:
    clock = counted(WorkClock(to=0.0), 600.0, 600.0, working=True)
    assert (clock.worked, clock.since, clock.unconfirmed) == (600.0, 600.0, 0.0)
    assert counted(clock, 900.0, 600.0, working=False) == clock._replace(to=900.0)


def test_time_since_the_last_sign_of_life_is_given_back_when_it_was_rest() -> None:
    clock = counted(WorkClock(to=0.0), 600.0, 400.0, working=True)
    clock = counted(clock, 700.0, 400.0, working=True)
    assert clock.unconfirmed == 300.0
    assert with_rest(clock).worked == 400.0


def test_what_was_unconfirmed_is_sure_after_a_sign_even_in_an_instant_without_work() -> None:
    clock = counted(WorkClock(to=0.0), 600.0, 590.0, working=True)
    assert counted(clock, 660.0, 600.0, working=False).unconfirmed == 0.0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BreakLedger(0, 1, 0, 0, 0, 1), BreakLedger(0, 1, 0, 1, 0, 0)),
        (BreakLedger(0, 3, 0, 0, 0, 3), BreakLedger(0, 3, 0, 1, 0, 2)),
        (BreakLedger(), BreakLedger()),
    ],
)
def test_a_natural_break_settles_one_owed(before: BreakLedger, after: BreakLedger) -> None:
    rested = with_rest(WorkClock(to=0.0, ledger=before))
    assert rested.ledger == after
    assert with_rest(rested).ledger == after


def test_breaks_due_only_in_the_time_given_back_go() -> None:
    clock = WorkClock(to=0.0, worked=5400.0, unconfirmed=5400.0)
    for _ in range(3):
        clock = with_due(clock)
    assert with_rest(clock).ledger == BreakLedger(0, 1, 0, 1, 0, 0)


def test_an_older_break_is_the_one_that_is_settled() -> None:
    clock = WorkClock(to=0.0, worked=3600.0, unconfirmed=3600.0, ledger=BreakLedger(0, 2, 0, 0, 0, 2))
    assert with_rest(with_due(clock)).ledger == BreakLedger(0, 2, 0, 1, 0, 1)


def test_a_break_of_ones_own_accord_is_due_and_taken_at_once() -> None:
    assert with_taken(WorkClock(), 300.0).ledger == BreakLedger(0, 1, 1, 0, 0, 0)
    assert with_taken(with_due(WorkClock()), 300.0).ledger == BreakLedger(0, 1, 1, 0, 0, 0)


def test_nothing_owed_nothing_skipped() -> None:
    assert with_skipped(WorkClock()).ledger == BreakLedger()


def test_books_add_up() -> None:
    assert BreakLedger(60, 2, 1, 1) + BreakLedger(30, 2, 0, 0, 1, 1) == BreakLedger(90, 4, 1, 1, 1, 1)
    assert BreakLedger().empty
    assert not BreakLedger(1).empty


MOVES = (
    with_due,
    with_skipped,
    with_rest,
    lambda clock: with_taken(clock, 0.0),
    lambda clock: clock._replace(credited=False, unconfirmed_due=0),
    lambda clock: with_rest(clock, creditable=False),
    lambda clock: counted(clock, clock.to + 700, clock.to - 100, working=True),
)


@given(st.lists(st.sampled_from(MOVES)))
def test_every_due_break_is_accounted_for(moves: list[object]) -> None:
    clock = WorkClock(to=0.0)
    for move in moves:
        clock = move(clock)  # type: ignore[operator]
        assert is_balanced(clock.filled_ledger)
        assert min(clock.ledger.due, clock.ledger.owed, clock.ledger.natural, clock.worked) >= 0
