"""The calendar of Today: a month of the diary, beside the day in a wide window, else behind its title."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.month_calendar import MonthCalendar, MonthWords


def diary_calendar(ctx: Context) -> MonthCalendar:
    """Return a calendar that asks the diary which days have something on them."""
    t = ctx.t
    words = MonthWords(
        t("The month before"), t("The month after"), ctx.weekdays(), ctx.month, ctx.day, t("with entries")
    )
    return MonthCalendar(words, ctx.services.diary_days.filled)


class CalendarPopup(QFrame):
    """The calendar on a small sheet under the day's title; Esc or a click elsewhere puts it away."""

    picked = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "lifted")
        self.setAccessibleName(ctx.t("Choose a day"))
        self.setWindowTitle(ctx.t("Choose a day"))
        self.month = diary_calendar(ctx)
        self.month.picked.connect(self._pick)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.addWidget(self.month)

    def open(self, below: QPoint) -> None:
        """Stand below a point of the screen, with the focus on the chosen day."""
        self.setFixedWidth(current_theme().grown(300))
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = min(max(below.x(), room.left()), room.right() - self.width())
        self.move(x, min(below.y(), room.bottom() - self.height()))
        self.show()
        self.month.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: object) -> None:
        self.close()
        self.picked.emit(day)
