"""Tells an answer from a number that somebody types: three digits within two seconds answer nothing."""

from __future__ import annotations

from enum import Enum

WITHIN_MS = 2_000
DIGITS = 3


class Meaning(Enum):
    """What one more digit makes of those before it."""

    ANSWER = "answer"
    NUMBER = "number"  # it has just become one
    REST = "rest"  # the rest of it, until two seconds pass without a digit


class DigitRun:
    """Remembers when digits came, in ms of any clock that only goes forward."""

    def __init__(self) -> None:
        self._times: list[int] = []
        self._number_at: int | None = None

    def press(self, at: int) -> Meaning:
        """Take one more digit."""
        if self._number_at is not None and at - self._number_at < WITHIN_MS:
            self._number_at = at
            return Meaning.REST
        self._number_at = None
        self._times = [time for time in self._times if at - time < WITHIN_MS] + [at]
        if len(self._times) < DIGITS:
            return Meaning.ANSWER
        self._times, self._number_at = [], at
        return Meaning.NUMBER

    def join(self) -> None:
        """Let the next digit belong to the one before: 1 and 0 are one answer, ten."""
        if self._times:
            self._times.pop()
