"""Erases everything while the app runs, in this order: pages, diary, tray, log; then what lies on the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from wellbeing.system.log.log_file import end_log, keep_log
from wellbeing.ui.shell.diary_app import DiaryApp

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.domain.problems import Problem
    from wellbeing.services.app_services import Services
    from wellbeing.ui.shell.actions import AppActions
    from wellbeing.ui.shell.closed.erasing import Erasing
    from wellbeing.ui.shell.open_time import OpenTime
    from wellbeing.ui.shell.shown_view import ShownView
    from wellbeing.ui.shell.single_instance.held_instance import HeldInstance
    from wellbeing.ui.shell.tray_if_any import TrayIfAny


class ErasableApp(DiaryApp, Protocol):
    """What the erasing needs of the application."""

    @property
    def actions(self) -> AppActions: ...  # noqa: D102
    @property
    def shown(self) -> ShownView: ...  # noqa: D102
    @property
    def tray(self) -> TrayIfAny: ...  # noqa: D102
    @property
    def instance(self) -> HeldInstance: ...  # noqa: D102
    @property
    def open_time(self) -> OpenTime: ...  # noqa: D102

    def let_go(self) -> None:
        """End all that the diary is open for."""

    def say_problems(self, problems: Sequence[Problem | None]) -> None:
        """Say those that are there, where the pages are."""


class EraseInside(QObject):
    """Holds the erasing from the first question on."""

    kept = Signal()  # nothing was erased: the diary can be opened again

    def __init__(self, app: ErasableApp, open_services: Callable[..., Services], parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._open_services = app, open_services

    @property
    def is_busy(self) -> bool:
        """Whether it is under way: the app may not end now."""
        return "erasing" in self.__dict__ and self.erasing.is_busy

    @cached_property
    def erasing(self) -> Erasing:
        """What asks, erases and shows what is left."""
        from wellbeing.ui.shell.closed.erasing import Erasing

        erasing = Erasing(self._app.environment, self._open_services, self)
        erasing.began.connect(self._take_pages_away)
        erasing.kept.connect(self._go_on)
        erasing.ended.connect(self._app.instance.end)
        erasing.said.connect(self._app.shown.show_instead)
        erasing.help_asked.connect(self._app.actions.open_help)
        return erasing

    def ask(self) -> None:
        """Show what would go, and ask."""
        if (problem := self.erasing.ask(self._app.shown.window)) is not None:
            self._app.say_problems([problem])

    def _take_pages_away(self) -> None:
        """Take the pages away; the diary is closed once they are gone, for they read it."""
        self._app.open_time.hear_no_more()
        self._app.actions.forget_cards()
        self._app.shown.wanted().destroyed.connect(self._erase)
        self._app.shown.empty()

    def _erase(self) -> None:
        """Hold nothing that would be written anew: no diary, no tray, no log."""
        self._app.let_go()
        self._app.tray.remove()
        end_log()
        self.erasing.go()

    def _go_on(self) -> None:
        keep_log(self._app.environment.folders.logs)
        self.kept.emit()
