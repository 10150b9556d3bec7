"""Writes down what the player led, once, and says so softly."""

from __future__ import annotations

from dataclasses import replace

from wellbeing.domain.library.exercises import Exercise
from wellbeing.domain.practice import FRESH, Session
from wellbeing.domain.problems import Refused
from wellbeing.ui.context import Context

LEAST_SECONDS = 10.0


class Record:
    """One session at a time, from its beginning to the one row it becomes."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._session: Session | None = None
        self._title = ""

    @property
    def before(self) -> int | None:
        """The stress answered shortly before it began, None where there was no answer."""
        return self._session.before if self._session is not None else None

    def begin(self, exercise: Exercise) -> None:
        """Begin a session; nothing is saved yet."""
        services, self._title = self._ctx.services, exercise.title
        last = services.checkins.latest()
        fresh = last is not None and services.clock.now() - last.at <= FRESH
        self._session = services.practice.begin(exercise.id, last.stress if last and fresh else None)

    def write(
        self, seconds: float, finished: bool, after: int | None = None, before: int | None = None
    ) -> None:
        """Save the session if it ran for LEAST_SECONDS; a second call for the same session does nothing."""
        session, self._session = self._session, None
        if session is None or seconds < LEAST_SECONDS:
            return
        if session.before is None:
            session = replace(session, before=before)
        try:
            way = self._ctx.services.practice.done(session, seconds, finished, after)
        except Refused as refused:
            self._ctx.say(self._ctx.sentence(refused.problem), None)
            return
        self._ctx.say(self._said(session.before, seconds, after), way)

    def _said(self, before: int | None, seconds: float, after: int | None) -> str:
        words = self._ctx.t("{length} of {title}").format(
            length=self._ctx.lasting(seconds), title=self._title
        )
        if after is None:
            return words
        figures = str(after) if before is None else f"{before} → {after}"
        return f"{words} · {figures}"
