"""Two ranges of the same length side by side: one and the one before it."""

from __future__ import annotations

from dataclasses import dataclass

from wellbeing.domain.trends import TrendPicture


@dataclass(frozen=True, slots=True)
class TrendPair:
    """The picture of a range and of the range before it; how they differ is `now.change`."""

    before: TrendPicture
    now: TrendPicture

    @property
    def sides(self) -> tuple[TrendPicture, TrendPicture]:
        """Both pictures in order of time."""
        return self.before, self.now

    @property
    def most_load(self) -> float:
        """The highest bar of either, so that both can stand on one scale."""
        return max((sum(bar.load.values()) for side in self.sides for bar in side.buckets), default=0.0)
