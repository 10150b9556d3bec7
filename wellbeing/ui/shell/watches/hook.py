"""Looks what began or ended whenever something may have, and says once what went wrong with the person's programs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.ui.shell.reminder_driver import ReminderDriver

TOPICS = (Topic.REMINDERS, Topic.CONTACTS)


class HookWatch(QObject):
    """`wrong` brings problems to be told."""

    wrong = Signal(list)

    def __init__(self, services: Services, driver: ReminderDriver, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        services.hooks.begin()
        services.event_bus.subscribe(self._on_topic)
        driver.ticked.connect(self.look)

    def look(self) -> None:
        """Tell the programs what has changed since."""
        problems = self._services.hooks.look()
        if problems:
            self.wrong.emit(problems)

    def stop(self) -> None:
        """End a break that was told of, and let what waits run."""
        self._services.event_bus.unsubscribe(self._on_topic)
        self._services.hooks.close()

    def _on_topic(self, topic: Topic) -> None:
        if topic in TOPICS:
            self.look()
