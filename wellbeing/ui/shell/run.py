"""Starts Qt, one instance for each diary, and the outer door for what nobody expected."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from wellbeing.domain.problems import Problem, Refused
from wellbeing.system.files import FileTrouble, private_folder
from wellbeing.system.instance.single_instance import ask_first, claim
from wellbeing.ui.shell.application import Application

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment
    from wellbeing.ui.shell.reminder_driver import DesktopSources

LOG_BYTES, LOG_FILES = 200_000, 2
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
    qt = QApplication(["wellbeing"])
    qt.setApplicationName("wellbeing")
    qt.setDesktopFileName("wellbeing")
    app = Application(qt, environment, open_services, outside, own)
    sys.excepthook = ExceptHook(app)
    QTimer.singleShot(500, partial(keep_log, environment))
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
        self, kind: type[BaseException], _trouble: BaseException, trace: TracebackType | None
    ) -> None:
        """Take an exception that nobody caught."""
        place = ""
        while trace is not None:
            code = trace.tb_frame.f_code
            place, trace = f"{Path(code.co_filename).name}:{trace.tb_lineno}", trace.tb_next
        import logging

        logging.getLogger("wellbeing").error("unexpected %s at %s", kind.__name__, place)
        self._app.say_unexpected()


def keep_log(environment: Environment) -> None:
    """Write a small private log: what failed and where, never a note, a mood, a name or a figure."""
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        private_folder(environment.folders.logs)
        handler = RotatingFileHandler(
            environment.folders.logs / "wellbeing.log",
            maxBytes=LOG_BYTES,
            backupCount=LOG_FILES,
            encoding="utf-8",
            delay=True,
        )
    except (FileTrouble, OSError):
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger("wellbeing").addHandler(handler)
