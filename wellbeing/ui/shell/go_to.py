"""Go to: a few letters, Enter, and the page or the deed of that name is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.shell.shortcuts import EVERYWHERE

WIDTH, HEIGHT = 420, 380
LEFT_OUT = ("go_to",)
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Goal(NamedTuple):
    """Somewhere to go: a page by its key, or a deed by its name."""

    words: str
    keys: str
    page: str = ""
    deed: str = ""


def goals(t: Callable[[str], str]) -> tuple[Goal, ...]:
    """Return every page and every deed, with its keys."""
    pages = tuple(Goal(t(page.word), f"Ctrl+{number}", page=page.key) for number, page in enumerate(PAGES, 1))
    deeds = (Goal(t(entry.word), entry.keys, deed=entry.deed) for entry in EVERYWHERE)
    return (*pages, *(goal for goal in deeds if goal.deed not in LEFT_OUT))


class GoTo(QDialog):
    """A field and what it finds; Up and Down walk, Enter goes, Esc leaves."""

    picked = Signal(object)

    def __init__(self, t: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Go to …"))
        self._goals = goals(t)
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("A page, or what you want to do"))
        self.field.setAccessibleName(t("Go to …"))
        self.field.setProperty("large", "true")
        self.field.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Go to …"))
        self.list.itemClicked.connect(self._go)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 16)
        rows.addWidget(self.field)
        rows.addWidget(self.list)
        scale = max(1.0, current_theme().text_scale)
        self.resize(round(WIDTH * scale), round(HEIGHT * scale))
        self._fill("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk in the list from the field; Enter goes to what is chosen."""
        if event.key() in _WALKS:
            self.list.event(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _fill(self, words: str) -> None:
        asked = words.casefold().split()
        self.list.clear()
        for goal in self._goals:
            if all(part in goal.words.casefold() for part in asked):
                item = QListWidgetItem(f"{goal.words}   {goal.keys}")
                item.setData(Qt.ItemDataRole.UserRole, goal)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            goal = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            self.picked.emit(Goal(*goal))
