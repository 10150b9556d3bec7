"""What stands in place of the controls while an exercise pauses: go on, from the start, end here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.flow_layout import FlowLayout


class PausedRow(QWidget):
    """Three answers to a pause."""

    gone_on = Signal()
    restarted = Signal()
    ended = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go_on = button(ctx.t("Go on"), "primary", "play")
        self.restart = button(ctx.t("From the start"))
        self.end = button(ctx.t("End here"))
        line = FlowLayout(self, gap=10)
        for answer, told in (
            (self.go_on, self.gone_on),
            (self.restart, self.restarted),
            (self.end, self.ended),
        ):
            answer.clicked.connect(told)
            line.addWidget(answer)
        self.setFocusProxy(self.go_on)
