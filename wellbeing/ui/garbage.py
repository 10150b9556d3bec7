"""Collects Python's cyclic garbage in the window's thread alone, between two turns of the event loop."""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

START_MS = 1_000
"""Nothing is collected amid a start: what that makes is there to stay."""


class GarbageCollector(QObject):
    """Stands in for Python's own collector while Qt runs.

    Python collects wherever an allocation tips the count: in the thread that fetches the charts, or in the middle
    of a style sheet that Qt is putting on. A window that is garbage by then would be deleted there, under Qt's
    feet. So the automatic collector is off, and the same counts are looked at when the event loop is about to
    rest. It costs no timer, and no thread ever deletes a widget.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # whatever has been imported by now stays, and is not looked through each time
        QTimer.singleShot(START_MS, self, self._begin)

    def _begin(self) -> None:
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self.collect)

    def collect(self) -> None:
        """Collect the oldest generation whose count has passed Python's own threshold."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if limits[generation] and counts[generation] > limits[generation]:
                gc.collect(generation)
                return
