"""What stands in place of figures and notes while somebody else may look."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.labels import label


class Curtain(Card):
    """Says that something is hidden and how it comes back; nothing of the person's days stands in it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(Icon("eye", "accent", 20, 40))
        line.addWidget(label(words, "soft", wrap=True), 1)
        self.rows.addLayout(line)
        self.hide()
