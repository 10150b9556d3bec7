"""The sheet of keys: every key of the app at a glance, in columns; Esc or the same key closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.content.i18n import N_
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.shell.shortcuts import GROUPS, PAGES_KEYS, Shortcut, keys_of
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.key_cap import KeyCap
from wellbeing.ui.widgets.labels import label

COLUMN = 330  # px a column needs at 100 %
MOST = 3
SHARE = 0.9  # of the screen, at most
Group = tuple[str, tuple[Shortcut, ...]]


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
        scale = max(1.0, current_theme().text_scale)
        room = self.screen().availableGeometry().width() * SHARE
        for groups in spread(min(MOST, max(1, int(room / (COLUMN * scale))))):
            column = QVBoxLayout()
            column.setSpacing(24)
            for title, shortcuts in groups:
                column.addWidget(self._group(t(title), shortcuts))
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setAccessibleName(t("Keys at a glance"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        EdgeFade(scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.resize(self._fitting_size(sheet))
        QShortcut(QKeySequence(keys_of("keys")), self).activated.connect(self.close)

    def _fitting_size(self, sheet: QWidget) -> QSize:
        """Return all of it where the screen has the room, and never more than the screen."""
        wanted = sheet.sizeHint() + QSize(16, 4)
        return wanted.boundedTo(self.screen().availableGeometry().size() * SHARE)

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


def spread(count: int) -> list[list[Group]]:
    """Return the groups of keys in so many columns of about the same length, in their order."""
    (first, everywhere), *others = GROUPS
    pages = Shortcut(PAGES_KEYS, N_("The pages, from Today to Settings"))
    columns: list[list[Group]] = [[(first, (pages, *everywhere))]]
    rest = sum(len(keys) + 2 for _, keys in others)
    for title, keys in others:
        filled = sum(len(held) + 2 for _, held in columns[-1])
        if len(columns) < count and (len(columns) == 1 or filled >= rest / (count - 1)):
            columns.append([])
        columns[-1].append((title, keys))
    return columns
