"""What one row of an export came to: kept as something, left out for a reason, or not readable."""

from __future__ import annotations

from dataclasses import dataclass

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal

OTHERS, NOBODY, TOTAL, NOT_TAKEN, JOINED, NOT_MOOD = (
    "others",
    "nobody",
    "total",
    "not_taken",
    "joined",
    "no_mood",
)
NO_MOMENT, FUTURE, TOO_EARLY, NO_FIGURE, SCALE = "moment", "future", "too_early", "figure", "scale"
REJECTED = frozenset((NO_MOMENT, FUTURE, TOO_EARLY, NO_FIGURE, SCALE))
BAD_RATING, REOPENED, LABEL = "bad_rating", "reopened", "label"


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of the person's own: what it becomes, its foreign id, and why a contact may have been heavy.

    `is_nameless`: without an id, so two rows alike are two, told apart by their order alone. `also` are ids under
    which another row may tell of the same contact.
    """

    line: int
    entry: Contact | DayTotal | CheckIn
    outside: str
    hints: tuple[str, ...] = ()
    own_feelings: tuple[str, ...] = ()
    own_causes: tuple[str, ...] = ()
    is_nameless: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is not kept: why; a reason in REJECTED is a fault of the row."""

    line: int
    reason: str

    @property
    def is_fault(self) -> bool:
        """Whether the row should have been readable."""
        return self.reason in REJECTED
