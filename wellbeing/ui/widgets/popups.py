"""Windows that open over the app for a moment: round corners, no frame of the desktop's, never beyond the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def round_popup(popup: QWidget) -> None:
    """Let a menu or a list show the round corners that the style sheet gives it; before it is first shown."""
    flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
    popup.setWindowFlags(popup.windowFlags() | flags)
    popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
