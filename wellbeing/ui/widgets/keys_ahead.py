"""Hands a card the keys that were pressed before it got the focus: whoever asks for a card by keys types on at once."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_MS = 2_000
KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class KeysAhead(QObject):
    """Watches while a card waits for the focus; a click anywhere, or two seconds, end the waiting.

    Until the desktop gives the focus over, keys still come to the window before: there a contact's figures would be
    taken for stress.
    """

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._since = QElapsedTimer()

    def expect(self) -> None:
        """Begin to watch: the card is about to be shown."""
        app = QApplication.instance()
        if app is not None and not self._card().isActiveWindow():
            self._since.start()
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn a key that reaches another window to the card."""
        card = self._card()
        kind, window = event.type(), card.windowHandle()
        there = watched is card and kind == QEvent.Type.WindowActivate
        app = QApplication.instance()
        if there or kind == QEvent.Type.MouseButtonPress or self._since.elapsed() > PATIENCE_MS:
            if app is not None:
                app.removeEventFilter(self)
        elif kind in KEYS and isinstance(watched, QWindow) and window is not None and watched != window:
            QCoreApplication.sendEvent(window, event.clone())
            return True
        return False

    def _card(self) -> QWidget:
        """Return the card; a reference of our own would keep it for ever."""
        return cast("QWidget", self.parent())
