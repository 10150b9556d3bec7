"""Cards with one message: a missed reminder, a suggestion, and the place where something will be later."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_row
from wellbeing.ui.widgets.side_by_side import SideBySide


class SuggestionCard(Card):
    """At most one suggestion: a question, why it helps, why it is shown, leave it or start."""

    started = Signal()
    left = Signal()
    why_asked = Signal()

    def __init__(
        self,
        question: str,
        reason: str,
        why: str,
        leave: str,
        start: str,
        sign: str = "wind",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, compact=True)
        self.rows.setContentsMargins(18, 14, 18, 14)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(question, "heading", wrap=True))
        link = button(why, "link")
        column.addWidget(label(reason, "caption", wrap=True))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        no, yes = button(leave, "leave"), button(start, "primary")
        link.clicked.connect(self.why_asked)
        no.clicked.connect(self.left)
        yes.clicked.connect(self.started)
        tile = Icon(sign, "accent_ink", size=20, tile=40)
        self.rows.addWidget(SideBySide(_with_sign(tile, words, 16), in_a_row(no, yes, gap=4), gap=16))
        self.setAccessibleName(question)


class EmptyState(QWidget):
    """Says what will be here and when, in one sentence, with at most one quiet button."""

    asked = Signal()

    def __init__(
        self, words: str, sign: str = "trends", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(Icon(sign), 0, Qt.AlignmentFlag.AlignHCenter)
        self.words = label(words, "soft", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        if action:
            ask = button(action, "quiet")
            ask.clicked.connect(self.asked)
            column.addWidget(ask, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setAccessibleName(words)


def _with_sign(sign: Icon, words: QWidget, gap: int) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    line.addWidget(sign)
    line.addWidget(words, 1)
    return holder


def answers(*buttons: QPushButton) -> QHBoxLayout:
    """Return a line of quiet buttons whose words stand flush with the text above them."""
    line = QHBoxLayout()
    line.setSpacing(22)
    for each in buttons:
        each.setProperty("flush", "true")
        line.addWidget(each)
    line.addStretch(1)
    return line
