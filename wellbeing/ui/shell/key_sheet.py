"""The sheet of keys: every key of the app at a glance, in two columns; Esc or the same key closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.shell.shortcuts import GROUPS, PAGES_KEYS, Shortcut, keys_of
from wellbeing.ui.widgets.key_cap import KeyCap
from wellbeing.ui.widgets.labels import label

WIDTH, HEIGHT = 760, 520


class KeySheet(QDialog):
    """Calm and not modal; what it says is the map itself."""

    def __init__(self, t: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Keys at a glance"))
        sheet = QWidget()
        sheet.setProperty("role", "ground")
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(24, 22, 24, 22)
        columns.setSpacing(36)
        everywhere = (Shortcut(PAGES_KEYS, t("The pages, from Today to Settings")), *GROUPS[0][1])
        columns.addWidget(self._group(t(GROUPS[0][0]), everywhere), 1, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(24)
        for title, shortcuts in GROUPS[1:]:
            right.addWidget(self._group(t(title), shortcuts))
        right.addStretch(1)
        columns.addLayout(right, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.resize(self._fitting_size(sheet))
        QShortcut(QKeySequence(keys_of("keys")), self).activated.connect(self.close)

    def _fitting_size(self, sheet: QWidget) -> QSize:
        """Return all of it where the screen has the room, and never more than the screen."""
        scale = max(1.0, current_theme().text_scale)
        wanted = sheet.sizeHint() + QSize(16, 4)
        least = QSize(round(WIDTH * scale), round(HEIGHT * scale))
        return wanted.expandedTo(least).boundedTo(self.screen().availableGeometry().size() * 0.9)

    def _group(self, title: str, shortcuts: tuple[Shortcut, ...]) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(title, "question"), 0, 0, 1, 2)
        for row, shortcut in enumerate(shortcuts, 1):
            grid.addWidget(
                KeyCap(shortcut.keys), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(label(self._t(shortcut.word), "small", wrap=True), row, 1)
        return group
