"""Asks something slow beside the window: an answer is that of a moment ago, only the first one is waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable

AT_FIRST = 0.04
"""Seconds that the first answer is waited for."""


class LastAnswer:
    """Keeps the last answer to one question, and asks it anew in a thread each time it is wanted."""

    def __init__(self, ask: Callable[[], bool | None], name: str) -> None:
        self._ask = ask
        self._name = name
        self._answer: bool | None = None
        self.asking: threading.Thread | None = None

    def wanted(self) -> bool | None:
        """Return the last answer, None while there is none."""
        if self.asking is None or not self.asking.is_alive():
            first = self.asking is None
            self.asking = threading.Thread(target=self._take, daemon=True, name=self._name)
            self.asking.start()
            if first:
                self.asking.join(AT_FIRST)
        return self._answer

    def _take(self) -> None:
        self._answer = self._ask()
