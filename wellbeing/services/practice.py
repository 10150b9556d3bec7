"""Writes down exercises as they were done, and the answers to the weekly strain question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from wellbeing.clock import Clock
from wellbeing.domain.days import day_of
from wellbeing.domain.practice import Session
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.waiting import WaitingKeys, WaitingRows, WaitingWrites
from wellbeing.storage.practice import PracticeStore

if TYPE_CHECKING:
    from wellbeing.services.reviews import Reviews
    from wellbeing.storage.strain import StrainStore

StrainAnswer: TypeAlias = tuple[int | None]


@dataclass(frozen=True, slots=True)
class SessionStep:
    """Takes a session out of the diary, or puts it back under its number; what that returns leads the other way."""

    turn: Callable[[Session, bool], None]
    session: Session
    is_there: bool

    def __call__(self) -> SessionStep:
        """Go this step."""
        self.turn(self.session, not self.is_there)
        return SessionStep(self.turn, self.session, not self.is_there)


class Practice:
    """The verbs of practice."""

    def __init__(
        self,
        store: PracticeStore,
        event_bus: EventBus,
        clock: Clock,
        writes: WaitingWrites,
        contact_number: Callable[[int], int],
    ) -> None:
        self._store = store
        self._writes, self._contact_number = writes, contact_number
        self._rows: WaitingRows[Session] = WaitingRows(writes, "exercise")
        self._answers: WaitingKeys[date, StrainAnswer] = WaitingKeys(writes)
        self._event_bus = event_bus
        self._clock = clock

    def begin(self, exercise: str, before: int | None) -> Session:
        """Return a session that starts now; nothing is saved before it is done."""
        return Session(self._clock.now(), exercise, 0.0, False, before)

    def done(self, session: Session, seconds: float, finished: bool, after: int | None) -> SessionStep:
        """Save a session with how long it ran, whether to the end, and the stress after it where it was said.

        Returns the way back.
        """
        session = replace(session, seconds=seconds, finished=finished, after=after)
        saved = self._rows.add(session, self._store.add)
        self._event_bus.publish(Topic.PRACTICE)
        return SessionStep(self._turn, saved, is_there=True)

    def delete(self, session: Session) -> SessionStep:
        """Delete a session; returns the way back."""
        return SessionStep(self._turn, session, is_there=True)()

    def between(self, start: datetime, end: datetime) -> list[Session]:
        """Return the sessions of a span in order of time."""
        found = self._store.between(start, end)
        if not self._rows:
            return found
        return sorted(
            (session for session in self._rows.over(found) if start <= session.at < end), key=attrgetter("at")
        )

    def _turn(self, session: Session, there: bool) -> None:
        if there:
            self._rows.add(session, self._store.add)
        else:
            self._rows.remove(session.id, self._store.remove)
        self._event_bus.publish(Topic.PRACTICE)

    @cached_property
    def reviews(self) -> Reviews:
        """The verbs of looking back at hard contacts."""
        from wellbeing.services.reviews import Reviews

        return Reviews(self._store.diary, self._event_bus, self._clock, self._writes, self._contact_number)

    def strain_due(self) -> bool:
        """Tell whether the weekly strain question is to be asked (E04)."""
        from wellbeing.domain.strain_question import is_due

        return is_due(self._strain_answers(), self._today())

    def strained(self) -> bool:
        """Tell whether the last answer was 5, or three weeks in a row were answered with 4 or 5 (E04)."""
        from wellbeing.domain.strain_question import weighs_heavily

        return weighs_heavily(self._strain_answers(), self._today())

    def answer_strain(self, level: int | None) -> None:
        """Save this week's answer, 1 to 5; None leaves the question alone until the next week."""
        from wellbeing.domain.strain_question import week_of

        week = week_of(self._today())
        self._answers.put(week, (level,), partial(self._strain.answer, week, level, self._clock.now()))
        self._event_bus.publish(Topic.PRACTICE)

    def forget_strain(self) -> None:
        """Take this week's answer back; the question is asked again."""
        from wellbeing.domain.strain_question import week_of

        week = week_of(self._today())
        self._answers.put(week, None, partial(self._strain.forget, week))
        self._event_bus.publish(Topic.PRACTICE)

    @cached_property
    def _strain(self) -> StrainStore:
        from wellbeing.storage.strain import StrainStore

        return StrainStore(self._store.diary)

    def _strain_answers(self) -> dict[date, int | None]:
        written = {week: (level,) for week, level in self._strain.answers().items()}
        return {week: level for week, (level,) in self._answers.over(written).items()}

    def _today(self) -> date:
        return day_of(self._clock.now(), self._clock.zone())
