"""Writes down exercises as they were done, and the answers to the weekly strain question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias

from wellbeing.clock import Clock
from wellbeing.domain.days import day_of
from wellbeing.domain.practice import Session
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.waiting import WaitingKeys, WaitingWrites
from wellbeing.storage.practice import PracticeStore

if TYPE_CHECKING:
    from wellbeing.services.reviews import Reviews
    from wellbeing.storage.strain import StrainStore

StrainAnswer: TypeAlias = tuple[int | None]


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
        self._answers: WaitingKeys[date, StrainAnswer] = WaitingKeys(writes)
        self._event_bus = event_bus
        self._clock = clock

    def begin(self, exercise: str, before: int | None) -> Session:
        """Return a session that starts now; nothing is saved before it is done."""
        return Session(self._clock.now(), exercise, 0.0, False, before)

    def done(self, session: Session, seconds: float, finished: bool, after: int | None) -> None:
        """Save a session with how long it ran, whether to the end, and the stress after it where it was said."""
        session = replace(session, seconds=seconds, finished=finished, after=after)
        self._writes.do(partial(self._store.add, session), bool, "exercise")
        self._event_bus.publish(Topic.PRACTICE)

    def between(self, start: datetime, end: datetime) -> list[Session]:
        """Return the sessions of a span in order of time."""
        return self._store.between(start, end)

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
        """Tell whether three weeks in a row were answered with 4 or 5 (E04)."""
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
