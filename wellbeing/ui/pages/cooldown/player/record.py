"""Writes down what the player led, once, and says so softly."""

from __future__ import annotations

from wellbeing.domain.practice import Session
from wellbeing.domain.problems import Refused
from wellbeing.ui.context import Context
from wellbeing.ui.pages.cooldown.player.words import clock_words

LEAST_SECONDS = 10.0


class Record:
    """One session at a time, from its beginning to the one row it becomes."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._session: Session | None = None

    def begin(self, exercise: str, before: int | None) -> None:
        """Begin a session; nothing is saved yet."""
        self._session = self._ctx.services.practice.begin(exercise, before)

    def write(self, seconds: float, finished: bool, after: int | None = None) -> None:
        """Save the session if it ran for LEAST_SECONDS; a second call for the same session does nothing."""
        session, self._session = self._session, None
        if session is None or seconds < LEAST_SECONDS:
            return
        try:
            self._ctx.services.practice.done(session, seconds, finished, after)
        except Refused as refused:
            self._ctx.say(self._ctx.sentence(refused.problem), None)
            return
        self._ctx.say(self._said(session.before, seconds, after), None)

    def _said(self, before: int | None, seconds: float, after: int | None) -> str:
        if before is None or after is None:
            return self._ctx.t("Written down: {time}.").format(time=clock_words(seconds))
        words = self._ctx.t("Written down: stress {before} before, {after} after.")
        return words.format(before=before, after=after)
