"""Work beside the window: in a thread that holds up no exit, answered in the window's thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import cache, partial
from types import BuiltinMethodType, MethodType
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

Answer = TypeVar("Answer")
log = logging.getLogger(__name__)


class _Relay(QObject):
    """Carries answers from threads into the window's thread; it lives as long as the process.

    A thread must never touch a widget: the one that asked may be deleted at that very moment, and whoever lets go of
    a widget last deletes it. So a thread touches this object alone, and what it worked with is kept here until the
    thread has ended.
    """

    answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[threading.Thread, Callable[[], object]] = {}
        from PySide6.QtCore import Qt  # not before the first painting: with it some hundred enums are made

        self.answered.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    @property
    def kept(self) -> bool:
        """Whether anything is held for a thread."""
        return bool(self._kept)

    def keep(self, thread: threading.Thread, work: Callable[[], object]) -> None:
        """Hold what a thread works with, so that nothing of it is let go of there."""
        self._kept[thread] = work

    def others(self) -> list[threading.Thread]:
        """Return the threads that are at work, but for the one that asks."""
        return [thread for thread in list(self._kept) if thread is not threading.current_thread()]

    def _hand_on(self, thread: threading.Thread, tell: partial[object]) -> None:
        thread.join()  # it has nothing left to do
        self._kept.pop(thread, None)
        if is_there(tell):  # else whoever asked was closed meanwhile
            tell()


def is_busy() -> bool:
    """Tell whether a thread is at work, or its answer still on the way."""
    return _relay().kept


@cache
def _relay() -> _Relay:
    return _Relay()


def in_thread(
    work: Callable[[], Answer], tell: Callable[[Answer], object], otherwise: Answer, about: str
) -> threading.Thread:
    """Do `work` in a thread that holds up no exit; `tell` gets its answer in the thread of the window, which asks.

    Outer door of that thread: where the work fails, `about` and the way to the trouble stand in the log, never its
    text, and `otherwise` is told instead. `tell` is a method of the object that asks: where that is gone by then,
    nobody is told.
    """
    relay = _relay()

    def run() -> None:
        try:
            answer = work()
        except Exception as trouble:
            log.error(about, exc_info=trouble)
            answer = otherwise
        relay.answered.emit(thread, partial(tell, answer))

    thread = threading.Thread(target=run, daemon=True, name=about)
    relay.keep(thread, work)
    thread.start()
    return thread


def wait_for_others(seconds: float) -> None:
    """Wait in one thread until what goes on in the others is over, each at most so long."""
    for thread in _relay().others():
        thread.join(seconds)


def is_there(tell: Callable[..., object]) -> bool:
    """Tell whether whoever is to be told still exists: a page goes when the language changes."""
    method = tell.func if isinstance(tell, partial) else tell
    owner = method.__self__ if isinstance(method, MethodType | BuiltinMethodType) else None
    return not isinstance(owner, QObject) or isValid(owner)
