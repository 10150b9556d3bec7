"""When an entry was: now, unless the person opens the field and says another time."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button


class WhenField(QWidget):
    """A quiet word that opens a date and time; `moment()` is None while it is closed: that means now."""

    changed = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._open = button(ctx.t("At another time"), "link")
        self._open.clicked.connect(self._open_field)
        self._field = QDateTimeEdit()
        self._field.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._field.setCalendarPopup(False)
        self._field.setAccessibleName(ctx.t("When it was"))
        self._field.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        self._field.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._open)
        row.addWidget(self._field)

    def moment(self) -> datetime | None:
        """Return the moment said, in UTC; None for now."""
        if self._field.isHidden():
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
        self.changed.emit()

    def _open_field(self) -> None:
        self.set_moment(self._ctx.services.clock.now())
        self._field.setFocus()
