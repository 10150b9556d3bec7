"""Has stress asked for ten minutes after the coin was thrown, by whoever takes part (E63)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from wellbeing.domain.reminders.events import StressWanted
from wellbeing.services.app_services import Services
from wellbeing.ui.shell.reminder_driver import ReminderDriver


class CoinWatch(QObject):
    """Looks with every tick of the reminders, which come once a minute at least; asks once for each throw."""

    def __init__(self, services: Services, driver: ReminderDriver, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._driver = services, driver
        self._asked: datetime | None = None

    def look(self) -> None:
        """Ask where it is time."""
        if not self._services.preferences.current.coin:
            return
        due = self._services.effects.asks_at()
        if due is not None and due != self._asked and self._services.clock.now() >= due:
            self._asked = due
            self._driver.take([StressWanted()])
