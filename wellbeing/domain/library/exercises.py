"""What a cool-down exercise is, and which one fits the moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wellbeing.domain.library.breathing import Pattern, lasts

EXERCISE_KINDS = ("breath", "body", "thoughts", "away")
EVIDENCE_MOST = 3
SLACK = 1.15  # a minute is still a minute when the breaths do not divide it


@dataclass(frozen=True, slots=True)
class ExerciseStep:
    """One instruction and how many seconds it stays."""

    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Variant:
    """One length of an exercise ('pause', 'practice', 'beginner'): a breath pattern, or timed steps."""

    id: str
    pattern: Pattern | None = None
    steps: tuple[ExerciseStep, ...] = ()

    @property
    def seconds(self) -> float:
        """Return how long this length takes, in seconds."""
        return lasts(self.pattern) if self.pattern else sum(step.seconds for step in self.steps)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise as a person sees it.

    `body` says what to do, `claim` honestly what is known of it, `on` whether it is offered unasked, `when`
    which situations it fits, `sources` where it comes from. Breath exercises carry patterns. `evidence`: 3 several
    trials agree, 2 one trial or mixed ones, 1 a habit.
    """

    id: str
    title: str
    body: str
    claim: str
    variants: tuple[Variant, ...]
    when: tuple[str, ...]
    on: bool
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()
    kind: str = "thoughts"
    evidence: int = 1

    @property
    def is_breath(self) -> bool:
        """Tell whether the breath circle leads it; then the safety words come before the first time."""
        return any(variant.pattern for variant in self.variants)

    @property
    def has_holds(self) -> bool:
        """Tell whether any length of it holds the breath."""
        return any(variant.pattern and variant.pattern.has_holds for variant in self.variants)


def offered(exercises: Sequence[Exercise], *, no_holds: bool = False) -> tuple[Exercise, ...]:
    """Return what is switched on; with `no_holds`, without the ones that hold the breath (E29)."""
    return tuple(e for e in exercises if e.on and not (no_holds and e.has_holds))


def lasting(exercise: Exercise, minutes: int) -> Variant | None:
    """Return the longest length that fits into `minutes`, None when none does; 0 is any time: the first."""
    if not minutes:
        return exercise.variants[0]
    fitting = [variant for variant in exercise.variants if variant.seconds <= minutes * 60 * SLACK]
    return max(fitting, key=lambda variant: variant.seconds, default=None)
