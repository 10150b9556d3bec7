"""One key between a page's list and what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

KEY = Qt.Key.Key_F6


class FocusTurn(QObject):
    """F6 takes the keyboard from the list to the content, and back."""

    def __init__(self, page: QWidget, choices: QWidget, content: QWidget) -> None:
        """Take the page in which the key works, its list and what the list chooses."""
        super().__init__(page)
        self._choices, self._content = choices, content
        shortcut = QShortcut(QKeySequence(KEY), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._turn)

    def _turn(self) -> None:
        focus, first = QApplication.focusWidget(), self._first()
        inside = focus is not None and self._content.isAncestorOf(focus)
        goal = self._choices if inside or first is None else first
        goal.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _first(self) -> QWidget | None:
        """Return where Tab would stop first in the content."""
        at = self._content.nextInFocusChain()
        while at is not None and at is not self._content:
            stops = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.isEnabled()
            if stops and at.isVisible() and self._content.isAncestorOf(at):
                return at
            at = at.nextInFocusChain()
        return None
