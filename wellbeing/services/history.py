"""The ways back from what was just done, and forward again: fifty steps each, for as long as the app runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

MOST = 50

Way: TypeAlias = Callable[[], object]
"""Takes one change back. What it returns leads the other way, if it can be called too."""


class History:
    """Two stacks. A step taken back can be done again until something new is done."""

    def __init__(self) -> None:
        self._back: list[Way] = []
        self._forward: list[Way] = []

    def push(self, way: Way) -> None:
        """Remember how to take back what was just done."""
        self._back = [*self._back, way][-MOST:]
        self._forward.clear()

    def drop(self, way: Way) -> None:
        """Forget a step that was taken back by other means."""
        self._back = [other for other in self._back if other is not way]

    def undo(self) -> bool:
        """Go one step back; False when there is none. Raises Refused, and then the step stays."""
        return _walk(self._back, self._forward)

    def redo(self) -> bool:
        """Go one step forward again; False when there is none. Raises Refused, and then the step stays."""
        return _walk(self._forward, self._back)


def _walk(here: list[Way], there: list[Way]) -> bool:
    if not here:
        return False
    answer = here[-1]()
    here.pop()
    if callable(answer):
        there.append(answer)
        del there[:-MOST]
    return True
