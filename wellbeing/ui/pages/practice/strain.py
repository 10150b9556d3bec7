"""The weekly strain question: one gentle card once a week (E04)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

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
        keys = QGridLayout()  # keys of one width, whatever their words
        keys.setHorizontalSpacing(8)
        keys.setVerticalSpacing(2)
        self.keys: list[WordButton] = []
        for level in LEVELS:
            keys.addWidget(self._key(level, names.get(level, "")), 0, level - 1)
            keys.setColumnStretch(level - 1, 1)
        self._name_ends(keys, names)
        self.leave = button(t("Not this week"), "leave", small=True)
        self.leave.setProperty("flush", "true")  # ends where the keys end
        self.leave.clicked.connect(self._leave)
        foot = QHBoxLayout()
        foot.setSpacing(22)
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

    def _key(self, level: int, name: str) -> WordButton:
        key = button(str(level))
        key.setAccessibleName(f"{level} {name}".strip())
        key.setObjectName(str(level))
        key.clicked.connect(self._press)
        self.keys.append(key)
        return key

    def _name_ends(self, keys: QGridLayout, names: dict[int, str]) -> None:
        """Write the words of the two ends under the halves of the row."""
        keys.addWidget(label(names[1], "caption"), 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        keys.addWidget(label(names[5], "caption"), 1, 3, 1, 2, Qt.AlignmentFlag.AlignRight)

    def _press(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.answered.emit(int(sender.objectName()))

    def _leave(self) -> None:
        self.answered.emit(0)
