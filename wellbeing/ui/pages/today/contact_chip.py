"""The contact's chip: how long the open one has gone on and what waits for its end; else the way to begin one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Icon
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.plain_text import set_tip

SOON_MIN = 30.0  # a break this near waits for the contact's end
KEYS = "Ctrl+J"


class ContactChip(QWidget):
    """Its seconds tick only while somebody can see them."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        t = ctx.t
        self.begin = button(t("A contact starts"), "quiet", "phone")
        self.over = button(t("It's over"), "quiet", small=True)
        for part in (self.begin, self.over):
            set_tip(part, KEYS)
            part.clicked.connect(ctx.navigator.turn_contact)
        self._words = label("", "small")
        self._pill = QFrame()
        self._pill.setProperty("role", "chip")
        inside = QHBoxLayout(self._pill)
        inside.setContentsMargins(12, 1, 2, 1)
        inside.setSpacing(8)
        for widget in (Icon("phone", "notice", size=16), self._words, self.over):
            inside.addWidget(widget)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.begin)
        line.addWidget(self._pill)
        self._pill.hide()  # until a contact is open: its words would make the page wider than a narrow window
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._tick)
        self._open = self._short = False

    def set_short(self, short: bool) -> None:
        """Say no more than the time and that something waits, where the row is short of room."""
        self._short = short
        self._tick()

    def set_bare(self, bare: bool) -> None:
        """Leave out the sign before the words, where there is room for neither more nor less than these."""
        self.begin.show_as(self.begin.text(), "" if bare else "phone")

    def spare(self) -> int:
        """Return how many px more it may come to take: a row that makes room for them need not move later."""
        t = self._ctx.t
        words = "00:00 · " + t("waits") if self._short else t("In a contact {time}").format(time="00:00")
        words += "" if self._short else " · " + t("the break waits")
        grows = QFontMetrics(self._words.font()).horizontalAdvance(words) - self._words.sizeHint().width()
        widest = max(self.begin.sizeHint().width(), self._pill.sizeHint().width() + grows)
        return max(0, widest - self.sizeHint().width())

    def refresh(self) -> None:
        """Show whether a contact is open."""
        self._open = bool(self._ctx.services.contacts.open_ones())
        self.begin.setVisible(not self._open)
        self._pill.setVisible(self._open)
        self._tick()
        self._run()

    def showEvent(self, event: QShowEvent) -> None:
        """Tick again."""
        self._run()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tick for nobody."""
        self._timer.stop()
        super().hideEvent(event)

    def _run(self) -> None:
        if self._open and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _tick(self) -> None:
        ctx = self._ctx
        open_ones = ctx.services.contacts.open_ones() if self._open else []
        if not open_ones:
            return
        seconds = max(0, int((ctx.services.clock.now() - open_ones[0].started).total_seconds()))
        time = f"{seconds // 60:02d}:{seconds % 60:02d}"
        words = time if self._short else ctx.t("In a contact {time}").format(time=time)
        if len(open_ones) > 1:
            words += f" · {len(open_ones)}"
        coming = ctx.services.reminders.next_break()
        if coming is not None and coming.minutes_left <= SOON_MIN:
            words += " · " + (ctx.t("waits") if self._short else ctx.t("the break waits"))
        self._words.setText(words)
