"""Notices that the computer has come into another time zone, and has engine and pages reckon anew."""

from __future__ import annotations

from PySide6.QtCore import QObject

from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic


class ZoneWatch(QObject):
    """Compares the zone at each look; the reminders' tick asks for one, so that it needs no timer of its own."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._zone = services.clock.zone()

    def look(self) -> None:
        """Tell everyone when the zone is another: every day and every shown time may be."""
        zone = self._services.clock.zone()
        if zone != self._zone:
            self._zone = zone
            for topic in Topic:
                self._services.event_bus.publish(topic)
