"""What the diary could not take yet: it is saved as soon as that is free, and until then everything says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from wellbeing.ui.shell.diary_app import DiaryApp

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.ui.shell.shown_view import ShownView
    from wellbeing.ui.shell.waiting_saver import WaitingSaver


class SavingApp(DiaryApp, Protocol):
    """What it needs of the application."""

    @property
    def shown(self) -> ShownView: ...  # noqa: D102


class WhatWaits(QObject):
    """Holds the saver of the open diary, and speaks of what waits."""

    saved = Signal()  # all of it stands in the diary now

    def __init__(self, app: SavingApp, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._saver: WaitingSaver | None = None

    def begin(self, services: Services) -> None:
        """Save whatever will have to wait."""
        from PySide6.QtCore import Qt  # not before the first painting: with it some hundred enums are made

        from wellbeing.ui.shell.waiting_saver import WaitingSaver

        self._saver = saver = WaitingSaver(services.waiting, self)
        saver.began.connect(self._say_waiting, Qt.ConnectionType.QueuedConnection)
        saver.saved.connect(self._say_saved, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Try once more, then no longer: the diary closes."""
        if self._saver is not None:
            self._saver.stop(self._app.environment.words().tn)
            self._saver.deleteLater()
            self._saver = None

    def may_quit(self) -> bool:
        """Tell whether the app may end: while something waits that is to be saved, the person decides."""
        return self._saver is None or self._saver.may_quit(
            self._app.shown.window, self._app.environment.words().t
        )

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say it where the pages are; and where something waits, that it does."""
        services, t = self._app.services, self._app.environment.words().t
        if services is not None and services.waiting:
            waits = (
                t("Another program is holding the diary: this waits.")
                if services.diary.in_place()
                else t("The diary's file is away: this waits.")
            )
            words = f"{words} {waits}"
        self._app.shown.say(words, undo)

    def _say_waiting(self) -> None:
        """Tell that something waits, where whatever was done has not said it itself."""
        services, pages = self._app.services, self._app.shown.pages
        if services is not None and services.waiting and not (pages is not None and pages.said):
            self.say(self._app.environment.words().t("Not saved yet."))

    def _say_saved(self) -> None:
        """Have shown what stands in the diary now; the way back stays open."""
        if self._app.services is None or self._app.services.waiting:
            return
        self.saved.emit()
        if (pages := self._app.shown.pages) is not None:
            pages.tell(self._app.environment.words().t("Saved: the diary is free again."), pages.action)
