"""The card of one of the three steps that answer an emotion (M311-M314)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.cues.answer_steps import CARE, CONFIRM, SOLVE, AnswerStep
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ReadingText, label


class StepCard(Card):
    """One of the three steps, with a phrase to begin from and a button to copy it."""

    copied = Signal(object)

    def __init__(self, ctx: Context, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, compact=True)
        self._ctx, t = ctx, ctx.t
        title, hint = {
            CONFIRM: (t("1. Confirm"), t("Name what you noticed. Listen first, don't defend.")),
            SOLVE: (t("2. Solve"), t("Something specific that can be done, and by when.")),
            CARE: (t("3. Care"), t("Sincere, in measure, and joined to an action.")),
        }[step]
        self.phrase = ReadingText("")
        self.copy = IconButton("copy", t("Copy"), "check", parent=self)
        self.copy.clicked.connect(self._copy)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "heading", wrap=True))
        words.addWidget(label(hint, "caption", wrap=True))
        top.addLayout(words, 1)
        top.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.setSpacing(6)
        self.rows.addLayout(top)
        self.rows.addWidget(self.phrase)
        self.setAccessibleName(title)

    def show_step(self, step: AnswerStep) -> None:
        """Show the sentence of a step."""
        self.phrase.setText(step.text)
        self.phrase.updateGeometry()
        self.show_copied(False)

    def show_copied(self, copied: bool) -> None:
        """Say on the button that this phrase is the one in the clipboard."""
        self.copy.setChecked(copied)
        self.copy.set_name(self._ctx.t("Copied") if copied else self._ctx.t("Copy"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.phrase.text())
        self.copied.emit(self)
