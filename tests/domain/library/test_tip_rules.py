"""Which state this moment is in, and the tip for it: the same all day, none shown lately."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from wellbeing.domain.library import situations as at
from wellbeing.domain.library.tip_rules import MomentState, state_of, tip_in_state
from wellbeing.domain.library.tips import Tip

MIN = timedelta(minutes=1)
ABUSE = MomentState(hard="abuse", since_hard=5 * MIN)
DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("now", "situation", "reason"),
    [
        (MomentState(), at.EVERYDAY, "state.everyday"),
        (ABUSE, at.AFTER_ABUSE, "state.abuse"),
        (MomentState(hard="threat", since_hard=0 * MIN), at.AFTER_THREAT, "state.threat"),
        (MomentState(hard="crisis", since_hard=30 * MIN), at.AFTER_CRISIS, "state.crisis"),
        (MomentState(hard="rude", since_hard=30 * MIN), at.AFTER_RUDE, "state.rude"),
        (MomentState(hard="rude", since_hard=31 * MIN), at.EVERYDAY, "state.everyday"),
        (MomentState(stress=7, since_stress=60 * MIN), at.HIGH_STRESS, "state.stress"),
        (MomentState(stress=6, since_stress=MIN), at.EVERYDAY, "state.everyday"),
        (MomentState(stress=9, since_stress=61 * MIN), at.EVERYDAY, "state.everyday"),
        (MomentState(over_usual=True), at.HIGH_LOAD, "state.load"),
        (MomentState(since_start=10 * MIN, until_end=400 * MIN), at.SHIFT_START, "state.start"),
        (MomentState(since_start=400 * MIN, until_end=20 * MIN), at.SHIFT_END, "state.end"),
        (
            MomentState(hard="abuse", since_hard=MIN, stress=9, since_stress=MIN, over_usual=True),
            at.AFTER_ABUSE,
            "state.abuse",
        ),
    ],
)
def test_the_most_pressing_state(now: MomentState, situation: str, reason: str) -> None:
    found = state_of(now)
    assert (found.situation, found.reason) == (situation, reason)


def test_the_reason_carries_its_figures() -> None:
    assert state_of(ABUSE).values == {"n": 5}
    assert state_of(MomentState(stress=8, since_stress=MIN)).values == {"stress": 8}


def test_a_tip_of_the_state_all_day_and_each_once_before_any_returns() -> None:
    tips = tuple(Tip(f"t{n}", "", "", "", (at.AFTER_ABUSE,) if n < 3 else (), ()) for n in range(6))
    state, shown = state_of(ABUSE), {}
    for back in range(3):
        day = DAY + timedelta(days=back)
        first = tip_in_state(tips, state, day, shown).tip
        shown[first.id] = day
        assert tip_in_state(tips, state, day, shown).tip == first
    assert set(shown) == {"t0", "t1", "t2"}
    assert tip_in_state(tips[3:], state, DAY).tip in tips[3:]
