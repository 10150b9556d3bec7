"""Contacts out of a file that may have been heavy, one after the other: the person says of each what it was."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.contacts import KINDS, Contact
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.imports.words import HINTS, LIST_MARK, entry_words
from wellbeing.ui.quick_entry.form_words import kinds
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import label


class HeavyOnes(QWidget):
    """One key each: the digit of a kind; the first leaves it ordinary. `over` comes after the last."""

    over = Signal()

    def __init__(self, ctx: Context, found: Sequence[tuple[Contact, tuple[str, ...]]], of: int) -> None:
        super().__init__()
        self._ctx, self._found, self._at = ctx, list(found), 0
        said = ctx.tn(
            "{n} of {count} may have been heavy. You alone know; as it is, it stays ordinary.",
            "{n} of {count} may have been heavy. You alone know; as it is, they stay ordinary.",
            len(self._found),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(said.format(n=len(self._found), count=of), wrap=True))
        self.place, self.what, self.why = (
            label("", "caption"),
            label("", "heading", wrap=True),
            label("", "soft"),
        )
        for part in (self.place, self.what, self.why):
            column.addWidget(part)
        holder = QWidget()
        flow = FlowLayout(holder)
        self.keys = [self._key(ctx, number, kind) for number, kind in enumerate(KINDS, 1)]
        for key in self.keys:
            flow.addWidget(key)
        column.addWidget(holder)
        column.addStretch(1)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is a kind."""
        if event.text().isdecimal() and 1 <= int(event.text()) <= len(KINDS):
            self._say(KINDS[int(event.text()) - 1])
            return
        super().keyPressEvent(event)

    def _key(self, ctx: Context, number: int, kind: str) -> QWidget:
        made = button(f"{number}  {kinds(ctx.t)[kind]}", "secondary")
        made.clicked.connect(partial(self._say, kind))
        return made

    def _say(self, kind: str) -> None:
        contact, _ = self._found[self._at]
        if kind != contact.kind:
            self._ctx.services.contacts.change_kind(contact.id, kind)
        self._at += 1
        if self._at == len(self._found):
            self.over.emit()
        else:
            self._show()

    def _show(self) -> None:
        ctx, (contact, why) = self._ctx, self._found[self._at]
        self.place.setText(f"{self._at + 1} / {len(self._found)}")
        self.what.setText(entry_words(ctx, contact, ctx.services.clock.zone()))
        self.why.setText(LIST_MARK.join(ctx.t(HINTS[hint]) for hint in why))
