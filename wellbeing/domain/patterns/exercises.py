"""Stress before and after each exercise: part of a fall would come without it (E63, level 1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from wellbeing.domain.practice import Session, exercises_among
from wellbeing.domain.ranges import DayRange

LEAST_TIMES = 3


@dataclass(frozen=True, slots=True)
class ExerciseEffect:
    """The sessions of one exercise with an answer before and after; `lower` counts those that ended lower.

    `times` holds both answers of each, as the sessions came.
    """

    exercise: str
    n: int
    before: float
    after: float
    lower: int
    times: tuple[tuple[int, int], ...] = ()

    @property
    def enough(self) -> bool:
        """Tell whether there are enough to show a median."""
        return self.n >= LEAST_TIMES


@dataclass(frozen=True, slots=True)
class ExerciseEffects:
    """The exercises of a range, the one done most often first."""

    days: DayRange
    effects: tuple[ExerciseEffect, ...]

    @property
    def shown(self) -> tuple[ExerciseEffect, ...]:
        """Those with enough sessions."""
        return tuple(effect for effect in self.effects if effect.enough)


def effects_of(days: DayRange, sessions: Iterable[Session]) -> ExerciseEffects:
    """Return before and after of each exercise of a range that was rated both times."""
    return ExerciseEffects(days, each_effect(sessions))


def each_effect(sessions: Iterable[Session]) -> tuple[ExerciseEffect, ...]:
    """Return before and after of each exercise that was rated both times, the one done most often first."""
    pairs: dict[str, list[tuple[int, int]]] = {}
    for session in exercises_among(sessions):
        if session.before is not None and session.after is not None:
            pairs.setdefault(session.exercise, []).append((session.before, session.after))
    effects = [
        ExerciseEffect(
            exercise, len(found), float(median(before for before, _ in found)),
            float(median(after for _, after in found)), sum(after < before for before, after in found),
            tuple(found),
        )
        for exercise, found in pairs.items()
    ]  # fmt: skip
    return tuple(sorted(effects, key=lambda effect: (-effect.n, effect.exercise)))
