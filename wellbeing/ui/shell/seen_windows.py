"""Which of our windows a person may be looking at."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

ICON = "QSystemTrayIconSys"  # Qt's own window for an icon in an older tray


def is_seen(window: QWidget) -> bool:
    """Tell whether a window is there for a person; a minimised one is."""
    return window.isVisible() and window.metaObject().className() != ICON


def any_seen() -> bool:
    """Tell whether any of our windows is."""
    return any(map(is_seen, QApplication.topLevelWidgets()))
