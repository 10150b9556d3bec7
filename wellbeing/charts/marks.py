"""Where on a chart a cell, bar or point stands, in px from the top left: for the pointer, the keyboard, the drawing."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a chart; `key` is what it stands for: a day, a weekday with an hour, a word."""

    x: float
    y: float
    width: float
    height: float
    key: Hashable

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2
