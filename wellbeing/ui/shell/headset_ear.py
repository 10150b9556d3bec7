"""Listens to the headset while the setting says so: from the listener's thread to the reminders."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from wellbeing.domain.headset import Recording
from wellbeing.domain.reminders.events import Event
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.ui.shell.reminder_driver import Listening, ReminderDriver

SOON = 50
"""Milliseconds after a moment is due: a timer may ring a little early."""


Listen = Callable[[Callable[[tuple[Recording, ...]], object]], Listening]


class _RecordingsRelay(QObject):
    """Carries what the thread tells into the window's thread; no thread may touch what can be deleted, so it stays."""

    told = Signal(object, object)


@cache
def _relay() -> _RecordingsRelay:
    return _RecordingsRelay()


class HeadsetEar(QObject):
    """Begins and stops with the setting; what it hears goes to the headset service, what follows to the reminders."""

    def __init__(self, services: Services, driver: ReminderDriver, listen: Listen, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._driver, self._listen = services, driver, listen
        self._listening: Listening | None = None
        self._turn = 0
        self._without = services.preferences.current.headset_without
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._pass_by)
        _relay().told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        services.event_bus.subscribe(self._on_topic)
        self._follow()

    def stop(self) -> None:
        """Stop listening for good."""
        self._services.event_bus.unsubscribe(self._on_topic)
        _relay().told.disconnect(self._hear)
        self._end()

    def _on_topic(self, topic: Topic) -> None:
        if topic is Topic.PREFERENCES:
            self._follow()

    def _follow(self) -> None:
        """Do as the setting says now."""
        current = self._services.preferences.current
        if current.headset and self._listening is None:
            self._turn += 1
            self._listening = self._listen(partial(_relay().told.emit, self._turn))
            self._listening.start()
        elif not current.headset:
            self._end()
        elif current.headset_without != self._without:
            self._tell(self._services.headset.look_again())
        self._without = current.headset_without

    def _end(self) -> None:
        if self._listening is None:
            return
        self._listening.stop()
        self._listening = None
        self._timer.stop()
        self._driver.take(self._services.headset.stop())

    def _hear(self, turn: int, recordings: tuple[Recording, ...]) -> None:
        if self._listening is not None and turn == self._turn:
            self._tell(self._services.headset.hear(recordings))

    def _pass_by(self) -> None:
        self._tell(self._services.headset.pass_by())

    def _tell(self, events: tuple[Event, ...]) -> None:
        self._driver.take(events)
        due = self._services.headset.next_due()
        if due is None:
            self._timer.stop()
        else:
            self._timer.start(round(min(due, 3600) * 1000) + SOON)
