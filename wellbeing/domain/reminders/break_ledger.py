"""The ledger of work and breaks of one day: what was due, and what became of it. No streaks, no blame."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BreakLedger:
    """Minutes worked, and breaks: due = taken + natural + skipped + owed, always."""

    worked_min: float = 0.0
    due: int = 0
    taken: int = 0
    natural: int = 0
    skipped: int = 0
    owed: int = 0

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all happened."""
        return self.worked_min <= 0 and not self.due

    def __add__(self, other: BreakLedger) -> BreakLedger:
        return BreakLedger(
            self.worked_min + other.worked_min,
            self.due + other.due,
            self.taken + other.taken,
            self.natural + other.natural,
            self.skipped + other.skipped,
            self.owed + other.owed,
        )
