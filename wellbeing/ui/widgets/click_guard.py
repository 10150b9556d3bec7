"""Keeps a click that was meant for something else from pressing what has just come under the pointer."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

DEAF_MS = 300
_MOVES = (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class ClickGuard(QObject):
    """Swallows clicks for 0.3 s after its window came up, moved or grew."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._handle: QWindow | None = None
        self._since = QElapsedTimer()
        self._since.start()
        window.installEventFilter(self)
        self._watch_handle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what the window does, and swallow a click that comes too soon after."""
        kind = event.type()
        if watched is self._handle:
            return kind in _CLICKS and self._since.elapsed() < DEAF_MS
        if kind in _MOVES:
            self._since.restart()
            self._watch_handle()
        return False

    def _watch_handle(self) -> None:
        handle = cast("QWidget", self.parent()).windowHandle()  # a window made anew has another
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)
