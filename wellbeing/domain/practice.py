"""An exercise as it was done: for how long, and the stress before and after where it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

FRESH = timedelta(minutes=15)
"""How long an answer counts as the stress before an exercise."""

BREAK = "micro_break"
"""The exercise as which a break is written down."""


@dataclass(frozen=True, slots=True)
class Session:
    """One exercise or break; `seconds` is how long it ran, before and after are stress 0-10 or not said.

    `id` is its number in the diary, 0 before it is written.
    """

    at: datetime
    exercise: str
    seconds: float
    finished: bool
    before: int | None = None
    after: int | None = None
    id: int = field(default=0, compare=False)

    @property
    def is_break(self) -> bool:
        """Whether it was a break, and no exercise in front of the screen."""
        return self.exercise == BREAK


def exercises_among(sessions: Iterable[Session]) -> list[Session]:
    """Return the sessions that were exercises: breaks are counted on their own, and nowhere among the exercises."""
    return [session for session in sessions if not session.is_break]
