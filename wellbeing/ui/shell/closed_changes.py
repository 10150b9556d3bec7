"""Changes that need the diary closed while the app runs: another passphrase, a backup brought back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from wellbeing.content.i18n import N_
from wellbeing.content.sentences import sentence
from wellbeing.domain.problems import Problem
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.shell.closed.work import Answer, ClosedWork
from wellbeing.ui.shell.diary_app import DiaryApp

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.backups import Restored

FAILED = Problem("diary", "problem.disk_error")
FAILED_CHANGE = Problem("passphrase", "problem.rekey_failed")
REKEYED = N_("Every page gets the new key …")
RESTORING = N_("The backup is being brought back …")


class ChangeableApp(DiaryApp, Protocol):
    """What a change needs of the application."""

    def say(self, words: str) -> None:
        """Say it where the pages are."""

    def put_away(self, services: Services, meanwhile: str) -> None:
        """Take the pages away and close the diary; the window shows what is done meanwhile."""

    def open_again(self, told: str, way_back: Callable[[], object] | None) -> None:
        """Open the diary again where the change was asked for, and say what came of it."""


class ClosedChanges(QObject):
    """Has the diary closed, works beside the window, has it opened again, and says what came of it."""

    def __init__(self, app: ChangeableApp, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app

    def change_passphrase(self, work: Callable[[], object], done: str) -> None:
        """Have the diary's key changed."""
        self._do(ClosedWork(work, REKEYED, partial(self._key_changed, done), FAILED_CHANGE))

    def restore(self, work: Callable[[], Restored]) -> None:
        """Have a backup put in the diary's place."""
        self._do(ClosedWork(work, RESTORING, self._restored, FAILED))

    def _do(self, work: ClosedWork[Answer]) -> None:
        if self._app.services is None or self._app.services.waiting:
            self._app.say(self._app.environment.words().t("Not now: something is not saved yet."))
            return
        QTimer.singleShot(0, self, partial(self._begin, work))

    def _begin(self, work: ClosedWork[Answer]) -> None:
        if self._app.services is not None:
            self._app.put_away(self._app.services, work.meanwhile)
            otherwise: Answer | Problem = work.otherwise
            in_thread(work.do, work.tell, otherwise, "what needs the diary closed has failed")

    def _key_changed(self, done: str, answer: object) -> None:
        t = self._app.environment.words().t
        if isinstance(answer, Problem):
            self._app.open_again(sentence(answer, t), None)
        else:
            left = t("Backups that lie elsewhere still open with the key of before.")
            self._app.open_again(f"{done} {left}", None)

    def _restored(self, answer: Restored | Problem) -> None:
        """Say what a restore has changed, with a way back: the backup that was made before it."""
        from wellbeing.services.backups import Backups

        t = self._app.environment.words().t
        if isinstance(answer, Problem):
            self._app.open_again(sentence(answer, t), None)
            return
        backups = Backups(self._app.environment.folders, self._app.environment.clock)
        way_back = partial(self.restore, partial(backups.restore, answer.undo)) if answer.undo else None
        self._app.open_again(t("The backup is brought back."), way_back)
