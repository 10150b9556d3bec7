"""Widgets held together in a bare row, to be handed on as one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget


def in_a_row(*widgets: QWidget, gap: int) -> QWidget:
    """Return a widget that holds these side by side, `gap` px apart, with no margin of its own."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for each in widgets:
        line.addWidget(each)
    return holder
