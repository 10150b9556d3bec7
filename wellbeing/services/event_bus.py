"""One word up: what changed, told to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum


class Topic(StrEnum):
    """The subjects that a screen can care about."""

    CHECKINS = "checkins"
    CONTACTS = "contacts"
    REMINDERS = "reminders"
    PRACTICE = "practice"
    PREFERENCES = "preferences"
    TEAM = "team"


Listener = Callable[[Topic], None]


class EventBus:
    """Tells every listener once about each change, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._held: dict[Topic, bool] = {}

    def subscribe(self, listener: Listener) -> None:
        """Add a listener."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Take a listener away; one that never listened is no trouble."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    @contextmanager
    def held(self, topic: Topic) -> Iterator[None]:
        """Tell of a topic once at the end, however often it changes meanwhile."""
        self._held[topic] = False
        try:
            yield
        finally:
            if self._held.pop(topic):
                self.publish(topic)

    def publish(self, topic: Topic) -> None:
        """Tell the listeners that something about a topic has changed."""
        if topic in self._held:
            self._held[topic] = True
            return
        for listener in tuple(self._listeners):
            listener(topic)
