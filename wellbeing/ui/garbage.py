"""Collects Python's cyclic garbage in the window's thread alone, between two turns of the event loop."""

from __future__ import annotations

import gc
import sys
import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

START_MS = 1_000
"""Nothing is collected amid a start: what that makes is there to stay."""
YOUNG, OLD = 1, 2
LONG_S = 0.01
"""A whole collection that took longer is not to look through the same again."""


class GarbageCollector(QObject):
    """Stands in for Python's own collector while Qt runs.

    Python collects wherever an allocation tips the count: in the thread that fetches the charts, or in the middle
    of a style sheet that Qt is putting on. A window that is garbage by then would be deleted there, under Qt's
    feet. So the automatic collector is off, and the same counts are looked at when the event loop is about to
    rest. It costs no timer, and no thread ever deletes a widget.

    All that lives takes 60 ms to look through. So what has stayed is set apart, and is looked through only while no
    window is seen.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._modules = 0
        gc.disable()
        self._set_apart()
        QTimer.singleShot(START_MS, self, self._begin)

    def _begin(self) -> None:
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self.collect)

    def collect(self) -> None:
        """Collect the oldest generation whose count has passed Python's own threshold."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (OLD, YOUNG, 0):
            if limits[generation] and counts[generation] > limits[generation]:
                if generation == OLD:
                    self._collect_old()
                else:
                    gc.collect(generation)
                return

    def _collect_old(self) -> None:
        if not is_any_seen():
            gc.unfreeze()
            gc.collect()
            self._set_apart()
        elif len(sys.modules) != self._modules:  # most of what is new was imported, and stays
            gc.collect(YOUNG)
            self._set_apart()
        else:
            begun = time.thread_time()
            gc.collect()
            if time.thread_time() - begun > LONG_S:
                self._set_apart()

    def _set_apart(self) -> None:
        """Look through all that is there by now no more."""
        gc.freeze()
        self._modules = len(sys.modules)


def is_any_seen() -> bool:
    """Tell whether any window is there for a person: a minimised one is, the icon in an older tray is none.

    By windows, not by widgets: to list these, PySide wraps them all, which took 9 ms and 1.3 MiB of the tray's memory.
    """
    from PySide6.QtGui import QGuiApplication

    return any(window.isVisible() for window in QGuiApplication.topLevelWindows())
