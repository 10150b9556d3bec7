"""Starts Qt, one instance for each diary, and the outer door for what nobody expected."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from wellbeing.domain.problems import Problem, Refused
from wellbeing.system.files import FileTrouble
from wellbeing.ui.shell.single_instance.second_start import (
    NoAnswer,
    StartRequest,
    ask_at_once,
    deadline_from_now,
)

# A second start only hands over a word: whatever has to do with windows is imported after that.
if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

    from wellbeing.paths import Folders
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment
    from wellbeing.ui.shell.application import Application
    from wellbeing.ui.shell.reminder_driver import DesktopSources

NO_ANSWER_EXIT = 1
ACTIVATION = "XDG_ACTIVATION_TOKEN"
NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run_app(
    folders: Folders,
    open_environment: Callable[[], Environment],
    open_services: Callable[..., Services],
    outside: Callable[[], DesktopSources],
    word: str,
) -> int:
    """Run the app until it is quit; a second start hands over its word and returns, its settings unread.

    Returns 1 when the first does not answer, after one line on stderr.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in NO_DISPLAY):
        raise Refused(Problem("display", "problem.no_display"))
    runtime = folders.runtime
    asked = StartRequest(word, os.environ.get(ACTIVATION, ""))
    deadline = deadline_from_now()
    if ask_at_once(runtime, asked, deadline):
        return 0
    from wellbeing.system.log.log_file import keep_log
    from wellbeing.ui.shell.single_instance.lock import claim_or_ask

    keep_log(folders.logs)  # opened only when something goes into it
    environment = open_environment()

    try:
        lock = claim_or_ask(runtime, asked, deadline)
    except NoAnswer:
        return _say_no_answer(environment)
    except (FileTrouble, OSError) as trouble:
        from wellbeing.services.disk_problems import problem_of

        # Who starts it from a menu reads no stderr: the window says it, with the help within reach.
        return _run_window(environment, partial(refuse, problem_of(trouble)), outside, None, word)
    if lock is None:
        return 0
    return _run_window(environment, open_services, outside, lock, word)


def _run_window(
    environment: Environment,
    open_services: Callable[..., Services],
    outside: Callable[[], DesktopSources],
    lock: QLockFile | None,
    word: str,
) -> int:
    from wellbeing.ui.source_reading import stop_reading_sources

    stop_reading_sources()  # before whatever else is imported
    from PySide6.QtWidgets import QApplication

    from wellbeing.ui.garbage import GarbageCollector
    from wellbeing.ui.shell.application import Application
    from wellbeing.ui.shell.end_signals import EndSignals
    from wellbeing.ui.shell.qt_messages import qt_messages_logged
    from wellbeing.ui.shell.renewal import handed_over, renew
    from wellbeing.ui.spoken_roles import speak_roles

    handed = handed_over()
    with qt_messages_logged():
        qt = QApplication(["wellbeing"])
        qt.setApplicationName("wellbeing")
        qt.setDesktopFileName("wellbeing")
        speak_roles()
        GarbageCollector(qt)
        app = Application(qt, environment, open_services, outside, lock, handed)
        sys.excepthook = ExceptHook(app)
        signals = EndSignals(app)
        app.start(word)
        status = qt.exec()
        if app.renewal.handover is not None and not signals.heard:
            renew(app.renewal.handover)
        return status


def _say_no_answer(environment: Environment) -> int:
    from wellbeing.content.sentences import sentence

    line = sentence(Problem("instance", "problem.no_answer"), environment.words().t)
    sys.stderr.write(
        f"wellbeing: {line}\n".encode(sys.stderr.encoding, "backslashreplace").decode(sys.stderr.encoding)
    )
    return NO_ANSWER_EXIT


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
        from wellbeing.system.log.log_file import log_trouble

        log_trouble("unexpected", trouble)
        self._app.say_unexpected()
