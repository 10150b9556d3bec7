"""What went together as a picture: the links that may be told, the clearest first, and the days behind one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wellbeing.domain.insights.links import TOGETHER, DayPair, Link


@dataclass(frozen=True)
class Together:
    """Each factor's link, the days on which it rests in order of time, and which of those that may be told is shown."""

    links: tuple[Link, ...]
    days: Mapping[str, tuple[date, ...]]
    place: int = 0

    @cached_property
    def told(self) -> tuple[Link, ...]:
        """Those that went together with stress, the strongest first."""
        found = [link for link in self.links if link.verdict == TOGETHER]
        return tuple(sorted(found, key=lambda link: -abs(link.rho or 0.0)))

    @property
    def shown(self) -> Link | None:
        """The link that is shown; None where nothing may be told."""
        return self.told[self.place] if self.told else None

    @property
    def looked_at(self) -> int:
        """How many factors were really compared: for the others days are missing, or they never varied."""
        return sum(link.rho is not None for link in self.links)

    @cached_property
    def spots(self) -> dict[DayPair, tuple[date, ...]]:
        """Where days of the shown link stand, with the days that stand there, the first in time first."""
        spots: dict[DayPair, tuple[date, ...]] = {}
        if self.shown is not None:
            for day, pair in zip(self.days[self.shown.factor], self.shown.days, strict=True):
                spots[pair] = (*spots.get(pair, ()), day)
        return spots

    def turned_to(self, place: int) -> Together:
        """Return the same with another link shown: as near to that place as there is one."""
        return Together(self.links, self.days, max(0, min(place, len(self.told) - 1)))
