"""Which moment of the working day it is now, told from what was logged, and the tip for it (E46)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wellbeing.domain.library import situations as at
from wellbeing.domain.library.tips import Tip, for_situation, tip_of_the_day
from wellbeing.domain.vocabulary import HIGH_FROM

AFTER = {
    "crisis": at.AFTER_CRISIS,
    "threat": at.AFTER_THREAT,
    "abuse": at.AFTER_ABUSE,
    "rude": at.AFTER_RUDE,
}
"""What it is after a hard contact, by its kind."""
CONTACT_FRESH = timedelta(minutes=30)
STRESS_FRESH = timedelta(minutes=60)
EDGE_OF_SHIFT = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class MomentState:
    """What is known of this moment; None where nothing was logged or no shift is known.

    `hard` is the kind of the last hard contact and `since_hard` how long ago it was, `stress` the last figure
    and `since_stress` its age, `over_usual` whether the load is above the own usual range.
    """

    hard: str = ""
    since_hard: timedelta | None = None
    stress: int | None = None
    since_stress: timedelta | None = None
    over_usual: bool = False
    since_start: timedelta | None = None
    until_end: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """The situation of this moment, and the key and values of the sentence that says how we know."""

    situation: str
    reason: str
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StateTip:
    """A tip with the state it was chosen for."""

    tip: Tip
    state: Situation


def state_of(now: MomentState) -> Situation:
    """Return the most pressing state that holds; 'everyday' when nothing does."""
    minutes = int(now.since_hard.total_seconds() // 60) if now.since_hard is not None else 0
    fresh = now.since_hard is not None and now.since_hard <= CONTACT_FRESH
    stressed = (
        now.since_stress is not None and now.since_stress <= STRESS_FRESH and (now.stress or 0) >= HIGH_FROM
    )
    rules: tuple[tuple[bool, str, str, dict[str, int]], ...] = (
        (fresh and now.hard in AFTER, AFTER.get(now.hard, ""), f"state.{now.hard}", {"n": minutes}),
        (stressed, at.HIGH_STRESS, "state.stress", {"stress": now.stress or 0}),
        (now.over_usual, at.HIGH_LOAD, "state.load", {}),
        (_within(now.until_end), at.SHIFT_END, "state.end", {}),
        (_within(now.since_start), at.SHIFT_START, "state.start", {}),
    )
    found = next(
        (Situation(situation, reason, values) for holds, situation, reason, values in rules if holds), None
    )
    return found or Situation(at.EVERYDAY, "state.everyday", {})


def tip_in_state(
    tips: Sequence[Tip], state: Situation, day: date, shown_lately: Mapping[str, date] | None = None
) -> StateTip:
    """Return the tip for a state: the same all day, and every one of the state once before any returns.

    Raises ValueError when there are no tips.
    """
    return StateTip(tip_of_the_day(for_situation(tips, state.situation) or tips, day, shown_lately), state)


def _within(length: timedelta | None) -> bool:
    return length is not None and timedelta(0) <= length <= EDGE_OF_SHIFT
