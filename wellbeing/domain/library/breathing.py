"""Where a breath is at a given second: a pure phase model that the player paints and never counts itself.

Everything is worked out anew from the elapsed time of a monotonic clock, so a late frame, a slow machine or
a long practice cannot make the circle drift. Timings of the patterns: evidence E10-E14; safety: E29.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import cos, fsum, pi

SLOWEST = 1.5
QUICKEST = 0.75
LONGEST_HOLD = 7.0


class PhaseKind(StrEnum):
    """What the lungs do in one phase."""

    IN = "in"
    SIP = "sip"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of a breath; `seconds` above zero."""

    kind: PhaseKind
    seconds: float

    def __post_init__(self) -> None:
        if not self.seconds > 0:
            raise ValueError("A phase lasts longer than nothing.")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A breath repeated `cycles` times, never more often than `most_cycles` (0 means no cap).

    Raises ValueError for a breath that cannot be breathed: one that does not begin by breathing in, lets out
    more than it took in, or passes its own cap.
    """

    phases: tuple[Phase, ...]
    cycles: int
    most_cycles: int = 0

    def __post_init__(self) -> None:
        kinds = [phase.kind for phase in self.phases]
        if not kinds or kinds[0] is not PhaseKind.IN or PhaseKind.OUT not in kinds:
            raise ValueError("A breath begins by breathing in and breathes out again.")
        if min(_levels(self.phases)) < -1e-9:
            raise ValueError("A breath cannot let out more than it took in.")
        if self.cycles < 1 or (self.most_cycles and self.cycles > self.most_cycles):
            raise ValueError("The number of breaths is outside its bounds.")

    @property
    def cycle_seconds(self) -> float:
        """Return how long one breath takes, in seconds."""
        return fsum(phase.seconds for phase in self.phases)

    @property
    def has_holds(self) -> bool:
        """Tell whether the breath is held anywhere; the short rest after breathing out is none."""
        return any(phase.kind is PhaseKind.HOLD for phase in self.phases)


@dataclass(frozen=True, slots=True)
class BreathMoment:
    """What to show now: `progress` and `fullness` run 0 to 1, `seconds_left` counts down within the phase."""

    cycle: int
    phase_index: int
    kind: PhaseKind
    progress: float
    seconds_left: float
    fullness: float
    done: bool


def lasts(pattern: Pattern) -> float:
    """Return how long the whole pattern takes, in seconds."""
    return pattern.cycle_seconds * pattern.cycles


def moment_at(pattern: Pattern, elapsed_seconds: float) -> BreathMoment:
    """Return where the breath is after so many seconds of a monotonic clock; never before its start."""
    elapsed = max(0.0, elapsed_seconds)
    if elapsed >= lasts(pattern):
        return _moment(pattern, pattern.cycles - 1, len(pattern.phases) - 1, 1.0, done=True)
    cycle = min(int(elapsed / pattern.cycle_seconds), pattern.cycles - 1)
    within = elapsed - cycle * pattern.cycle_seconds
    for index, phase in enumerate(pattern.phases):
        if within < phase.seconds:
            return _moment(pattern, cycle, index, max(0.0, within / phase.seconds))
        within -= phase.seconds
    # Only a rounding of the last bit ends up here: the breath is over, the next has not begun.
    return _moment(pattern, cycle, len(pattern.phases) - 1, 1.0)


def pace_bounds(pattern: Pattern) -> tuple[float, float]:
    """Return the quickest and the slowest factor; slowing stretches no hold beyond LONGEST_HOLD."""
    longest = max((phase.seconds for phase in pattern.phases if phase.kind is PhaseKind.HOLD), default=0.0)
    slowest = min(SLOWEST, LONGEST_HOLD / longest) if longest else SLOWEST
    return min(QUICKEST, slowest), slowest


def with_pace(pattern: Pattern, factor: float) -> Pattern:
    """Return the same breaths with every phase `factor` times as long, kept within pace_bounds."""
    low, high = pace_bounds(pattern)
    bounded = min(high, max(low, factor))
    return replace(pattern, phases=tuple(Phase(p.kind, p.seconds * bounded) for p in pattern.phases))


def without_holds(pattern: Pattern) -> Pattern:
    """Return the pattern with no held breath and about the same length; its cap stays (E29)."""
    if not pattern.has_holds:
        return pattern
    phases = tuple(phase for phase in pattern.phases if phase.kind is not PhaseKind.HOLD)
    cycles = max(1, round(lasts(pattern) / fsum(phase.seconds for phase in phases)))
    return replace(pattern, phases=phases, cycles=min(cycles, pattern.most_cycles or cycles))


def keep_place(old: Pattern, new: Pattern, elapsed_seconds: float) -> float:
    """Return the elapsed seconds at which `new` stands where `old` does, so a change of pace does not jump.

    The two patterns must have the same kinds of phases in the same order.
    """
    now = moment_at(old, elapsed_seconds)
    before = fsum(phase.seconds for phase in new.phases[: now.phase_index])
    inside = new.phases[now.phase_index].seconds * now.progress
    return now.cycle * new.cycle_seconds + before + inside


def _levels(phases: tuple[Phase, ...]) -> list[float]:
    """Return how full the lungs are, 0 to 1, at the start of each phase and at the end."""
    taken_in = fsum(p.seconds for p in phases if p.kind in (PhaseKind.IN, PhaseKind.SIP))
    let_out = fsum(p.seconds for p in phases if p.kind is PhaseKind.OUT)
    levels = [0.0]
    for phase in phases:
        step = {PhaseKind.IN: phase.seconds / taken_in, PhaseKind.SIP: phase.seconds / taken_in}.get(
            phase.kind, 0.0
        )
        fall = phase.seconds / let_out if phase.kind is PhaseKind.OUT else 0.0
        levels.append(levels[-1] + step - fall)
    return levels


def _moment(pattern: Pattern, cycle: int, index: int, progress: float, *, done: bool = False) -> BreathMoment:
    phase = pattern.phases[index]
    levels = _levels(pattern.phases)
    eased = (1 - cos(pi * progress)) / 2  # lungs turn softly, and so does the circle
    fullness = levels[index] + (levels[index + 1] - levels[index]) * eased
    left = phase.seconds * (1 - progress)
    return BreathMoment(cycle, index, phase.kind, progress, left, min(1.0, max(0.0, fullness)), done)
