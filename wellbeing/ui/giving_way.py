"""Threads that leave the interpreter to the window's thread while that works too: they rest between two imports."""

from __future__ import annotations

import _imp
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

LEAST_S, MOST_S = 0.001, 0.01
"""So much work calls for a rest, and the longest rest for it."""
BUSY = 0.01
"""Others are at work from this share on: a thread that asks for the interpreter at every call into Qt gets no more."""


class _Work:
    """What a thread has worked since it last rested, and the others meanwhile."""

    def __init__(self) -> None:
        self._own = self._all = 0.0
        self._begin()

    def rest(self) -> None:
        """Rest for as long as it worked, where others are at work as well: else nobody gains by it."""
        own = time.thread_time() - self._own
        if own < LEAST_S:
            return
        if time.process_time() - self._all - own > own * BUSY:
            _rest(min(own, MOST_S))
        self._begin()

    def _begin(self) -> None:
        self._own, self._all = time.thread_time(), time.process_time()


def _rest(seconds: float) -> None:
    """Rest without the lock that Python holds while it asks a finder: another thread's imports would wait for it."""
    try:
        _imp.release_lock()
    except RuntimeError:  # whoever asks holds none
        time.sleep(seconds)
        return
    try:
        time.sleep(seconds)
    finally:
        _imp.acquire_lock()


class _Pauses:
    """Finds nothing: Python asks it before each module, and a thread that gives way rests.

    Once there it stays among the finders: taken away, it would hide the next one from a thread that is asking.
    """

    def __init__(self) -> None:
        self.threads: dict[int, _Work] = {}

    def find_spec(self, _name: str, _path: object, _target: object = None, /) -> None:
        """Rest, if the thread that imports gives way."""
        if (work := self.threads.get(threading.get_ident())) is not None:
            work.rest()


_PAUSES = _Pauses()


@contextmanager
def giving_way() -> Iterator[None]:
    """Import with pauses while others are at work.

    A hundred modules in a row keep the interpreter for 100 ms, and the window's thread asks for it at each call into
    Qt: 5 ms of its work took 130.
    """
    if _PAUSES not in sys.meta_path:
        sys.meta_path.insert(0, _PAUSES)
    _PAUSES.threads[threading.get_ident()] = _Work()
    try:
        yield
    finally:
        del _PAUSES.threads[threading.get_ident()]
