"""The clock of a break that a person takes: it counts what was really rest, and what to do is one idea."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wellbeing.domain.contacts import Contact

STOPS_AFTER = 3.0
"""Seconds of use that stop the clock: a mouse put aside is no work."""
GOES_ON_AFTER = 10.0
IN_USE = 1.5
"""Hands that rested for less are at the keys now."""
MORE = 120.0
COUNTS_FROM = 0.5
"""The share of a break from which it is one; less is a short pause."""
IDEAS = ("body", "people", "walk", "eyes", "water")
MANY, LONG = 6, 2.0


@dataclass(frozen=True, slots=True)
class BreakClock:
    """Seconds planned and rested; `held` while hands are at the keys; `knows` whether anything tells of them."""

    planned: float
    rested: float = 0.0
    used: float = 0.0
    held: bool = False
    knows: bool = True

    @property
    def left(self) -> float:
        """The seconds to go, 0 once it is over."""
        return max(0.0, self.planned - self.rested)

    @property
    def over(self) -> float:
        """The seconds beyond what was planned; they are rest as well."""
        return max(0.0, self.rested - self.planned)

    @property
    def counts(self) -> bool:
        """Whether it is a break by now, and no short pause."""
        return self.rested >= COUNTS_FROM * self.planned

    def more(self) -> BreakClock:
        """Return the clock with two minutes added."""
        return replace(self, planned=self.planned + MORE)

    def go_on(self) -> BreakClock:
        """Return the clock that goes on at once, by the person's own word."""
        return replace(self, held=False, used=0.0)

    def passed(self, seconds: float, idle: float | None) -> BreakClock:
        """Return the clock after so many seconds; `idle` is how long hands rest, None where nothing tells."""
        if idle is None:
            return replace(self, rested=self.rested + seconds, held=False, used=0.0, knows=False)
        at_keys = idle < max(IN_USE, seconds)
        if self.held:
            return replace(self, held=idle < GOES_ON_AFTER, used=0.0, knows=True)
        used = self.used + seconds if at_keys else 0.0
        if used >= STOPS_AFTER and not self.over:
            # What was used was no rest: it is given back.
            return replace(
                self, rested=max(0.0, self.rested - used + seconds), used=0.0, held=True, knows=True
            )
        return replace(self, rested=self.rested + seconds, used=used, knows=True)


def fitting_ideas(lately: Sequence[Contact], worked: float, every: float, eyes: bool) -> tuple[str, ...]:
    """Return the ideas, the one for the last hour first: abuse: the body; many contacts: away from people;
    long sitting: a walk; eyes: far away; else water. `worked` and `every` are seconds."""
    first = "water"
    if any(contact.kind in ("abuse", "threat", "crisis") for contact in lately):
        first = "body"
    elif len(lately) >= MANY:
        first = "people"
    elif worked >= LONG * every:
        first = "walk"
    elif eyes:
        first = "eyes"
    return (first, *(idea for idea in IDEAS if idea != first))
