"""Says in the window why the diary is not open, or that its file is away, and goes on once that is settled."""

from __future__ import annotations

import logging
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from wellbeing.ui.shell.diary_app import DiaryApp

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.domain.problems import Problem
    from wellbeing.ui.shell.actions import AppActions
    from wellbeing.ui.shell.closed.trouble import DiaryTrouble
    from wellbeing.ui.shell.diary_opening import DiaryOpening
    from wellbeing.ui.shell.shown_view import ShownView
    from wellbeing.ui.shell.stand_in_time import StandInTime

log = logging.getLogger(__name__)


class TroubledApp(DiaryApp, Protocol):
    """What it needs of the application."""

    @property
    def actions(self) -> AppActions: ...  # noqa: D102
    @property
    def shown(self) -> ShownView: ...  # noqa: D102
    @property
    def opening(self) -> DiaryOpening: ...  # noqa: D102
    @property
    def stand_in(self) -> StandInTime: ...  # noqa: D102


class ClosedReasons(QObject):
    """Each reason is a page instead of the others; a lock screen that stands there says it itself."""

    settled = Signal()  # the open diary goes on: all of it is to be shown anew

    def __init__(self, app: TroubledApp, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app

    def say_no_key(self, problem: Problem) -> None:
        """Say that the key store gave no key; the reminders run all the same where it may give one later."""
        from wellbeing.services.inbox import CLOSED

        log.error("the key store gave no key (%s)", problem.key)
        if problem.key in CLOSED:
            self._app.stand_in.begin()
        self._trouble.say_closed(problem)

    def say_closed(self, problem: Problem) -> None:
        """Say why the diary did not open."""
        if self._app.stand_in.is_locked:
            self._app.stand_in.refuse(problem)
        else:
            self._trouble.say_closed(problem)

    def say_wait(self, words: str) -> None:
        """Say what is done to the closed diary, or waited for."""
        self._trouble.say_wait(words)

    def say_wait_if_seen(self, words: str) -> None:
        """Say it in a window that is there: nobody who starts in the tray waits for one."""
        if self._app.shown.window.isVisible():
            self._trouble.say_wait(words)

    def say_moved(self) -> None:
        """Say that the open diary's file is no longer where it was."""
        if (services := self._app.services) is not None:
            log.error("the diary's file was moved or replaced while it was open")
            self._trouble.say_moved(services)

    def settle(self) -> None:
        """Go on with the open diary, whose file is where it was again."""
        if (services := self._app.services) is None:
            return
        if (pages := self._app.shown.pages) is not None:
            pages.go(pages.current())
        if services.waiting:
            services.waiting.save()  # what is saved is told by the saver
        else:
            self.settled.emit()

    def begin_anew(self) -> None:
        """Set the old diary aside and begin an empty one, if the person is sure."""
        self._trouble.begin_anew()

    @cached_property
    def _trouble(self) -> DiaryTrouble:
        """What makes the pages, and mends."""
        from wellbeing.services.key_ring import PERSON
        from wellbeing.ui.shell.closed.trouble import DiaryTrouble

        trouble = DiaryTrouble(self._app.environment, self)
        trouble.retry_asked.connect(partial(self._app.opening.begin, "raise", PERSON))
        trouble.help_asked.connect(self._app.actions.open_help)
        trouble.said.connect(self._app.shown.show_instead)
        trouble.settled.connect(self.settle)
        return trouble
