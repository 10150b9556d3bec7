"""The cards of what was found, in one or two columns; built a few at a time, used again by a search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.library.cards import CARDS, ItemCard
from wellbeing.ui.pages.library.subjects import SubjectItem

AT_ONCE = 8
"""How many cards are built in one go, at least: about what a small window shows."""
_COLUMN = 290  # px a column needs at 100 %
_MOST_COLUMNS = 2
_LOWEST = 140  # px of the lowest card with the gap below it


class ItemGrid(QWidget):
    """Passes on what its cards tell: `starred` (id, keep), `copied` (card), `opened` and `related` (item)."""

    starred = Signal(str, bool)
    copied = Signal(object)
    opened = Signal(object)
    related = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self._items: Sequence[SubjectItem] = ()
        self._kept: Set[str] = frozenset()
        self._marker: re.Pattern[str] | None = None
        self._shown: list[ItemCard] = []
        self._spare: dict[type[ItemCard], list[ItemCard]] = {}
        self._columns = 1
        self._at_once = AT_ONCE
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current_theme().px("card_gap"))
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._spread()

    def cards(self) -> Sequence[ItemCard]:
        """Return the cards that are shown now, in order."""
        return tuple(self._shown)

    def goals(self) -> list[QAbstractButton]:
        """Return the button of each card: what Enter presses."""
        return [card.copy if card.can_copy else card.open for card in self.cards() if card.has_goal()]

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
        wanted = self._items[: self._at_once]
        types = [CARDS[type(item)] for item in wanted]
        for card in self._shown:
            self._grid.removeWidget(card)
            self._spare.setdefault(type(card), []).insert(0, card)
        self._shown = []
        for item, kind in zip(wanted, types, strict=True):
            self._put(item, kind)
        for card in chain.from_iterable(self._spare.values()):
            card.hide()

    def more(self) -> bool:
        """Show the next items; False when all are there."""
        rest = self._items[len(self._shown) : len(self._shown) + AT_ONCE]
        for item in rest:
            self._put(item, CARDS[type(item)])
        return bool(rest)

    def fill(self, height: int) -> None:
        """Build at once what a window of this height (px) can show; no smaller card is ever drawn."""
        rows = height // round(_LOWEST * current_theme().text_scale) + 1
        self._at_once = max(AT_ONCE, rows * _MOST_COLUMNS)
        while len(self._shown) < self._at_once and self.more():
            pass

    def show_kept(self, kept: Set[str]) -> None:
        """Fill the stars of the kept items; nothing moves."""
        self._kept = kept
        for card in self._shown:
            card.set_kept(card.item_id in kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns for this width."""
        room = event.size().width() + self._grid.horizontalSpacing()
        column = _COLUMN * current_theme().text_scale + self._grid.horizontalSpacing()
        columns = _MOST_COLUMNS if room >= _MOST_COLUMNS * column else 1
        if columns != self._columns:
            self._columns = columns
            self._spread()
        super().resizeEvent(event)

    def _put(self, item: SubjectItem, kind: type[ItemCard]) -> None:
        spare = self._spare.get(kind)
        card = spare.pop(0) if spare else self._made(kind)
        card.show_item(item, item.id in self._kept)
        card.mark(self._marker)
        self._grid.addWidget(card, *self._place(len(self._shown)))
        self._shown.append(card)
        card.show()

    def _made(self, kind: type[ItemCard]) -> ItemCard:
        card = kind(self.ctx, self)
        card.starred.connect(self.starred)
        card.copied.connect(self.copied)
        card.opened.connect(self.opened)
        card.related.connect(self.related)
        return card

    def show_copied(self, item: str) -> None:
        """Mark the item that lies in the clipboard, '' for none here."""
        for each in self.cards():
            each.show_copied(each.item_id == item)

    def _place(self, index: int) -> Iterator[int]:
        return iter(divmod(index, self._columns))

    def _spread(self) -> None:
        for index, card in enumerate(self._shown):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *self._place(index))
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
