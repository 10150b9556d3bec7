"""The small always-there window for desktops without a tray: the ring, a way to check in, and why it is here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.widgets.break_ring import BreakRing
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import label


class MiniWindow(QWidget):
    """Stands in for the tray; it takes no focus when it opens."""

    check_in_asked = Signal(str)
    open_asked = Signal()
    quit_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle("wellbeing")
        self._ctx = ctx
        self._ring = BreakRing(40)
        check_in, main = button(ctx.t("Check in"), "primary"), button(ctx.t("Open"), "secondary")
        check_in.clicked.connect(self._check_in)
        main.clicked.connect(self.open_asked)
        leave = button(ctx.t("Quit"), "quiet")
        leave.clicked.connect(self.quit_asked)
        row = QHBoxLayout()
        for widget in (self._ring, check_in, main, leave):
            row.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.addLayout(row)
        rows.addWidget(label(ctx.t("This desktop has no tray, so the app waits here."), "caption", wrap=True))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay when a person closes it, for nothing else leads back to the app; the end of the app closes it."""
        event.setAccepted(not event.spontaneous())

    def refresh(self) -> None:
        """Show the time to the next break."""
        coming = self._ctx.services.reminders.next_break()
        self._ring.set_gone(coming.fraction if coming else 0.0)

    def _check_in(self) -> None:
        self.check_in_asked.emit("me")
