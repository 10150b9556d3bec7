"""The outermost door of a process: what nobody catches goes to the log, whichever thread it happens in."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from wellbeing.system.log.trail import place, type_of

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


def watch_for_trouble(folder: Callable[[], Path]) -> None:
    """Log what nobody catches from now on; `folder` is asked for the log's place when something fails.

    Python's own words, which quote the text, are then printed nowhere: many desktops keep what a program prints.
    """

    def write(about: str, trouble: BaseException | None) -> None:
        if isinstance(trouble, Exception):  # Ctrl+C and a plain exit are no trouble
            from wellbeing.system.log.log_file import keep_log, log_trouble

            keep_log(folder())
            log_trouble(about, trouble)

    def uncaught(_kind: type[BaseException], trouble: BaseException, _trace: TracebackType | None) -> None:
        write("unexpected", trouble)
        if sys.stderr is not None:
            sys.stderr.write(f"wellbeing: {short(trouble)}\n")

    def uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        write("unexpected in a thread", args.exc_value)

    def unraisable(args: UnraisableHookArgs) -> None:
        write("unexpected while something was cleared away", args.exc_value)

    sys.excepthook, threading.excepthook, sys.unraisablehook = uncaught, uncaught_in_thread, unraisable


def short(trouble: BaseException) -> str:
    """Return type and place of an error in one short line, never what it said."""
    trace = trouble.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = place(trace.tb_frame.f_code, trace.tb_lineno) if trace is not None else "nowhere"
    return f"{type_of(trouble)} at {where}"
