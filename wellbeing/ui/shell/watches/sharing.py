"""Turns "I am sharing my screen" on and off by itself, where the desktop lets that be known."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSocketNotifier

from wellbeing.domain.reminders.events import Sharing
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.ui.shell.reminder_driver import Casts, ReminderDriver


class SharingWatch(QObject):
    """Watches while the setting wants it. What the person said by hand holds: only what it began does it end."""

    def __init__(self, services: Services, driver: ReminderDriver, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._driver = services, driver
        self._casts: Casts | None = None
        self._socket: QSocketNotifier | None = None
        self._is_shown = self._began = False
        services.event_bus.subscribe(self._on_topic)
        self._follow()

    def stop(self) -> None:
        """Watch no more; what it began ends, and is seen anew at the next start."""
        self._services.event_bus.unsubscribe(self._on_topic)
        self._close()
        if self._began:
            self._began = False
            self._services.reminders.feed(Sharing(False))

    def _follow(self) -> None:
        """Watch, or not, as the setting has it now."""
        wanted = self._services.preferences.current.discreet_sharing
        if not wanted:
            self._let_go()
        elif self._casts is None and (choose := self._driver.outside.casts) is not None:
            self._casts = choose()
            if self._casts is not None and (number := self._casts.fileno()) is not None:
                self._socket = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
                self._socket.activated.connect(self._hear)

    def _hear(self) -> None:
        if self._casts is None:
            return
        self._show(self._casts.receive())
        if self._casts.fileno() is None and self._socket is not None:  # nobody tells any more
            self._socket.setEnabled(False)

    def _show(self, is_shown: bool) -> None:
        if is_shown is self._is_shown:
            return
        self._is_shown = is_shown
        is_sharing = self._services.reminders.is_sharing()
        if is_shown and not is_sharing:
            self._began = True
            self._driver.share_screen(True)
        elif not is_shown and self._began:
            self._began = False
            if is_sharing:
                self._driver.share_screen(False)

    def _let_go(self) -> None:
        self._close()
        self._show(False)

    def _close(self) -> None:
        if self._socket is not None:
            self._socket.setEnabled(False)
            self._socket = None
        if self._casts is not None:
            self._casts.close()
            self._casts = None

    def _on_topic(self, topic: Topic) -> None:
        if topic is Topic.PREFERENCES:
            self._follow()
