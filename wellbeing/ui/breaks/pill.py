"""A break made small: a pill beside the tray with the ring, the time left, and I'm back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout

from wellbeing.domain.break_clock import BreakClock
from wellbeing.ui.breaks.words import clock, counted_up
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.break_ring import BreakRing
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.corner_window import CornerWindow
from wellbeing.ui.widgets.labels import label

_RING = 20


class BreakPill(CornerWindow):
    """A click opens the card again; the time goes on."""

    opened = Signal()
    back = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.t("On a break"), round_ends=True)
        self._ctx = ctx
        self._ring, self._words = BreakRing(_RING), label("", "heading")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.im_back = button(ctx.t("I'm back"), "quiet", small=True)
        self.im_back.clicked.connect(self.back)
        self.rows.setContentsMargins(12, 4, 8, 4)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._ring)
        line.addWidget(self._words)
        line.addWidget(self.im_back)
        self.rows.addLayout(line)

    def show_clock(self, now: BreakClock) -> None:
        """Show the time left, or what it is over."""
        left = clock(now.left) if now.left > 0 else f"+ {counted_up(now.over)}"
        self._words.setText(self._ctx.t("On a break · {time}").format(time=left))
        self._ring.set_gone(min(1.0, now.rested / now.planned))
        if self.isVisible():
            self.fit()

    def open(self) -> None:
        """Stand in the corner."""
        self.fit()
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the card again."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()
