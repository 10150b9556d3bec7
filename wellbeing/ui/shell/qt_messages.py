"""Qt's own warnings go to the log: which function of Qt complained and what we were doing, never the text."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from wellbeing.system.log.trail import way_here

LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
FUNCTION = re.compile(r"Q\w+(?:::\w+)*")
log = logging.getLogger(__name__)


@contextmanager
def qt_messages_logged() -> Iterator[None]:
    """Log Qt's warnings inside the block; Python must not be called by Qt once the block is left."""
    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Take one message of Qt's: into the log without its text, to a terminal as it is (and the last one anywhere)."""
    level = LEVELS.get(kind)
    if level is None:
        return
    said = FUNCTION.match(text)
    name = said.group() if said else "Qt"
    log.log(level, "%s (%s) at %s", name, context.category, way_here(sys._getframe(1)))  # noqa: SLF001
    if sys.stderr is not None and (level == logging.CRITICAL or sys.stderr.isatty()):
        sys.stderr.write(f"{text}\n")
