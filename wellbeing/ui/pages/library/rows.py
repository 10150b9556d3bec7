"""A card of rows that are built a few at a time and used again by a search: the ground of phrases and replies."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.pages.library.marks import BodyText, CopyButton
from wellbeing.ui.pages.library.subjects import SubjectItem
from wellbeing.ui.widgets.cards import Card, HairLine

AT_ONCE = 8


class Row(QWidget):
    """A row that can be given another item. `copied` brings itself, `related` its item."""

    starred = Signal(str, bool)
    copied = Signal(object)
    related = Signal(object)
    edited = Signal(object)
    deleted = Signal(object)

    item: SubjectItem | None = None
    copy: CopyButton

    @property
    def item_id(self) -> str:
        """The id of what is shown."""
        return self.item.id if self.item is not None else ""

    def show_item(self, item: SubjectItem, kept: bool) -> None:
        """Show an item and whether it is kept."""
        raise NotImplementedError

    def set_kept(self, kept: bool) -> None:
        """Fill or empty the star."""
        raise NotImplementedError

    def mark(self, marker: re.Pattern[str] | None) -> None:
        """Mark what a search was asked for."""
        for text in self.findChildren(BodyText):
            text.mark(marker)

    def show_copied(self, copied: bool) -> None:
        """Say that this is what lies in the clipboard."""
        raise NotImplementedError

    def text(self) -> str:
        """Return what goes to the clipboard."""
        raise NotImplementedError

    def has_gap(self) -> bool:
        """Tell whether something in it is still to be filled in."""
        raise NotImplementedError


Shown = TypeVar("Shown", bound=Row)


class TableCard(Card, Generic[Shown]):
    """Rows between hairlines on one card. Subclasses make rows; they pass on what the rows tell."""

    starred = Signal(str, bool)
    copied = Signal(object)
    related = Signal(object)
    edited = Signal(object)
    deleted = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self._items: Sequence[SubjectItem] = ()
        self._kept: Set[str] = frozenset()
        self._marker: re.Pattern[str] | None = None
        self._made: list[tuple[HairLine, Shown]] = []
        self._shown = 0
        self.rows.setContentsMargins(0, 6, 0, 6)
        self.rows.setSpacing(0)

    def made_row(self) -> Shown:
        """Return a new row."""
        raise NotImplementedError

    def goals(self) -> list[QAbstractButton]:
        """Return the button of each row: what Enter presses."""
        return [row.copy for row in self.shown()]

    def shown(self) -> tuple[Shown, ...]:
        """Return the rows that are shown now, in order."""
        return tuple(row for _, row in self._made[: self._shown])

    def show_items(
        self,
        items: Sequence[SubjectItem],
        kept: Set[str],
        most: int = 0,
        marker: re.Pattern[str] | None = None,
    ) -> None:
        """Show the first of these items, no more than `most` if it is not 0; the rest come with `more`.

        `marker` finds what is marked in their texts.
        """
        self._items, self._kept, self._marker = items[:most] if most else items, kept, marker
        self._shown = 0
        self._add(AT_ONCE)
        for line, row in self._made[self._shown :]:
            line.hide()
            row.hide()

    def more(self) -> bool:
        """Show the next items; False when all are there."""
        return self._add(AT_ONCE)

    def show_kept(self, kept: Set[str]) -> None:
        """Fill the stars of the kept items; nothing moves."""
        self._kept = kept
        for row in self.shown():
            row.set_kept(row.item_id in kept)

    def show_copied(self, item: str) -> None:
        """Mark the item that lies in the clipboard, '' for none here."""
        for row in self.shown():
            row.show_copied(row.item_id == item)

    def _add(self, count: int) -> bool:
        wanted = self._items[self._shown : self._shown + count]
        for item in wanted:
            line, row = self._next()
            row.show_item(item, item.id in self._kept)
            row.mark(self._marker)
            line.setVisible(self._lined() or self._shown > 0)
            row.show()
            self._shown += 1
        return bool(wanted)

    def _lined(self) -> bool:
        """Tell whether a hairline stands above the first row too."""
        return False

    def _next(self) -> tuple[HairLine, Shown]:
        if self._shown == len(self._made):
            line, row = HairLine(), self.made_row()
            row.starred.connect(self.starred)
            row.copied.connect(self.copied)
            row.related.connect(self.related)
            row.edited.connect(self.edited)
            row.deleted.connect(self.deleted)
            self.rows.addWidget(line)
            self.rows.addWidget(row)
            self._made.append((line, row))
        return self._made[self._shown]
