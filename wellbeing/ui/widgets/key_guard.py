"""Keeps a card that has just appeared from taking a key that was meant for something else."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

DEAF_MS = 2_000
KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class KeyGuard(QObject):
    """Swallows keys on the buttons of a card for two seconds; the mouse always works."""

    def __init__(self, card: QWidget, deaf_ms: int = DEAF_MS) -> None:
        super().__init__(card)
        self._deaf_ms = deaf_ms
        self._since = QElapsedTimer()
        self._since.start()
        for button in card.findChildren(QAbstractButton):
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a key while the card is new."""
        if event.type() in KEYS and self._since.elapsed() < self._deaf_ms:
            return True
        return super().eventFilter(watched, event)
