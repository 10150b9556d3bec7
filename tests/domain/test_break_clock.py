"""The clock of a break: what counts as rest, and which idea fits."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wellbeing.domain.break_clock import BreakClock, fitting_ideas
from wellbeing.domain.contacts import Contact

NOW = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)


def after(clock: BreakClock, *idle: float | None) -> BreakClock:
    """Let a second pass for each idle time told."""
    for told in idle:
        clock = clock.passed(1.0, told)
    return clock


def test_quiet_hands_rest() -> None:
    clock = after(BreakClock(300), *(float(n) for n in range(2, 32)))
    assert (clock.rested, clock.held, clock.left) == (30, False, 270)


def test_three_seconds_of_use_stop_the_clock_and_are_given_back() -> None:
    clock = after(BreakClock(300), *(float(n) for n in range(2, 12)), 0.1, 0.2)
    assert not clock.held
    clock = after(clock, 0.1)
    assert clock.held
    assert clock.rested == 10
    assert after(clock, 0.1, 0.3, 2.0).rested == 10


def test_ten_quiet_seconds_start_it_again() -> None:
    held = after(BreakClock(300), 0.1, 0.1, 0.1)
    assert held.held
    assert after(held, *(float(n) for n in range(1, 10))).held
    assert not after(held, *(float(n) for n in range(1, 11))).held
    assert not held.go_on().held


def test_a_mouse_put_aside_is_no_work() -> None:
    clock = after(BreakClock(300), 0.1, 0.9, 1.9, 2.9, 0.1, 1.1, 2.1)
    assert not clock.held
    assert clock.rested == 7


def test_where_nothing_tells_of_hands_it_runs_and_knows_so() -> None:
    clock = after(BreakClock(300), None, None)
    assert (clock.rested, clock.knows) == (2, False)


def test_what_is_over_is_rest_too_and_typing_then_stops_nothing() -> None:
    clock = BreakClock(60, rested=60)
    clock = after(clock, 5.0, 0.1, 0.1, 0.1, 0.1)
    assert clock.over == 5
    assert not clock.held


def test_half_of_it_counts() -> None:
    assert not BreakClock(300, rested=149.9).counts
    assert BreakClock(300, rested=150).counts
    assert not BreakClock(300, rested=150).more().counts


CASES = [
    (("abuse", "ordinary"), 0, False, "body"),
    (("ordinary",) * 6, 0, False, "people"),
    (("ordinary",), 7200, True, "walk"),
    ((), 0, True, "eyes"),
    ((), 0, False, "water"),
]


@pytest.mark.parametrize(("kinds", "worked", "eyes", "first"), CASES)
def test_the_idea_follows_the_last_hour(
    kinds: tuple[str, ...], worked: float, eyes: bool, first: str
) -> None:
    contacts = [Contact(number, NOW, kind) for number, kind in enumerate(kinds)]
    ideas = fitting_ideas(contacts, worked, 3600, eyes)
    assert ideas[0] == first
    assert sorted(ideas) == sorted(("body", "people", "walk", "eyes", "water"))
