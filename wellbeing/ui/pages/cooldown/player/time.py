"""Keeps the time of one exercise: what a monotonic clock says, less the pauses."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.domain.library.breathing import (
    BreathMoment,
    Pattern,
    PhaseKind,
    keep_place,
    lasts,
    moment_at,
    pace_bounds,
    with_pace,
    without_holds,
)
from wellbeing.domain.library.exercises import ExerciseStep

LEAD_IN = 3.0
PACE_STEP = 0.1
_LEAST = 1e-9


class Stopwatch:
    """Counts the seconds of a monotonic clock while it runs; begins below zero for a quiet lead-in."""

    def __init__(self, monotonic: Callable[[], float], lead_in: float = 0.0) -> None:
        self._monotonic = monotonic
        self._gone = -lead_in
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """Whether it counts now."""
        return self._since is not None

    def go(self) -> None:
        """Count from here."""
        if self._since is None:
            self._since = self._monotonic()

    def rest(self) -> None:
        """Stop counting until the next go."""
        self._gone, self._since = self.seconds(), None

    def seconds(self) -> float:
        """Return the seconds counted; negative during the lead-in."""
        return self._gone if self._since is None else self._gone + self._monotonic() - self._since


class BreathRun:
    """One breath pattern on its way: where it is, how long it ran, its pace and whether it holds."""

    def __init__(self, pattern: Pattern, monotonic: Callable[[], float], no_holds: bool = False) -> None:
        self.watch = Stopwatch(monotonic, LEAD_IN)
        self._full = pattern
        self._factor, self._no_holds, self._shift = 1.0, no_holds, 0.0
        self.pattern = self._shaped()

    @property
    def in_lead_in(self) -> bool:
        """Whether the first breath has not begun yet."""
        return self.watch.seconds() < 0

    def place(self) -> float:
        """Return the seconds of the pattern that have gone, 0 during the lead-in."""
        return max(0.0, self.watch.seconds() + self._shift)

    def moment(self) -> BreathMoment:
        """Return what to show now, worked out from the clock alone."""
        return moment_at(self.pattern, self.place())

    def total(self) -> float:
        """Return how long the pattern takes at this pace, in seconds."""
        return lasts(self.pattern)

    def ran(self) -> float:
        """Return the seconds breathed along, pauses and lead-in left out."""
        return max(0.0, self.watch.seconds())

    def can_slow(self) -> bool:
        """Tell whether the breaths may become longer."""
        return self._factor < pace_bounds(self._base())[1] - _LEAST

    def can_quicken(self) -> bool:
        """Tell whether the breaths may become shorter."""
        return self._factor > pace_bounds(self._base())[0] + _LEAST

    def change_pace(self, steps: int) -> None:
        """Make the breaths longer (1) or shorter (-1) by a tenth, within their bounds, without a jump."""
        low, high = pace_bounds(self._base())
        self._factor = min(high, max(low, self._factor + steps * PACE_STEP))
        after = self._shaped()
        self._stand_at(keep_place(self.pattern, after, self.place()))
        self.pattern = after

    def leave_out_holds(self, left_out: bool) -> None:
        """Take the held breaths out or back in; a hold that is under way ends."""
        if left_out == self._no_holds:
            return
        self._no_holds = left_out
        low, high = pace_bounds(self._base())
        self._factor = min(high, max(low, self._factor))
        after = self._shaped()
        self._stand_at(_same_breath(self.pattern, after, self.place()))
        self.pattern = after

    def _base(self) -> Pattern:
        return without_holds(self._full) if self._no_holds else self._full

    def _shaped(self) -> Pattern:
        return with_pace(self._base(), self._factor)

    def _stand_at(self, place: float) -> None:
        self._shift = place - max(0.0, self.watch.seconds())


class StepRun:
    """Timed steps that a person turns by hand; a step's time only fills a quiet bar."""

    def __init__(self, steps: tuple[ExerciseStep, ...], monotonic: Callable[[], float]) -> None:
        self.watch = Stopwatch(monotonic)
        self.steps = steps
        self.at = 0
        self._since = 0.0

    @property
    def step(self) -> ExerciseStep:
        """The step shown now."""
        return self.steps[self.at]

    def turn(self, by: int) -> bool:
        """Go on or back; return False when there is nothing further on."""
        if self.at + by >= len(self.steps):
            return False
        self.at, self._since = max(0, self.at + by), self.watch.seconds()
        return True

    def share(self) -> float:
        """Return how much of this step's time has gone, 0-1."""
        gone = self.watch.seconds() - self._since
        return min(1.0, gone / self.step.seconds) if self.step.seconds > 0 else 1.0

    def place(self) -> float:
        """Return the seconds of the exercise that stand behind this place."""
        behind = sum(step.seconds for step in self.steps[: self.at])
        return behind + self.share() * self.step.seconds

    def total(self) -> float:
        """Return the seconds of all steps."""
        return sum(step.seconds for step in self.steps)

    def ran(self) -> float:
        """Return the seconds spent on it, pauses left out."""
        return self.watch.seconds()


def _same_breath(before: Pattern, after: Pattern, place: float) -> float:
    """Return the seconds at which `after` stands in the same phase; a hold gives way to what follows."""
    now = moment_at(before, place)
    order = sum(phase.kind is not PhaseKind.HOLD for phase in before.phases[: now.phase_index])
    kept = [index for index, phase in enumerate(after.phases) if phase.kind is not PhaseKind.HOLD]
    start = min(int(place / after.cycle_seconds), after.cycles - 1) * after.cycle_seconds
    if order == len(kept):
        return start + after.cycle_seconds
    index = kept[order]
    inside = 0.0 if now.kind is PhaseKind.HOLD else now.progress * after.phases[index].seconds
    return start + sum(phase.seconds for phase in after.phases[:index]) + inside
