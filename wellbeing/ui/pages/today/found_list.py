"""What the search over all days has found: a day, a time and the words around; Enter goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.ui.context import Context
from wellbeing.ui.pages.today.day import more_of
from wellbeing.ui.quick_entry.form_words import kinds, said_of_state

AROUND = 60


class FoundList(QListWidget):
    """`picked` brings an entry."""

    picked = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.setAccessibleName(ctx.t("Found in the diary"))
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def show_found(self, found: Sequence[CheckIn | Contact], words: str) -> None:
        """Show what was found, each with the words around what was looked for."""
        self.clear()
        for entry in found:
            item = QListWidgetItem(self._line(entry, words))
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.addItem(item)
        if not found:
            self.addItem(QListWidgetItem(self._ctx.t("Nothing says that.")))
        self.setCurrentRow(0)

    def take(self) -> None:
        """Go to the line that is chosen."""
        self._go(self.currentItem())

    def _go(self, item: QListWidgetItem | None) -> None:
        entry = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if entry is not None:
            self.picked.emit(entry)

    def _line(self, entry: CheckIn | Contact, words: str) -> str:
        ctx, seen = self._ctx, self._ctx.local(self._ctx.seen(entry))
        said = kinds(ctx.t)[entry.kind] if isinstance(entry, Contact) else said_of_state(ctx, entry)
        note = around(entry.note.replace("\n", " "), words)
        parts = (said, *more_of(ctx, entry)[1:], note)
        return f"{ctx.short_day(seen.date())} {seen:%H:%M} · " + " · ".join(filter(None, parts))


def around(note: str, words: str) -> str:
    """Return the part of a note around some words; its beginning where they are not in it."""
    at = note.casefold().find(words.strip().casefold())
    start = max(0, at - AROUND // 3) if at > AROUND else 0
    return (
        ("…" if start else "")
        + note[start : start + 2 * AROUND]
        + ("…" if len(note) > start + 2 * AROUND else "")
    )
