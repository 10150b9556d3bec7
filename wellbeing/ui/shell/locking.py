"""Decides when the open diary is locked: by the person, with the session, or after a while without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from wellbeing.ui.shell.diary_app import DiaryApp

if TYPE_CHECKING:
    from wellbeing.ui.shell.reminder_driver import ReminderDriver


class LockableApp(DiaryApp, Protocol):
    """What the locking needs of the application; each may be another at the next call."""

    @property
    def driver(self) -> ReminderDriver | None:
        """The reminders' driver; None until they run."""

    def say(self, words: str) -> None:
        """Say it where the pages are."""


class Locking(QObject):
    """Says why the diary can't be locked just now, or asks for it."""

    agreed = Signal()  # lock now; never inside the turn in which it was asked for

    def __init__(self, app: LockableApp, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app

    def lock_now(self) -> None:
        """Close the diary behind its passphrase; where none is set, say where one can be."""
        if self._app.services is None:
            return
        t = self._app.environment.words().t
        if not self._has_passphrase():
            self._app.say(t("No passphrase is set yet: Settings, Data, Passphrase."))
        elif self._app.services.waiting:
            self._app.say(t("Not locked: something is not saved yet."))
        else:
            QTimer.singleShot(0, self, self.agreed.emit)  # not inside the signal of a page that goes by it

    def lock_when_left(self) -> None:
        """Lock with the session, where that is wanted; not inside the driver's own turn, which ends by it."""
        services = self._app.services
        if services is not None and services.preferences.current.lock_with_session:
            self._lock_by_itself()

    def lock_when_idle(self) -> None:
        """Lock once nobody has touched the computer for as long as the person has set."""
        minutes, driver = self._app.environment.preferences.current.lock_after, self._app.driver
        if minutes and driver is not None and self._app.services is not None:
            idle = driver.idle
            if idle is not None and idle >= minutes * 60:
                self._lock_by_itself()

    def _lock_by_itself(self) -> None:
        if self._has_passphrase():
            self.lock_now()

    def _has_passphrase(self) -> bool:
        from wellbeing.services.locked_key import has_passphrase  # not before the first painting

        return has_passphrase(self._app.environment.folders)
