"""Starts Qt, one instance for each diary, and the outer door for what nobody expected."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtWidgets import QApplication

from wellbeing.domain.problems import Problem, Refused
from wellbeing.system.files import FileTrouble, private_folder
from wellbeing.system.instance.single_instance import ask_first, claim
from wellbeing.system.log.log_file import log_trouble
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.qt_messages import qt_messages_logged

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment
    from wellbeing.ui.shell.reminder_driver import DesktopSources

NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run_app(
    environment: Environment,
    open_services: Callable[[Environment], Services],
    outside: Callable[[], DesktopSources],
    word: str,
) -> int:
    """Run the app until it is quit; a second start hands its word to the first and returns at once."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in NO_DISPLAY):
        raise Refused(Problem("display", "problem.no_display"))
    try:
        private_folder(environment.folders.runtime)
        own = claim(environment.folders.runtime)
        if own is None:
            ask_first(environment.folders.runtime, word)
            return 0
    except (FileTrouble, OSError) as trouble:
        from wellbeing.services.disk_problems import problem_of

        # Who starts it from a menu reads no stderr: the window says it, with the help within reach.
        own, open_services = None, partial(refuse, problem_of(trouble))
    with qt_messages_logged():
        qt = QApplication(["wellbeing"])
        qt.setApplicationName("wellbeing")
        qt.setDesktopFileName("wellbeing")
        app = Application(qt, environment, open_services, outside, own)
        sys.excepthook = ExceptHook(app)
        app.start(word)
        return qt.exec()


def refuse(problem: Problem, _environment: Environment) -> NoReturn:
    """Stand in for opening the diary where the folder cannot be claimed; raises Refused."""
    raise Refused(problem)


class ExceptHook:
    """Logs where the unexpected happened, never what was in it, and says one calm sentence."""

    def __init__(self, app: Application) -> None:
        self._app = app

    def __call__(
        self, _kind: type[BaseException], trouble: BaseException, _trace: TracebackType | None
    ) -> None:
        """Take an exception that nobody caught."""
        log_trouble("unexpected", trouble)
        self._app.say_unexpected()
