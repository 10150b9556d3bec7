"""Cards with one message: a missed reminder, a suggestion, and the place where something will be later."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_row
from wellbeing.ui.widgets.side_by_side import SideBySide


class ReminderCard(Card):
    """One line about a reminder that was missed or moved: what and why, and two quiet answers."""

    accepted = Signal()
    declined = Signal()

    def __init__(
        self, words: str, accept: str, decline: str, sign: str = "bell", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, compact=True)
        self._yes, self._no = button(accept, "quiet"), button(decline, "leave")
        self._yes.clicked.connect(self.accepted)
        self._no.clicked.connect(self.declined)
        self.rows.setContentsMargins(16, 7, 10, 7)
        line = _with_sign(Icon(sign, "notice"), label(words, wrap=True), 10)
        self.rows.addWidget(SideBySide(line, in_a_row(self._yes, self._no, gap=4)))
        self.setAccessibleName(words)


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
        below = FlowLayout(gap=12, line_gap=0)
        link = button(why, "link")
        below.addWidget(label(reason, "caption"))
        below.addWidget(link)
        column.addLayout(below)
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
