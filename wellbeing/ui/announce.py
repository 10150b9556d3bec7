"""Says something to a screen reader that has not asked: after what it is saying now, and without taking the focus."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

NOTIFIES = "notifies"
"""The property of a widget that is spoken as a notification."""


def notifies(widget: QWidget) -> None:
    """Make a widget one that `announce` can speak; before it is first shown."""
    widget.setProperty(NOTIFIES, "true")


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say what a widget tells now, politely; called before it is shown, if it is not yet.

    On Linux it is spoken as a notification that shows up, and Qt tells of each that is shown anew: Orca knows the event
    for announcements from version 45 on only, and would say it twice from then on.
    """
    widget.setAccessibleName(words)
    if sys.platform == "linux":
        if widget.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.ObjectShow))
    else:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
