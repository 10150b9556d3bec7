"""Cards with one message: a missed reminder, a suggestion, and the place where something will be later."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label


class SuggestionCard(Card):
    """At most one suggestion: a question, why it helps, start, put off where that can be, leave, why it is shown."""

    started = Signal()
    later = Signal()
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
        later: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, compact=True)
        self.rows.setContentsMargins(18, 12, 18, 12)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(question, "heading", wrap=True))
        column.addWidget(label(reason, "caption", wrap=True))
        self.why = IconButton("info", why)
        self.why.clicked.connect(self.why_asked)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(_with_sign(Icon(sign, "accent_ink", size=20, tile=40), words, 16), 1)
        top.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(top)
        self.rows.addWidget(self._answers(leave, start, later))
        self.rows.addStretch(1)
        self.setAccessibleName(question)

    def _answers(self, leave: str, start: str, later: str) -> QWidget:
        foot = QWidget()
        line = FlowLayout(foot, gap=4, line_gap=4)
        answers = [
            (start, "primary", self.started),
            (later, "leave", self.later),
            (leave, "leave", self.left),
        ]
        for word, role, told in answers:
            if word:
                answer = button(word, role)
                answer.clicked.connect(told)
                line.addWidget(answer)
        return foot


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
