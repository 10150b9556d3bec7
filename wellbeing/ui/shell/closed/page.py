"""What the window shows when the diary can't be opened, or its file is taken away: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.middle_area import MiddleArea

GAP, WIDEST = 8, 560


@dataclass(frozen=True, slots=True)
class WayOut:
    """One thing that can be done beside trying again."""

    words: str
    go: Callable[[], object]


class ClosedDiary(QWidget):
    """One calm card; help stays within reach."""

    retry_asked = Signal()
    help_asked = Signal()

    def __init__(
        self,
        title: str,
        words: str,
        t: Callable[[str], str],
        ways: Sequence[WayOut] = (),
        *,
        again: bool = True,
    ) -> None:
        super().__init__()
        card = Card()
        card.head(title)
        card.rows.addWidget(label(words, wrap=True))
        help_me = button(t("Someone to talk to · F1"), "quiet")
        help_me.clicked.connect(self.help_asked)
        if ways:
            card.rows.addSpacing(GAP)
        for way in ways:
            other = button(way.words)
            other.clicked.connect(way.go)
            card.rows.addWidget(other)
        foot = QWidget()
        row = FlowLayout(foot, gap=GAP)
        if again:
            try_again = button(t("Try again"), "primary")
            try_again.clicked.connect(self.retry_asked)
            row.addWidget(try_again)
        row.addWidget(help_me)
        card.rows.addWidget(foot)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(MiddleArea(card, WIDEST))
