"""What the reminders could not write down just now: kept in order, and tried again with what comes next."""

from __future__ import annotations

import logging
from collections.abc import Callable

from wellbeing.domain.problems import Refused

log = logging.getLogger(__name__)


class Unsaved:
    """Writes that wait while the disk is full or another program holds the diary; a reminder never waits for them."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], object]] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, write: Callable[[], object]) -> None:
        """Keep a write until it has been done."""
        self._waiting.append(write)

    def save(self) -> bool:
        """Do what waits, in order, up to the first that can't be done now; tell whether all of it is done."""
        while self._waiting:
            try:
                self._waiting[0]()
            except Refused as refused:
                log.warning("the reminders could not be saved (%s); tried again", refused.problem.key)
                return False
            del self._waiting[0]
        return True
