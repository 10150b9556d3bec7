"""Starts Qt, one instance for each diary, and the outer door for what nobody expected."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, NoReturn

from wellbeing.domain.problems import Problem, Refused
from wellbeing.system.files import FileTrouble
from wellbeing.ui.shell.single_instance.second_start import PATIENCE_S, NoAnswer, request_now

# Whatever has to do with windows is imported by the function that needs it: a start that fails needs none.
if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QLockFile
    from PySide6.QtWidgets import QApplication

    from wellbeing.paths import Folders
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment
    from wellbeing.ui.look.paper import Paper
    from wellbeing.ui.shell.application import Application
    from wellbeing.ui.shell.first_window import FirstWindow
    from wellbeing.ui.shell.reminder_driver import DesktopSources

NO_ANSWER_EXIT = 1
NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run_app(
    folders: Folders,
    open_environment: Callable[[], Environment],
    open_services: Callable[..., Services],
    outside: Callable[[], DesktopSources],
    word: str,
    asked_in_vain: bool = False,
) -> int:
    """Run the app until it is quit; a second start hands over its word and returns, its settings unread.

    Returns 1 when the first does not answer, after one line on stderr; one that was `asked_in_vain` before this is not
    waited for again.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in NO_DISPLAY):
        raise Refused(Problem("display", "problem.no_display"))
    runtime = folders.runtime
    gc.disable()  # until GarbageCollector takes over: what is imported now stays
    from wellbeing.ui.quick_enums import make_enums_quickly
    from wellbeing.ui.source_reading import no_source_found, stop_reading_sources
    from wellbeing.ui.unread_support import read_support_later

    make_enums_quickly()
    with no_source_found():
        read_support_later()  # before Qt is imported
    stop_reading_sources()  # before whatever else is imported
    from wellbeing.system.log.log_file import keep_log
    from wellbeing.ui.shell.single_instance.lock import claim_or_ask

    keep_log(folders.logs)  # opened only when something goes into it
    own = cache(open_environment)  # read after the first painting, where that can do without
    try:
        lock = claim_or_ask(runtime, request_now(word), 0.0 if asked_in_vain else PATIENCE_S)
    except NoAnswer:
        return _say_no_answer(own())
    except (FileTrouble, OSError) as trouble:
        from wellbeing.services.disk_problems import problem_of

        # Who starts it from a menu reads no stderr: the window says it, with the help within reach.
        return _run_window(runtime, own, partial(refuse, problem_of(trouble)), outside, None, word)
    if lock is None:
        return 0
    return _run_window(runtime, own, open_services, outside, lock, word)


def _run_window(
    runtime: Path,
    own: Callable[[], Environment],
    open_services: Callable[..., Services],
    outside: Callable[[], DesktopSources],
    lock: QLockFile | None,
    word: str,
) -> int:
    from PySide6.QtWidgets import QApplication

    from wellbeing.ui.garbage import GarbageCollector
    from wellbeing.ui.look.style import STYLE, note_style
    from wellbeing.ui.shell.app_start import AppStart
    from wellbeing.ui.shell.qt_messages import qt_messages_logged

    def make(first: FirstWindow | None) -> Application:
        from wellbeing.ui.shell.application import Application
        from wellbeing.ui.shell.renewal import handed_over

        return Application(qt, own(), open_services, outside, lock, handed_over(), first)

    # Half of an icon's arc is too little for a thread of its own: two began for it, woke each other, and ended.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    with qt_messages_logged():
        qt = QApplication(["wellbeing", *STYLE])
        note_style(qt)
        qt.setApplicationName("wellbeing")
        qt.setDesktopFileName("wellbeing")
        GarbageCollector(qt)
        start = AppStart(make, word, None if word == "tray" else _first_window(runtime, qt, own))
        start.begin()
        status = qt.exec()
        if start.trouble is not None:
            raise start.trouble
        if start.handover is not None:
            from wellbeing.ui.shell.renewal import renew

            renew(start.handover)
        return status


def _first_window(runtime: Path, qt: QApplication, own: Callable[[], Environment]) -> FirstWindow:
    from wellbeing.ui.shell.first_window import FirstWindow

    def wanted() -> Paper:
        from wellbeing.ui.look.paper import paper_of
        from wellbeing.ui.shell.theme_manager import ThemeManager

        return paper_of(ThemeManager(qt, own()).theme)

    return FirstWindow(runtime, wanted)


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
