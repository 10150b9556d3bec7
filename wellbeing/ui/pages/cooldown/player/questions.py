"""The player's quiet screens: the safety words, and the one question before and after an exercise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.stress_scale import StressScale

TEN_WITHIN_MS = 600
WIDEST = 680
_GO_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SafetySheet(QWidget):
    """The safety words before the first breath, and again whenever they are asked for."""

    read = Signal()

    def __init__(self, title: str, lines: Sequence[str], agree: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addStretch(1)
        card = Card(self)
        card.rows.setSpacing(12)
        card.rows.addWidget(label(title, "question", wrap=True))
        for line in lines:
            card.rows.addLayout(_with_dot(line))
        self.agree = button(agree, "primary")
        self.agree.setProperty("large", "true")
        self.agree.clicked.connect(self.read)
        card.rows.addSpacing(4)
        card.rows.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(_centred(card))
        column.addStretch(2)
        self.setFocusProxy(self.agree)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use Space or Enter as agreement; return whether the key meant something here."""
        if event.key() in _GO_ON and not event.isAutoRepeat():
            self.read.emit()
        return event.key() in _GO_ON


class AskSheet(QWidget):
    """Some words to read, then stress 0-10 in one key, or none: Space and Enter go on without."""

    answered = Signal(int)
    passed = Signal()

    def __init__(
        self, question: str, anchors: Mapping[int, str], go_on: str, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(TEN_WITHIN_MS)
        self._settle.timeout.connect(self.go_on)
        self.lead = label("", "question", wrap=True)
        self.text, self.claim = ReadingText("", "lead_pt"), ReadingText("", "small_pt", "ink_soft")
        self.scale = StressScale(anchors, question, compact=True, ten_within_ms=TEN_WITHIN_MS)
        self.scale.chosen.connect(self._chosen)
        self.button = button(go_on, "primary")
        self.button.setProperty("large", "true")
        self.button.clicked.connect(self.go_on)
        self._lay_out(question, hint)
        self.setFocusProxy(self.button)

    def ask(self, lead: str, text: str = "", claim: str = "") -> None:
        """Show these words with nothing answered."""
        for part, words in ((self.lead, lead), (self.text, text), (self.claim, claim)):
            part.setText(words)
            part.setVisible(bool(words))
        self.scale.set_value(None)

    def go_on(self) -> None:
        """Go on with the answer given, or without one."""
        self._settle.stop()
        value = self.scale.value()
        if value is None:
            self.passed.emit()
        else:
            self.answered.emit(value)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a digit to answer, Space and Enter to go on; return whether the key meant something here."""
        if event.key() in _GO_ON:
            if not event.isAutoRepeat():
                self.go_on()
            return True
        return self.scale.take_key(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no timer behind."""
        self._settle.stop()
        super().hideEvent(event)

    def _chosen(self, value: int) -> None:
        """Go on at once; after a 1 only when no 0 followed that would make it ten."""
        if value == 1:
            self._settle.start()
        else:
            self.go_on()

    def _lay_out(self, question: str, hint: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addStretch(1)
        card = Card(self)
        card.rows.setSpacing(12)
        for part in (self.lead, self.text, self.claim):
            card.rows.addWidget(part)
        card.rows.addSpacing(8)
        card.rows.addWidget(label(question, "heading", wrap=True))
        card.rows.addWidget(self.scale)
        card.rows.addSpacing(4)
        card.rows.addWidget(_button_and_hint(self.button, hint))
        column.addLayout(_centred(card))
        column.addStretch(2)


def _centred(card: Card) -> QHBoxLayout:
    """Return the card in the middle, no wider than reads well."""
    card.setMaximumWidth(round(WIDEST * current_theme().text_scale))
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(card, 100)
    line.addStretch(1)
    return line


def _button_and_hint(go_on: QWidget, hint: str) -> QWidget:
    holder = QWidget()
    line = FlowLayout(holder, gap=12)
    line.addWidget(go_on)
    words = label(hint, "caption")
    words.setMinimumHeight(go_on.sizeHint().height())
    line.addWidget(words)
    return holder


def _with_dot(words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(Icon("shield", "accent_ink", size=18), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(ReadingText(words), 1)
    return line
