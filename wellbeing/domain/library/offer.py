"""Which exercise is offered first: for what just happened, by what helped before, by how well it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.library.exercises import Exercise
from wellbeing.domain.practice import Session
from wellbeing.domain.vocabulary import HIGH_FROM

MOMENTS = ("after_abuse", "cant_let_go", "tight_chest", "tired_eyes")
"""What just happened, as the four tiles ask it; each is a situation that exercises are made for."""
HARD = ("abuse", "threat")
HARD_FOR = timedelta(minutes=30)
HIGH_FOR = timedelta(hours=1)
LEAST_PAIRS = 3
"""How often before and after must have been said until they count."""


@dataclass(frozen=True, slots=True)
class OwnEffect:
    """What a person's own answers say of an exercise: how often both were given, how often stress went down."""

    pairs: int
    down: int
    mean_drop: float


def moment_now(contacts: Sequence[Contact], last: CheckIn | None, now: datetime) -> str:
    """Return the moment that stands chosen beforehand, '' where nothing speaks for one."""
    if any(contact.kind in HARD and now - contact.at <= HARD_FOR for contact in contacts):
        return "after_abuse"
    if last is not None and (last.stress or 0) >= HIGH_FROM and now - last.at <= HIGH_FOR:
        return "tight_chest"
    return ""


def own_effect(exercise: str, sessions: Sequence[Session]) -> OwnEffect | None:
    """Return what the person's own answers say, None until there are enough of them."""
    drops = [
        session.before - session.after
        for session in sessions
        if session.exercise == exercise and session.before is not None and session.after is not None
    ]
    if len(drops) < LEAST_PAIRS:
        return None
    return OwnEffect(len(drops), sum(drop > 0 for drop in drops), sum(drops) / len(drops))


def ranked(exercises: Sequence[Exercise], moment: str, sessions: Sequence[Session]) -> tuple[Exercise, ...]:
    """Return the exercises that are offered unasked, the best first.

    By: fits the moment, own drop from before to after, how well known, the shortest. Without a moment the one used
    last comes first.
    """
    last = sessions[-1].exercise if sessions else ""

    def place(exercise: Exercise) -> tuple[bool, float, int, float]:
        effect = own_effect(exercise.id, sessions)
        fits = moment in exercise.when if moment else exercise.id == last
        shortest = min(variant.seconds for variant in exercise.variants)
        return (not fits, -(effect.mean_drop if effect else 0.0), -exercise.evidence, shortest)

    return tuple(sorted((exercise for exercise in exercises if exercise.on), key=place))
