"""When an entry was: now, unless the person opens the field and says another time."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.buttons import button

FORM = "yyyy-MM-dd HH:mm"
_ENDS = (
    2 * 33 + 14
)  # px: the style sheet's buttons at both ends, which leave no room without them, and the caret


class WhenField(QWidget):
    """A quiet word that opens a date and time; `moment()` is None while it is closed or left as it opened.

    None means now, or for an entry that is changed: its own moment, to the second.
    """

    changed = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._opened: QDateTime | None = None
        self._open = button(ctx.t("At another time"), "link")
        self._open.clicked.connect(self._open_field)
        self._field = QDateTimeEdit()
        self._field.setDisplayFormat(FORM)
        self._field.ensurePolished()
        digits = QFontMetricsF(self._field.font()).horizontalAdvance("0" * len(FORM))
        self._field.setMinimumWidth(round(digits + _ENDS * max(1.0, current_theme().text_scale)))
        self._field.setCalendarPopup(False)
        self._field.setAccessibleName(ctx.t("When it was"))
        self._field.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._open)
        row.addWidget(self._field)

    def moment(self) -> datetime | None:
        """Return the moment said, in UTC; None for now."""
        if self._field.isHidden() or self._field.dateTime() == self._opened:
            return None
        said: datetime = self._field.dateTime().toPython()  # type: ignore[assignment]
        return said.replace(tzinfo=self._ctx.services.clock.zone()).astimezone(UTC)

    def set_moment(self, moment: datetime | None) -> None:
        """Show a moment, or close the field for now."""
        self._field.setVisible(moment is not None)
        self._open.setVisible(moment is None)
        if moment is not None:
            local = self._ctx.local(moment)
            self._field.setDateTime(
                QDateTime(local.year, local.month, local.day, local.hour, local.minute, 0)
            )
            self._opened = self._field.dateTime()
        self.changed.emit()

    def _open_field(self) -> None:
        self.set_moment(self._ctx.services.clock.now())
        self._field.setFocus()
