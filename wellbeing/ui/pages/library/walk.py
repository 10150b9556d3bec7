"""Through what was found by keys: Down and Up go from item to item, Enter copies it or opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from wellbeing.ui.soon import soon
from wellbeing.ui.widgets.in_sight import bring_in_sight


class ResultWalk(QObject):
    """`goals` gives the button of each item in order; `left` comes when one walks up beyond the first.

    `more` makes the next items, and tells whether there were any.
    """

    left = Signal()

    def __init__(
        self, results: QWidget, goals: Callable[[], Sequence[QAbstractButton]], more: Callable[[], bool]
    ) -> None:
        """Take the widget in which the arrows walk."""
        super().__init__(results)
        self._goals, self._more = goals, more
        for key, go in ((Qt.Key.Key_Down, self.go_on), (Qt.Key.Key_Up, self.go_back)):
            arrow = QShortcut(QKeySequence(key), results)
            arrow.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            arrow.activated.connect(go)

    def go_on(self) -> None:
        """Go to the next item; from elsewhere to the first."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the item before; beyond the first one the walk ends."""
        self._go(-1)

    def take(self) -> bool:
        """Press what has the focus, if it is an item's button."""
        goal = QApplication.focusWidget()
        return goal in self._goals() and self._press(goal)

    def take_first(self) -> bool:
        """Go to the first item and press it; False where there is none."""
        goals = self._goals()
        if goals:
            goals[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(goals) and self._press(goals[0])

    def _press(self, goal: QWidget | None) -> bool:
        if isinstance(goal, QAbstractButton):
            goal.click()
        return True

    def _go(self, step: int) -> None:
        goals = self._goals()
        focus = QApplication.focusWidget()
        at = next((place for place, goal in enumerate(goals) if _is_beside(goal, focus)), -1)
        to = at + step
        if to < 0:
            self.left.emit()
            return
        while to >= len(goals) and self._more():
            goals = self._goals()
        if to < len(goals):
            goals[to].setFocus(Qt.FocusReason.ShortcutFocusReason)
            card = goals[to].parentWidget() or goals[to]  # all of it, not only its button
            soon(card, partial(bring_in_sight, card))  # it may have no place yet


def _is_beside(goal: QWidget, focus: QWidget | None) -> bool:
    """Tell whether the focus is on this goal or on another mark of the same item."""
    item = goal.parentWidget()
    return goal is focus or (item is not None and focus is not None and item.isAncestorOf(focus))
