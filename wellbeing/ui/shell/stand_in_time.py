"""The time from when the diary turns out to be closed until it opens: a stand-in runs, a lock screen waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from wellbeing.ui.shell.diary_app import DiaryApp

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.domain.problems import Problem
    from wellbeing.services.app_services import Services
    from wellbeing.services.stand_in import Carried, StandInServices
    from wellbeing.ui.context import Context
    from wellbeing.ui.shell.actions import AppActions
    from wellbeing.ui.shell.closed.while_closed import WhileClosed
    from wellbeing.ui.shell.reminder_driver import ReminderDriver
    from wellbeing.ui.shell.shown_view import ShownView


class StandInApp(DiaryApp, Protocol):
    """What the stand-in needs of the application."""

    @property
    def actions(self) -> AppActions: ...  # noqa: D102
    @property
    def shown(self) -> ShownView: ...  # noqa: D102
    @property
    def ctx(self) -> Context | None:
        """What every page is handed, once these services run."""

    def run_over(self, services: StandInServices) -> ReminderDriver:
        """Take these services for the diary's, and return the reminders' driver, not begun yet."""


class StandInTime(QObject):
    """Holds the stand-in of the moment, if there is one."""

    opened = Signal()  # the diary can be opened now
    anew_asked = Signal()
    began = Signal(object)  # the reminders run: the context that stands for the diary's

    def __init__(self, app: StandInApp, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._now: WhileClosed | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether a stand-in has the diary's place."""
        return self._now is not None

    @property
    def is_locked(self) -> bool:
        """Whether it is a passphrase that is waited for, and not a key store."""
        return self._now is not None and self._now.is_locked

    def begin(self, carried: Carried | None = None) -> None:
        """Let a stand-in take the diary's place until that opens."""
        from wellbeing.ui.shell.closed.while_closed import WhileClosed

        if self._now is not None or self._app.services is not None:
            return
        self._now = now = WhileClosed(self._app.environment, carried, self)
        now.opened.connect(self.opened)
        now.anew_asked.connect(self.anew_asked)
        now.begin(self._app.run_over(now.services))
        self.began.emit(self._app.ctx)

    def end(self, services: Services | None = None) -> bool:
        """Stop the stand-in and tell whether there was one; an open diary is handed what it did meanwhile."""
        now, self._now = self._now, None
        if now is None:
            return False
        now.stop()
        self._app.actions.forget_cards()
        now.deleteLater()
        if services is not None:
            now.hand_back(services)
        return True

    def ask_for_passphrase(self, word: str, carried: Carried | None = None) -> None:
        """Have the reminders run without the diary, and ask for the passphrase where there is a window."""
        self.begin(carried)
        self.show_lock_screen()
        if word in ("checkin", "contact"):
            self._app.actions.check_in("me" if word == "checkin" else "contact")

    def show_lock_screen(self) -> None:
        """Ask for the passphrase, where there is a window."""
        if self._now is not None and (pages := self._app.shown.pages) is not None:
            screen = self._now.screen(self._app.actions.check_in, self._app.actions.open_help)
            pages.show_instead(screen)
            pages.setFocusProxy(screen.field)

    def show_late(self) -> None:
        """Show the lock screen in a window that is made only now."""
        if self.is_locked:
            self.show_lock_screen()

    def rebuild(self) -> None:
        """Put the lock screen on in another look."""
        if self.is_locked and self._app.shown.pages is not None:
            self._app.shown.make()
            self.show_lock_screen()

    def refuse(self, problem: Problem) -> None:
        """Say on the lock screen why the diary does not open all the same."""
        if self._now is not None:
            self._now.refuse(problem)
