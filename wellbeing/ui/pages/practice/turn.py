"""One turn of a scene: what the customer says now, the answers to pick from, and why each helps or falls short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wellbeing.domain.library.scene_play import shuffled
from wellbeing.domain.library.scenes import Turn
from wellbeing.ui.context import Context
from wellbeing.ui.pages.practice.answers import AnswerRow
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import ReadingText, label


class TurnCard(Card):
    """The answers of a turn in an order of the seed. `answered` brings the id of the one that was picked."""

    answered = Signal(str)

    def __init__(
        self, ctx: Context, turn: Turn, title: str, seed: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.turn, self.chosen = turn, ""
        self.rows.addWidget(label(title, "heading", wrap=True))
        self.said = QVBoxLayout()
        self.said.setSpacing(8)
        self.rows.addLayout(self.said)
        self.rows.addWidget(label(ctx.t("1, 2 or 3 picks one."), "caption", wrap=True))
        self.answers = [
            AnswerRow(ctx, number, choice) for number, choice in enumerate(shuffled(turn, seed), 1)
        ]
        for row in self.answers:
            row.picked.connect(self._pick)
            self.rows.addWidget(row)

    def hear(self, messages: Sequence[str]) -> None:
        """Show what the customer says now, in the place of what was said before."""
        while (item := self.said.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for message in messages:
            self.said.addWidget(_bubble(message))

    def pick(self, number: int) -> None:
        """Pick the answer with a number; a number that no answer has, or a second pick of it, does nothing."""
        if 1 <= number <= len(self.answers):
            self.answers[number - 1].pick.click()

    def _pick(self, choice: str) -> None:
        """Show why, for every answer: the one chosen, and the one that helps most."""
        self.chosen = choice
        for row in self.answers:
            row.show_why(row.choice.id == choice, row.choice.id == self.turn.best)
        self.answered.emit(choice)


def _bubble(message: str) -> QFrame:
    bubble = QFrame()
    bubble.setProperty("role", "well")
    inside = QVBoxLayout(bubble)
    inside.setContentsMargins(12, 8, 12, 8)
    inside.addWidget(ReadingText(message, "lead_pt"))
    return bubble
