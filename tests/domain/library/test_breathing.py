"""The breath: exact by arithmetic, smooth, bounded."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.domain.library import breathing
from wellbeing.domain.library.breathing import (
    Pattern,
    Phase,
    PhaseKind,
    keep_place,
    lasts,
    moment_at,
    with_pace,
    without_holds,
)


def breath(text: str, cycles: int, most: int = 0) -> Pattern:
    pairs = [part.split() for part in text.split(",")]
    return Pattern(tuple(Phase(PhaseKind(k), float(s)) for k, s in pairs), cycles, most)


GENTLE = breath("in 4,out 6", 6)
SIGH = breath("in 2.5,sip 1,out 6,rest 0.5", 6)
BOX = breath("in 4,hold 4,out 4,hold 4", 4)
FOUR_SEVEN_EIGHT = breath("in 4,hold 7,out 8", 4, 4)
ALL = st.sampled_from([GENTLE, SIGH, BOX, FOUR_SEVEN_EIGHT])


@pytest.mark.parametrize(
    ("pattern", "elapsed", "cycle", "kind", "progress", "left"),
    [
        (GENTLE, -3, 0, PhaseKind.IN, 0, 4),
        (GENTLE, 0, 0, PhaseKind.IN, 0, 4),
        (GENTLE, 3, 0, PhaseKind.IN, 0.75, 1),
        (GENTLE, 4, 0, PhaseKind.OUT, 0, 6),
        (GENTLE, 57, 5, PhaseKind.OUT, 0.5, 3),
        (SIGH, 12.5, 1, PhaseKind.SIP, 0, 1),
        (SIGH, 9.75, 0, PhaseKind.REST, 0.5, 0.25),
        (BOX, 30, 1, PhaseKind.HOLD, 0.5, 2),
    ],
)
def test_moment(
    pattern: Pattern, elapsed: float, cycle: int, kind: PhaseKind, progress: float, left: float
) -> None:
    now = moment_at(pattern, elapsed)
    assert (now.cycle, now.kind, now.done) == (cycle, kind, False)
    assert now.progress == pytest.approx(progress)
    assert now.seconds_left == pytest.approx(left)


def test_after_ten_minutes_the_clock_still_rules() -> None:
    long = breath("in 5.5,out 5.5", 54)
    for whole in range(594):
        assert moment_at(long, whole + 0.25).progress == pytest.approx((whole + 0.25) % 5.5 / 5.5)


def test_done_at_the_end_and_empty() -> None:
    for pattern in (GENTLE, SIGH, BOX, FOUR_SEVEN_EIGHT):
        now = moment_at(pattern, lasts(pattern))
        assert now.done
        assert (now.cycle, now.seconds_left) == (pattern.cycles - 1, 0)
        assert now.fullness == pytest.approx(0)
        assert moment_at(pattern, lasts(pattern) - 0.001).done is False


def test_a_rounding_of_the_last_bit_still_belongs_to_the_breath() -> None:
    now = moment_at(breath("in 1.9,hold 3.3,out 2.2", 3), 7.3999999999999995)
    assert (now.cycle, now.kind, now.progress, now.done) == (0, PhaseKind.OUT, 1, False)


def test_full_after_breathing_in_and_through_the_hold() -> None:
    assert moment_at(BOX, 4).fullness == pytest.approx(1)
    assert moment_at(BOX, 7.9).fullness == pytest.approx(1)
    assert moment_at(BOX, 13).fullness == pytest.approx(0)
    assert moment_at(SIGH, 2.5).fullness == pytest.approx(2.5 / 3.5)
    assert moment_at(SIGH, 3.5).fullness == pytest.approx(1)


@given(ALL, st.floats(0, 80), st.floats(0.0001, 0.05))
def test_fullness_never_jumps(pattern: Pattern, elapsed: float, frame: float) -> None:
    before, after = moment_at(pattern, elapsed).fullness, moment_at(pattern, elapsed + frame).fullness
    assert 0 <= before <= 1
    assert abs(after - before) <= frame * 1.6 / 2.5 + 1e-9


@given(ALL, st.floats(0, 80))
def test_what_is_left_adds_up(pattern: Pattern, elapsed: float) -> None:
    now = moment_at(pattern, elapsed)
    passed = pattern.cycle_seconds * now.cycle + sum(p.seconds for p in pattern.phases[: now.phase_index + 1])
    assert isclose(passed - now.seconds_left, min(elapsed, lasts(pattern)), abs_tol=1e-6)


@given(ALL, st.floats(0.01, 20))
def test_pace_stays_in_its_bounds(pattern: Pattern, factor: float) -> None:
    low, high = breathing.pace_bounds(pattern)
    paced = with_pace(pattern, factor)
    assert low - 1e-9 <= paced.cycle_seconds / pattern.cycle_seconds <= high + 1e-9
    assert paced.cycles == pattern.cycles
    assert all(p.seconds <= breathing.LONGEST_HOLD + 1e-9 for p in paced.phases if p.kind is PhaseKind.HOLD)
    assert 60 / paced.cycle_seconds <= 8.01


@given(ALL, st.floats(0, 80), st.floats(0.75, 1.5))
def test_a_change_of_pace_keeps_the_place(pattern: Pattern, elapsed: float, factor: float) -> None:
    paced = with_pace(pattern, factor)
    old, new = moment_at(pattern, elapsed), moment_at(paced, keep_place(pattern, paced, elapsed))
    assert new.fullness == pytest.approx(old.fullness, abs=1e-6)


def test_without_holds() -> None:
    assert without_holds(GENTLE) is GENTLE
    calm = without_holds(BOX)
    assert [p.kind for p in calm.phases] == [PhaseKind.IN, PhaseKind.OUT]
    assert lasts(calm) == lasts(BOX)
    assert not calm.has_holds
    assert without_holds(FOUR_SEVEN_EIGHT).cycles == 4


def test_the_cap_cannot_be_passed() -> None:
    assert lasts(FOUR_SEVEN_EIGHT) == 76
    with pytest.raises(ValueError, match="bounds"):
        breath("in 4,hold 7,out 8", 5, 4)


@pytest.mark.parametrize(
    ("text", "cycles"),
    [
        ("out 4,in 4", 3),
        ("in 4,hold 4", 3),
        ("in 4,out 6", 0),
        ("in 1,out 9,in 3,out 1", 2),
        ("in 0,out 6", 2),
    ],
)
def test_breaths_that_cannot_be_breathed(text: str, cycles: int) -> None:
    with pytest.raises(ValueError, match=r"breath|bounds|phase"):
        breath(text, cycles)


def test_no_breath_at_all() -> None:
    with pytest.raises(ValueError, match="breath"):
        Pattern((), 1)
