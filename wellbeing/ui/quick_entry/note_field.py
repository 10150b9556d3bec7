"""What both forms end with: a note and another time, each behind a quiet word until somebody wants it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.quick_entry.when_field import WhenField
from wellbeing.ui.widgets.buttons import button

HEIGHT = 64


class NoteField(QWidget):
    """`changed` comes when it takes more or less room, `typed` with each change of the note."""

    changed = Signal()
    typed = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = QPlainTextEdit()
        self._note.setPlaceholderText(ctx.t("A note, only for you"))
        self._note.setAccessibleName(ctx.t("Note"))
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(HEIGHT)
        self._note.textChanged.connect(self.typed)
        self._add = button(ctx.t("Add a note"), "link")
        self._add.clicked.connect(self._open)
        self._when = WhenField(ctx)
        self._when.changed.connect(self.changed)
        links = QHBoxLayout()
        links.addWidget(self._add)
        links.addWidget(self._when)
        links.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(links)
        rows.addWidget(self._note)
        self.fill("", None)

    def text(self) -> str:
        """Return the note."""
        return self._note.toPlainText().strip()

    def moment(self) -> datetime | None:
        """Return the moment said, None for now."""
        return self._when.moment()

    def forget_moment(self) -> None:
        """Go back to now: a draft that waits keeps no moment."""
        self._when.set_moment(None)

    def fill(self, note: str, moment: datetime | None) -> None:
        """Show a note and a moment; '' and None close both."""
        self._note.setPlainText(note)
        self._note.setVisible(bool(note))
        self._add.setVisible(not note)
        self._when.set_moment(moment)

    def _open(self) -> None:
        self._add.hide()
        self._note.show()
        self._note.setFocus()
        self.changed.emit()
