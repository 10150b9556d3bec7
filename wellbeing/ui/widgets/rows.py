"""Widgets held together in a bare row or column, to be handed on as one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget


def in_a_row(*widgets: QWidget, gap: int) -> QWidget:
    """Return a widget that holds these side by side, `gap` px apart, with no margin of its own."""
    return _held(QHBoxLayout(), widgets, gap)


def in_a_column(*widgets: QWidget, gap: int) -> QWidget:
    """Return a widget that holds these one below the other, `gap` px apart, with no margin of its own."""
    return _held(QVBoxLayout(), widgets, gap)


def _held(layout: QBoxLayout, widgets: Iterable[QWidget], gap: int) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for each in widgets:
        layout.addWidget(each)
    return holder
