"""Imports in a thread that leave the interpreter to the window's thread again and again."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from types import ModuleType

MOST_S = 0.01


class _Pauses(MetaPathFinder):
    """Finds nothing: asked before each module of its thread, it rests for as long as the one before took."""

    def __init__(self) -> None:
        self._thread, self._worked = threading.get_ident(), time.thread_time()

    def find_spec(
        self, _name: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> None:
        """Rest, in its own thread alone."""
        if threading.get_ident() == self._thread:
            time.sleep(min(time.thread_time() - self._worked, MOST_S))
            self._worked = time.thread_time()


@contextmanager
def giving_way() -> Iterator[None]:
    """Import with pauses meanwhile, where nobody waits for it.

    A hundred modules in a row keep the interpreter for 100 ms, and the window's thread asks for it at each call into
    Qt: 5 ms of its work took 130.
    """
    pauses = _Pauses()
    sys.meta_path.insert(0, pauses)
    try:
        yield
    finally:
        sys.meta_path.remove(pauses)
