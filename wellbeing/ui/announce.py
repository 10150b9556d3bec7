"""Says something to a screen reader that has not asked: after what it is saying now, and without taking the focus."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

_PROPERTY = "spoken_role"


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have a widget that Qt knows as another thing spoken as this; before it is first shown."""
    widget.setProperty(_PROPERTY, role.name)


def spoken_as(widget: QWidget) -> QAccessible.Role | None:
    """Return what a widget is to be spoken as; None for what Qt takes it for."""
    name = widget.property(_PROPERTY)
    return QAccessible.Role[name] if name else None


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say what a widget tells now, politely; called before it is shown, if it is not yet.

    The widget speaks as a notification.

    On Linux it is spoken as a notification that shows up, and Qt tells of each that is shown anew: Orca knows the event
    for announcements from version 45 on only, and would say it twice from then on.
    """
    widget.setAccessibleName(words)
    if sys.platform == "linux":
        if widget.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.ObjectShow))
    else:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
