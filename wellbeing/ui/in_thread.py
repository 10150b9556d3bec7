"""Work beside the window: in a thread that holds up no exit, answered in the window's thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)


class _Relay(QObject):
    """Carries answers from threads into the window's thread; it lives as long as the process.

    A thread must never touch a widget: the one that asked may be deleted at that very moment, and whoever lets go of
    a widget last deletes it. So a thread touches this object alone, and what it worked with is kept here until the
    thread has ended.
    """

    answered = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[threading.Thread, Callable[[], object]] = {}
        self.answered.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    def keep(self, thread: threading.Thread, work: Callable[[], object]) -> None:
        """Hold what a thread works with, so that nothing of it is let go of there."""
        self._kept[thread] = work

    def _hand_on(self, thread: threading.Thread, tell: Callable[[Any], object], answer: object) -> None:
        thread.join()  # it has nothing left to do
        self._kept.pop(thread, None)
        with suppress(RuntimeError):  # whoever asked was closed meanwhile
            tell(answer)


@cache
def _relay() -> _Relay:
    return _Relay()


def in_thread(
    work: Callable[[], object], tell: Callable[[Any], object], otherwise: object, about: str
) -> threading.Thread:
    """Do `work` in a thread that holds up no exit; `tell` gets its answer in the thread of the window, which asks.

    Outer door of that thread: where the work fails, `about` and the way to the trouble stand in the log, never its
    text, and `otherwise` is told instead.
    """
    relay = _relay()

    def run() -> None:
        try:
            answer = work()
        except Exception as trouble:
            log.error(about, exc_info=trouble)
            answer = otherwise
        relay.answered.emit(thread, tell, answer)

    thread = threading.Thread(target=run, daemon=True, name=about)
    relay.keep(thread, work)
    thread.start()
    return thread
