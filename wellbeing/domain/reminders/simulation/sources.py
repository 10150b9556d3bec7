"""Headset, hooks and hand of a written trace, agreed on one count as the app does it, for an engine in fake time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from wellbeing.domain import contact_count
from wellbeing.domain.contacts import OpenContact
from wellbeing.domain.headset import (
    FOREVER,
    CallBegan,
    CallNews,
    Hearing,
    Recording,
    listen,
    next_due,
    pass_by,
)
from wellbeing.domain.reminders.events import ContactEnded, ContactStarted, Event, Microphone


@dataclass(frozen=True, slots=True)
class StreamOpened:
    """A program began to record from the microphone."""

    id: str


@dataclass(frozen=True, slots=True)
class StreamClosed:
    """That program stopped."""

    id: str


class ContactSources:
    """The contacts open right now as the diary would hold them; `wall` gives the fake wall clock at a moment."""

    def __init__(self, wall: Callable[[float], datetime], several: bool) -> None:
        self._wall, self._several = wall, several
        self._hearing = Hearing()
        self._streams: dict[str, Recording] = {}
        self._numbers = count(1)
        self.open_ones: contact_count.OpenOnes = ()

    @property
    def due(self) -> float:
        """When something follows by itself, FOREVER for never."""
        return next_due(self._hearing)

    def pass_by(self, at: float) -> list[Event]:
        """Return what follows by itself up to a moment."""
        before = self._hearing
        self._hearing, news = pass_by(before, at)
        return [*self._told(news), *self._microphone(before)]

    def hear(self, change: StreamOpened | StreamClosed, at: float) -> list[Event]:
        """Return what the engine hears when a stream opens or closes."""
        if isinstance(change, StreamOpened):
            self._streams[change.id] = Recording(change.id)
        else:
            self._streams.pop(change.id, None)
        before = self._hearing
        self._hearing, news = listen(before, self._streams.values(), (), at)
        return [*self._told(news), *self._microphone(before)]

    def told(self, event: ContactStarted | ContactEnded, at: float) -> list[Event]:
        """Return what the engine hears of a start or an end by a hook or the hand."""
        if isinstance(event, ContactStarted):
            return self._settle(
                contact_count.started(self.open_ones, event.id, self._wall(at), self._several)
            )
        return self._settle(contact_count.ended(self.open_ones, event.id)[0])

    def closed(self, number: str | None) -> None:
        """Take a contact away that the engine itself has closed."""
        self.open_ones = tuple(contact for contact in self.open_ones if str(contact.id) != number)

    def _told(self, news: tuple[CallNews, ...]) -> list[Event]:
        events: list[Event] = []
        for call in news:
            if isinstance(call, CallBegan):
                after = contact_count.headset_on(self.open_ones, self._wall(call.at), self._several)
            else:
                after, _ = contact_count.headset_off(self.open_ones)
            events += self._settle(after)
        return events

    def _microphone(self, before: Hearing) -> list[Event]:
        on = self._hearing.opened < FOREVER
        return [Microphone(on)] if on != (before.opened < FOREVER) else []

    def _settle(self, after: contact_count.OpenOnes) -> list[Event]:
        numbered = tuple(self._numbered(contact) for contact in after)
        before, now = (
            {str(contact.id) for contact in self.open_ones},
            {str(contact.id) for contact in numbered},
        )
        self.open_ones = numbered
        begun = [ContactStarted(str(contact.id)) for contact in numbered if str(contact.id) not in before]
        return [*begun, *(ContactEnded(number) for number in sorted(before - now))]

    def _numbered(self, contact: OpenContact) -> OpenContact:
        return contact if contact.id else replace(contact, id=next(self._numbers))
