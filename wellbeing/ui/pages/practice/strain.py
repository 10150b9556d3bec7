"""The weekly strain question: one gentle card once a week (E04)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.strain_question import LEVELS
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import WordButton, button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import label


class StrainCard(Card):
    """`answered` brings 1 to 5, or 0 for 'not this week'."""

    answered = Signal(int)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ctx.t
        question = t("In the past week, how worn out were you by work?")
        self.rows.addWidget(label(question, "heading", wrap=True))
        names = {1: t("not worn out at all"), 5: t("extremely worn out")}
        keys = QHBoxLayout()
        keys.setSpacing(8)
        self.keys: list[WordButton] = []
        for level in LEVELS:
            keys.addLayout(self._key(level, names.get(level, "")), 1)
        self.leave = button(t("Not this week"), "leave", small=True)
        self.leave.clicked.connect(self._leave)
        foot = QHBoxLayout()
        foot.addWidget(
            label(
                t("Once a week. Our own question: nobody has tested it, it diagnoses nothing."),
                "caption",
                wrap=True,
            ),
            1,
        )
        foot.addWidget(self.leave)
        self.rows.addLayout(keys)
        self.rows.addLayout(foot)
        self.setAccessibleName(question)

    def _key(self, level: int, name: str) -> QVBoxLayout:
        key = button(str(level))
        key.setAccessibleName(f"{level} {name}".strip())
        key.setObjectName(str(level))
        key.clicked.connect(self._press)
        self.keys.append(key)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(key)
        column.addWidget(label(name, "caption"))
        return column

    def _press(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.answered.emit(int(sender.objectName()))

    def _leave(self) -> None:
        self.answered.emit(0)
