"""Tells a screen reader what Qt does not know: which words are headings, and which windows are dialogs."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QDialog, QLabel, QMainWindow, QMenu, QWidget

from wellbeing.ui.announce import spoken_as

HEADINGS = frozenset({"title", "question", "strip_title", "heading"})


class SpokenHeading(QAccessibleWidget):
    """A label that is a heading; its words may change."""

    def text(self, kind: QAccessible.Text) -> str:
        """Return the words of the label as its name."""
        words = self.object()
        if kind == QAccessible.Text.Name and isinstance(words, QLabel):
            return words.accessibleName() or words.text()
        return super().text(kind)


def speak_roles() -> None:
    """Begin; asked for nothing until a screen reader listens. An older PySide, which can't, keeps Qt's roles."""
    if hasattr(QAccessible, "installFactory"):
        QAccessible.installFactory(_spoken)


def _spoken(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what is spoken for a widget; None where Qt knows best. Qt asks once, for each class it is made of."""
    if isinstance(thing, QWidget) and (role := spoken_as(thing)) is not None:
        return QAccessibleWidget(thing, role)
    if isinstance(thing, QLabel):
        heading = thing.property("role") in HEADINGS
        return SpokenHeading(thing, QAccessible.Role.Heading) if heading else None
    if isinstance(thing, QWidget) and _is_card(thing):
        return QAccessibleWidget(thing, QAccessible.Role.Dialog)
    return None


def _is_card(widget: QWidget) -> bool:
    """Tell whether a window is a card that asks something: for a check-in, for a break."""
    return (
        widget.isWindow()
        and bool(widget.windowTitle())
        and not isinstance(widget, QDialog | QMainWindow | QMenu)
    )
