"""A calm line about help (E51): it says where to turn, asks nothing, keeps nothing, and goes away for the day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.services import moment_state as present
from wellbeing.ui.context import Context
from wellbeing.ui.help.help_lines import where_to_turn
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import label


class SupportLine(QWidget):
    """Stands there while the diary gives a reason; that it was put away is remembered only while the app runs."""

    left = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._left_on: date | None = None
        t = ctx.t
        self.words = label(t("That is a lot to carry. Talking to someone can help."), "heading", wrap=True)
        told = label(t("This app tells nobody, so whether you call is up to you."), "soft", wrap=True)
        self.turn_to = label("", wrap=True)
        self.help, self.leave = button(t("Someone to talk to"), "secondary"), button(t("Not now"), "leave")
        self.help.clicked.connect(self._help)
        self.leave.clicked.connect(self._leave)
        answers = QWidget()
        flow = FlowLayout(answers, gap=8)
        flow.addWidget(self.help)
        flow.addWidget(self.leave)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.words)
        words.addWidget(self.turn_to)
        words.addWidget(told)
        words.addSpacing(6)
        words.addWidget(answers)
        line = QHBoxLayout()
        line.setSpacing(16)
        tile = Icon("heart", "accent_ink", size=20, tile=40)
        column = QVBoxLayout()
        column.addWidget(tile)
        column.addStretch(1)
        line.addLayout(column)
        line.addLayout(words, 1)
        card = Card(compact=True)
        card.rows.addLayout(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.setAccessibleName(self.words.text())
        self.hide()

    def refresh(self) -> None:
        """Stand there or not, as the diary says now."""
        self.setVisible(self.wanted())

    def wanted(self) -> bool:
        """Tell whether the diary gives a reason now, and it was not put away today."""
        services = self._ctx.services
        self.turn_to.setText(where_to_turn(self._ctx))
        return self._left_on != services.library.today() and present.names_help(services)

    def _help(self) -> None:
        self._ctx.navigator.open_help()

    def _leave(self) -> None:
        self._left_on = self._ctx.services.library.today()
        self.hide()
        self.left.emit()
