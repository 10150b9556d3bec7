"""Scrolls to a widget, in whatever it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


def bring_in_sight(widget: QWidget) -> None:
    """Scroll every area around a widget so far that it is seen, with a little of what is beside it."""
    step = widget.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(widget)
        step = step.parentWidget()
