"""Rows of a sign with a title and a line or two under it, and a strip of them that stands as it finds room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.draw import height_of
from wellbeing.ui.widgets.labels import ReadingText, label


class IconRow(QWidget):
    """A sign, a title, and what is to be said about it."""

    def __init__(
        self,
        sign: str,
        title: str,
        body: str,
        ink: str = "accent_ink",
        role: str = "",
        reads: tuple[str, str] = ("small_pt", "ink_soft"),
        parent: QWidget | None = None,
    ) -> None:
        """`ink` is the sign's colour role, `role` the title's in the style sheet, `reads` size and ink of the body."""
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        mark = Icon(sign, ink, current_theme().px("icon"))
        beside = QVBoxLayout()
        beside.addSpacing(max(0, (height_of(self.font()) - mark.sizeHint().height()) // 2))
        beside.addWidget(mark)
        beside.addStretch(1)
        line.addLayout(beside)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = label(title, role, wrap=True)
        self.body = ReadingText(body, *reads)
        words.addWidget(self.title)
        words.addWidget(self.body)
        line.addLayout(words, 1)
        self.setAccessibleName(title)


class IconStrip(Card):
    """Rows side by side on one card; one below the other where the page is narrow."""

    def __init__(self, rows: Sequence[IconRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(current_theme().px("card_pad"))
        for row in rows:
            self._box.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(self._box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement for this width."""
        narrow = not layout_of(self).two_columns
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        super().resizeEvent(event)
