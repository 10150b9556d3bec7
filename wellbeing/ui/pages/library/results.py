"""What was found, kind by kind: a few of each, or all of one kind; built a few at a time while one scrolls."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.library.cards import ItemCard
from wellbeing.ui.pages.library.grid import ItemGrid
from wellbeing.ui.pages.library.phrases import PhraseTable
from wellbeing.ui.pages.library.question import FoundAnswer
from wellbeing.ui.pages.library.replies import ReplyTable
from wellbeing.ui.pages.library.rows import Row
from wellbeing.ui.pages.library.subjects import SubjectItem
from wellbeing.ui.pages.library.walk import ResultWalk
from wellbeing.ui.pages.library.words import kinds
from wellbeing.ui.turns import Turns
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import label

FEW = {"phrase": 4, "tip": 4, "message": 3}
FEW_CARDS = 2
"""How many of a kind stand there while all kinds are shown."""

Table = ItemGrid | PhraseTable | ReplyTable


class KindBlock(QWidget):
    """One kind: a heading with 'show all', and the table of its items."""

    all_asked = Signal(str)

    def __init__(self, ctx: Context, kind: str, word: str, table: Table) -> None:
        super().__init__()
        self.kind, self.table, self._ctx = kind, table, ctx
        self.title, self.all = label(word, "heading"), button("", "quiet", small=True)
        self.all.setProperty("flush", "true")  # ends where the cards end
        self.all.clicked.connect(self._ask)
        self.head = QWidget()
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.title)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(table)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignRight)
        # The phrases have their heading on their card.
        self.head.setVisible(kind != "phrase")

    def show_items(
        self, items: Sequence[SubjectItem], kept: Set[str], most: int, marker: re.Pattern[str] | None
    ) -> None:
        """Show the first `most` items, all of them for 0."""
        self.table.show_items(items, kept, most, marker)
        more = bool(most) and len(items) > most
        self.all.setVisible(more)
        if more:
            self.all.setText(self._ctx.t("Show all {n}").format(n=len(items)))

    def _ask(self) -> None:
        self.all_asked.emit(self.kind)


class Results(QWidget):
    """All blocks. `copied` brings the id of what went to the clipboard and whether a gap is open.

    Blocks are made when first needed.
    """

    starred = Signal(str, bool)
    copied = Signal(str, bool)
    opened = Signal(object)
    related = Signal(object)
    edited = Signal(object)
    deleted = Signal(object)
    add_asked = Signal()
    all_asked = Signal(str)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self._words = kinds(ctx.t)
        self.blocks: dict[str, KindBlock] = {}
        self._height = 0
        self.turns = Turns(ctx, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px("card_gap"))
        self.walk = ResultWalk(self, self.goals, self.more)

    def show_found(self, answer: FoundAnswer) -> None:
        """Show items by kind, in the order given; all of them where there is one kind, else a few of each."""
        found = answer.found
        self.turns.forget()
        for kind, block in self.blocks.items():
            if kind not in found:
                block.hide()
        for place, (kind, items) in enumerate(found.items()):
            show = partial(self._show_block, place, kind, items, answer)
            if kind in self.blocks and not self.turns:
                show()
                continue
            if kind in self.blocks:
                self.blocks[kind].hide()  # it follows one that is not made yet
            self.turns.do(show)

    def _show_block(self, place: int, kind: str, items: Sequence[SubjectItem], answer: FoundAnswer) -> None:
        block = self._block(kind)
        if self._column.indexOf(block) != place:
            self._column.removeWidget(block)
            self._column.insertWidget(place, block)
        most = 0 if len(answer.found) == 1 else FEW.get(kind, FEW_CARDS)
        block.show_items(items, answer.kept, most, answer.marker)
        block.show()
        self._fill_block(block)

    def show_kept(self, kept: Set[str]) -> None:
        """Fill the stars of the kept items; nothing moves."""
        for block in self.blocks.values():
            block.table.show_kept(kept)

    def more(self) -> bool:
        """Show the next kind, or the next items of what stands there; False when all are there."""
        if self.turns:
            self.turns.do_next()
            return True
        return [block for block in self.shown_blocks() if block.table.more()] != []

    def fill(self, height: int) -> None:
        """Have as many cards as a window of this height (px) can show."""
        self._height = height
        for block in self.blocks.values():
            self._fill_block(block)

    def _fill_block(self, block: KindBlock) -> None:
        if isinstance(block.table, ItemGrid) and not block.isHidden():
            block.table.fill(self._height)

    def goals(self) -> list[QAbstractButton]:
        """Return the button of each item that is shown, from above."""
        blocks = sorted(self.shown_blocks(), key=self._column.indexOf)
        return [goal for block in blocks for goal in block.table.goals()]

    def shown_blocks(self) -> list[KindBlock]:
        """Return the blocks that are shown now."""
        return [block for block in self.blocks.values() if not block.isHidden()]

    def copy(self, source: ItemCard | Row) -> None:
        """Put a text into the clipboard and mark where it came from."""
        QGuiApplication.clipboard().setText(source.text())
        for block in self.blocks.values():
            block.table.show_copied(source.item_id)
        self.copied.emit(source.item_id, isinstance(source, Row) and source.has_gap())

    def _block(self, kind: str) -> KindBlock:
        if kind not in self.blocks:
            table = self._table(kind)
            block = KindBlock(self.ctx, kind, self._words[kind], table)
            block.all_asked.connect(self.all_asked)
            table.starred.connect(self.starred)
            table.copied.connect(self.copy)
            table.related.connect(self.related)
            self.blocks[kind] = block
        return self.blocks[kind]

    def _table(self, kind: str) -> Table:
        if kind == "phrase":
            phrases = PhraseTable(self.ctx)
            phrases.add_asked.connect(self.add_asked)
            phrases.edited.connect(self.edited)
            phrases.deleted.connect(self.deleted)
            return phrases
        if kind == "message":
            return ReplyTable(self.ctx)
        grid = ItemGrid(self.ctx)
        grid.opened.connect(self.opened)
        return grid
