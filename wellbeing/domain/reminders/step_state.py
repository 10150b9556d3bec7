"""One call of `step` under way: the state as it is now, the effects so far, and who hears which fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from wellbeing.domain.reminders import calendar, contacts, delivery, offers, presence, quiet, work
from wellbeing.domain.reminders.effects import Effect, Notify
from wellbeing.domain.reminders.facts import Fact, NoticeChosen
from wellbeing.domain.reminders.notice_times import noting_the_way
from wellbeing.domain.reminders.parts.clocks import Clocks, Moment
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State

NextEvent = Callable[[State, Plan, Moment], tuple[float, Fact]]
Apply = Callable[[State, Plan, Any, Moment], tuple[Any, tuple[Any, ...]]]


class Subject(NamedTuple):
    """A subject of the engine: its part of the state, what it hears, and its two functions."""

    part: str
    hears: Mapping[type, object]
    next_event: NextEvent
    apply: Apply


# In the order in which they hear an event: first who is there, last what only counts what was shown.
SUBJECTS = (
    Subject("presence", presence.HEARS, presence.next_event, presence.apply),
    Subject("quiet", quiet.HEARS, quiet.next_event, quiet.apply),
    Subject("calendar", calendar.HEARS, calendar.next_event, calendar.apply),
    Subject("work", work.HEARS, work.next_event, work.apply),
    Subject("contacts", contacts.HEARS, contacts.next_event, contacts.apply),
    Subject("delivery", delivery.HEARS, delivery.next_event, delivery.apply),
    Subject("offers", offers.HEARS, offers.next_event, offers.apply),
)
# What each event or fact changes: the place of a part in the state, and how its subject applies it.
HEARERS: Mapping[type, tuple[tuple[int, Apply], ...]] = {
    told: tuple(
        (State._fields.index(subject.part), subject.apply) for subject in SUBJECTS if told in subject.hears
    )
    for told in {told: None for subject in SUBJECTS for told in subject.hears}
}
WORK, DELIVERY = State._fields.index("work"), State._fields.index("delivery")


class StepState:
    """The state that a step is working on; only here is one part put in the place of another.

    No room sees this object: each is given the frozen `State` and the moment, and returns its own part.
    """

    __slots__ = ("effects", "now", "plan", "state")

    def __init__(self, state: State, plan: Plan, now: Moment) -> None:
        self.state, self.plan, self.now = state, plan, now
        self.effects: list[Effect | NoticeChosen] = []

    def hand_on(self, told: object) -> None:
        """Let each subject that hears an event or a fact apply it; what it tells of it is handed on in turn."""
        for place, apply in HEARERS[type(told)]:
            part, out = apply(self.state, self.plan, told, self.now)
            self._put(place, part)
            for fact in out:
                if type(fact) in HEARERS:
                    self.hand_on(fact)
                else:
                    self.effects.append(fact)

    def move_to(self, at: float, told: float) -> None:
        """Count work up to a moment and stand there; one that is gone by is met here and now."""
        now = self.now
        at = at if at > now.at else now.at
        if at == now.at == self.state.work.to and told == now.told:
            return
        if at > self.state.work.to:
            self._put(WORK, work.count(self.state, now, at))
        self.now = Moment(at, told, now.wall, now.complete)

    def note_the_way(self) -> None:
        """Let delivery note since when the way for notices is clear, after anything that may have changed it."""
        self._put(DELIVERY, noting_the_way(self.state, self.plan, self.now))

    def finished(self, clocks: Clocks) -> tuple[State, tuple[Effect, ...]]:
        """Return what has become of the state, and the effects with the spoken notice in its place."""
        return State(clocks, *self.state[1:]), self._in_order()

    def _put(self, place: int, part: object) -> None:
        parts = self.state
        if part is not parts[place]:
            self.state = State._make((*parts[:place], part, *parts[place + 1 :]))

    def _in_order(self) -> tuple[Effect, ...]:
        """Put each notice where it was chosen; what was chosen and not spoken leaves its place empty."""
        ordered: list[Effect] = []
        waiting: int | None = None
        for effect in self.effects:
            if isinstance(effect, NoticeChosen):
                waiting = len(ordered)
            elif isinstance(effect, Notify) and waiting is not None:
                ordered.insert(waiting, effect)
                waiting = None
            else:
                ordered.append(effect)
        return tuple(ordered)
