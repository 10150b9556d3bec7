"""The time while the diary is open: what changes is told, what waits is saved, what goes on beside it is watched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.event_bus import Topic
from wellbeing.ui.shell.diary_app import DiaryApp
from wellbeing.ui.shell.tell_all import TellAll
from wellbeing.ui.shell.what_waits import WhatWaits

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.ui.board_tasks import BoardTasks
    from wellbeing.ui.shell.actions import AppActions
    from wellbeing.ui.shell.background import Background
    from wellbeing.ui.shell.closed_reasons import ClosedReasons
    from wellbeing.ui.shell.process_renewal import ProcessRenewal
    from wellbeing.ui.shell.reminder_driver import ReminderDriver
    from wellbeing.ui.shell.shown_view import ShownView
    from wellbeing.ui.shell.tray_if_any import TrayIfAny


class RunningApp(DiaryApp, Protocol):
    """What it needs of the application."""

    @property
    def actions(self) -> AppActions: ...  # noqa: D102
    @property
    def shown(self) -> ShownView: ...  # noqa: D102
    @property
    def tray(self) -> TrayIfAny: ...  # noqa: D102
    @property
    def board_tasks(self) -> BoardTasks: ...  # noqa: D102
    @property
    def reasons(self) -> ClosedReasons: ...  # noqa: D102
    @property
    def renewal(self) -> ProcessRenewal: ...  # noqa: D102
    @property
    def driver(self) -> ReminderDriver | None:
        """The reminders' driver; None until they run."""

    def say_problems(self, problems: Sequence[Problem | None]) -> None:
        """Say those that are there, where the pages are."""


class OpenTime(QObject):
    """Begins in two steps, for the reminders have to run in between; `stop` and `hear_no_more` end it."""

    def __init__(self, app: RunningApp, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self.background: Background | None = None
        self.tell_all = TellAll(app.environment.event_bus, self)
        self.tell_all.told.connect(self._show_anew)
        self.what_waits = WhatWaits(app, self)
        self.what_waits.saved.connect(self.tell_all.begin)

    def begin(self, services: Services) -> None:
        """Follow what changes, and save what waits."""
        services.event_bus.subscribe(self._on_topic)
        services.drafts.drop_old()
        self.what_waits.begin(services)

    def watch(self, services: Services, driver: ReminderDriver) -> None:
        """Look after the diary, the settings, the boards and the inbox."""
        self.background = self._new_background(services, driver)
        if self._app.shown.pages is not None:
            self.finish_view(services)

    def stop(self) -> None:
        """Watch no more, and save what can be saved."""
        if self.background is not None:
            self.background.stop()
            self.background = None
        self.what_waits.stop()

    def hear_no_more(self) -> None:
        """Follow the diary's changes no more."""
        self.tell_all.stop()
        self._app.environment.event_bus.unsubscribe(self._on_topic)

    def finish_view(self, services: Services) -> None:
        """Add to the pages what the first of them did not need, and say what the start has found."""
        from wellbeing.ui.shell.warm_up import WarmUp

        shown = self._app.shown
        shown.guard()
        if self.background is not None:
            language = self._app.environment.words().language
            self.background.add(WarmUp(shown.window, services, language, self))
        self._app.say_problems([*services.preferences.problems, shown.theme.problem, *notices(services)])

    def _new_background(self, services: Services, driver: ReminderDriver) -> Background:
        from wellbeing.ui.shell.background import Background

        background = Background(services, driver, self._app.board_tasks, self)
        background.changed.connect(self._heard_elsewhere)
        background.moved.connect(self._app.reasons.say_moved)
        background.back.connect(self._app.reasons.settle)
        background.inbox_filled.connect(self._take_inbox_in)
        background.pressed.connect(self._app.actions.do_act)
        background.wrong.connect(self._app.say_problems)
        background.begin()
        background.add(self._app.renewal.watch(driver))
        return background

    def _take_inbox_in(self) -> None:
        """Take in what a hook has left: it can't open a diary that a passphrase locks, also while it is open here."""
        if (services := self._app.services) is None:
            return
        try:
            taken, problems = services.take_inbox_in()
        except Refused as refused:
            taken, problems = 0, [refused.problem]
        self._app.say_problems(problems)
        if taken:
            self._heard_elsewhere()

    def _heard_elsewhere(self) -> None:
        self.tell_all.begin()
        if self._app.driver is not None:
            self._app.driver.catch_up()

    def _on_topic(self, topic: Topic) -> None:
        if topic is Topic.PREFERENCES and self._app.shown.has_aged():
            return
        if self.tell_all.is_busy:
            return  # the pages are read anew when all is told
        if (pages := self._app.shown.pages) is not None:
            pages.on_topic(topic)
        self._app.tray.refresh()

    def _show_anew(self) -> None:
        if (pages := self._app.shown.pages) is not None and self._app.services is not None:
            pages.show_anew()
        self._app.tray.refresh()


def notices(services: Services) -> list[Problem]:
    """Return what the diary has to tell once, as sentences are told."""
    try:
        return [Problem("diary", key) for key in services.take_notices()]
    except Refused:  # they can't be taken out just now: told at the next start
        return []
