"""The head of the quick card: what to record and when; while an entry is changed, a strip that says which."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.widgets.cards import Icon
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label


class CardHead(QWidget):
    """Tabs or strip, the time at the right, and the way to put the card away."""

    picked = Signal(str)
    closed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        t = ctx.t
        self.tabs = RangeBar([("me", t("Me · M")), ("contact", t("A contact · C"))], t("What to record"))
        self.tabs.picked.connect(self.picked)
        self._when = label("", "caption")
        self._clock = Icon("clock", "accent_ink", size=16)
        self._new = self._row(18, (self.tabs, None, self._clock, self._when))
        self._title, self._day = label("", "strip_title"), label("", "caption")
        self._change = self._row(18, (Icon("edit", "accent_ink"), self._title, self._day, None))
        self._change.setProperty("role", "strip")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._new)
        whole.addWidget(self._change)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_new()

    def show_new(self) -> None:
        """Show the tabs."""
        self._change.hide()
        self._new.show()

    def show_change(self, time: str, day: str) -> str:
        """Show which entry is changed; returns its title."""
        title = self._ctx.t("Change {time}").format(time=time)
        self._title.setText(title)
        self._day.setText(day)
        self._new.hide()
        self._change.show()
        return title

    def show_when(self, time: str, words: str) -> None:
        """Show the time that is said, or the present one."""
        said = bool(time)
        ctx = self._ctx
        if not said:
            time, words = ctx.time(ctx.services.clock.now()), ctx.t("now")
        self._clock.setVisible(said)
        self._when.setText(" · ".join(filter(None, (time, words))))
        _wear(self._when, "accent" if said else "caption")

    def _row(self, side: int, widgets: tuple[QWidget | None, ...]) -> QFrame:
        row = QFrame()
        line = QHBoxLayout(row)
        line.setContentsMargins(side, 10, 10, 8)
        line.setSpacing(8)
        for widget in widgets:
            if widget is None:
                line.addStretch(1)
            else:
                line.addWidget(widget)
        close = IconButton("close", self._ctx.t("Put away"))
        close.clicked.connect(self.closed)
        line.addWidget(close)
        return row


def _wear(words: QLabel, role: str) -> None:
    from wellbeing.ui.look.theme import restyle

    if words.property("role") != role:
        words.setProperty("role", role)
        restyle(words)
