"""Whether this process may begin anew just now, and what it hands over to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from wellbeing.ui.shell.diary_app import DiaryApp

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.ui.shell.main_window import MainWindow
    from wellbeing.ui.shell.reminder_driver import ReminderDriver
    from wellbeing.ui.shell.renewal import Handover, Renewal
    from wellbeing.ui.shell.single_instance.held_instance import HeldInstance
    from wellbeing.ui.shell.tray_if_any import TrayIfAny


class RenewableApp(DiaryApp, Protocol):
    """What the renewal needs of the application."""

    @property
    def shell(self) -> MainWindow: ...  # noqa: D102
    @property
    def tray(self) -> TrayIfAny: ...  # noqa: D102
    @property
    def instance(self) -> HeldInstance: ...  # noqa: D102
    @property
    def driver(self) -> ReminderDriver | None:
        """The reminders' driver; None until they run."""


class ProcessRenewal(QObject):
    """`handover` is set once the process ends in order to begin anew; whoever runs the app looks at it."""

    def __init__(self, app: RenewableApp, qt: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._qt = app, qt
        self.handover: Handover | None = None

    def watch(self, driver: ReminderDriver) -> Renewal:
        """Return what waits for a moment to begin anew while this driver runs."""
        from wellbeing.ui.shell.renewal import Renewal

        renewal = Renewal(self._may_renew, self._renew, self)
        self._app.shell.closed.connect(renewal.window_closed)
        self._app.shell.about_to_show.connect(renewal.window_opened)
        driver.ticked.connect(renewal.look)
        return renewal

    def _may_renew(self) -> bool:
        """Tell whether the process could begin anew now without anybody missing anything."""
        from wellbeing.ui.in_thread import is_busy
        from wellbeing.ui.shell.open_work import is_work_open
        from wellbeing.ui.shell.renewal import can_renew

        services, driver = self._app.services, self._app.driver
        if services is None or driver is None or self._app.instance.lock is None:
            return False
        free = self._app.tray.has_tray and not services.waiting and driver.is_at_rest()
        return free and can_renew() and not is_busy() and not is_work_open(self._qt)

    def _renew(self) -> None:
        """End as for good; whoever runs the app then lets it begin anew with what is handed over."""
        from wellbeing.ui.shell.renewal import Handover

        services = self._app.services
        if services is not None and services.reminders.keep():
            self.handover = Handover(services.diary.key, services.reminders.seen)
            self._qt.quit()
