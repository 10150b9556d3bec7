"""Where Today's cards stand: over one another, in pairs, in a row; on a full screen beside list and calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import label

SHARES = ((6, 10), (6, 5))  # of break and offer, load and tip in one row
LIST_SHARE, OFFER_SHARE = 5, 3
LINE_HEIGHT, LIST_HEIGHT = 3, 2
"""Shares of the line and of what is under it, where that is the list: some rows of it are in sight."""
TIGHT = 480
"""Under this width, in px at 100 % text, a search has a row of its own, and words stand without their sign."""
Direction = QBoxLayout.Direction


@dataclass(frozen=True, slots=True)
class TodayCards:
    """What is arranged; `calendar` is made when it first has a place, `found` is None until something is looked for."""

    upper: tuple[QWidget, ...]
    line: Card
    pile: QStackedWidget
    entries: QWidget
    found: Callable[[], QWidget | None]
    search: QWidget
    search_row: QHBoxLayout
    head: QWidget
    breaks: Card
    offer: QWidget
    load: Card
    tip: Card
    calendar: Callable[[], QWidget]


class Places(QWidget):
    """Holds the cards, and moves them when the window becomes a full screen, or is one no longer."""

    def __init__(self, cards: TodayCards, recorded: str) -> None:
        super().__init__()
        self._cards = cards
        self.full = self.lists_stand = False
        self._column, self._side = QVBoxLayout(), QWidget()
        self._row = QBoxLayout(Direction.LeftToRight)
        self._pairs = [QBoxLayout(Direction.LeftToRight) for _ in SHARES]
        for pair, shares in zip(self._pairs, SHARES, strict=True):
            self._row.addLayout(pair, sum(shares))
        self._side_rows = QVBoxLayout(self._side)
        self._side_rows.setContentsMargins(0, 0, 0, 0)
        self._calendar: Card | None = None
        self.recorded, self.pile = Card(), QStackedWidget()
        self._head = QBoxLayout(Direction.LeftToRight)
        name = QHBoxLayout()
        for said in (label(recorded, "heading"), cards.head):
            name.addWidget(said)
        name.addStretch(1)
        self._head.addLayout(name)
        self.recorded.rows.addLayout(self._head)
        self.recorded.rows.addWidget(self.pile, 1)
        self.recorded.hide()
        self._side.hide()
        for widget in cards.upper:
            self._column.addWidget(widget)
        self._column.addWidget(cards.line, 1)
        self._column.addLayout(self._row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._column, 1)
        whole.addWidget(self._side)
        self._gaps = (self._column, self._side_rows, self._row, *self._pairs, whole)
        for card in (cards.breaks, cards.offer, cards.load, cards.tip):
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(card.sizePolicy().hasHeightForWidth())
            card.setSizePolicy(policy)  # its share of the row, whatever its words
        self._fill_row()
        for card in (*cards.upper, self.recorded):
            card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the side end level with the cards beside it."""
        if self.full and event.type() == QEvent.Type.Resize:
            self._level()
        return False

    def _level(self) -> None:
        """Give the break the height of the question, list and tip one height; load takes what is left."""
        tip = self._cards.tip
        needed = max(tip.sizeHint().height(), tip.heightForWidth(tip.width()))
        self.recorded.setMinimumHeight(needed if self.full else 0)
        asked = max((card.height() for card in self._cards.upper if not card.isHidden()), default=0)
        self._cards.breaks.setMinimumHeight(asked if self.full else 0)
        tip.setMinimumHeight(self.recorded.height() if self.full else 0)

    def arrange(self, full: bool, gap: int, past: bool) -> None:
        """Stand side by side on a full screen; a `past` day has its list in place of what is about now."""
        for each in self._gaps:
            each.setSpacing(gap)
        layout = layout_of(self)
        self._side.setFixedWidth(layout.side)
        self._row.setDirection(Direction.LeftToRight if layout.two_columns else Direction.TopToBottom)
        for pair in self._pairs:
            pair.setDirection(Direction.LeftToRight if layout.pairs else Direction.TopToBottom)
        if full != self.full:
            self.full = full
            (self._spread if full else self._draw_in)()
            self._side.setVisible(full)
        if (full or past) != self.lists_stand:
            self.lists_stand = full or past
            (self._lay_lists_out if self.lists_stand else self._pile_lists_up)()
            self.recorded.setVisible(self.lists_stand)
            self._column.setStretchFactor(self._cards.line, LINE_HEIGHT if self.lists_stand else 1)
            self._column.setStretchFactor(self._row, LIST_HEIGHT if self.lists_stand else 0)
        for card in (self._cards.breaks, self._cards.offer):
            card.setVisible(not past)
        self._share_row(past)
        is_tight = self.window().width() < TIGHT * current_theme().text_scale
        self._head.setDirection(Direction.TopToBottom if is_tight else Direction.LeftToRight)

    def _share_row(self, past: bool) -> None:
        """Share the row; a past day shows no pair, and an empty layout with a share would still take its room."""
        for pair, shares in zip(self._pairs, SHARES, strict=True):
            offers = self.full and pair is self._pairs[0]
            self._row.setStretchFactor(pair, 0 if past else OFFER_SHARE if offers else sum(shares))

    def _fill_row(self) -> None:
        cards = ((self._cards.breaks, self._cards.offer), (self._cards.load, self._cards.tip))
        for pair, both, shares in zip(self._pairs, cards, SHARES, strict=True):
            for card, share in zip(both, shares, strict=True):
                pair.addWidget(card, share)

    def _spread(self) -> None:
        cards = self._cards
        if self._calendar is None:
            self._calendar = Card(compact=True)
            self._calendar.rows.addWidget(cards.calendar())
        for card, share in ((cards.breaks, 0), (self._calendar, 0), (cards.load, 1), (cards.tip, 0)):
            self._side_rows.addWidget(card, share)

    def _draw_in(self) -> None:
        self._row.removeWidget(self.recorded)
        self._fill_row()
        self._level()
        if self.lists_stand:
            self._row.insertWidget(0, self.recorded, LIST_SHARE)

    def _lay_lists_out(self) -> None:
        """Give list and search a card of their own."""
        cards = self._cards
        self._row.insertWidget(0, self.recorded, LIST_SHARE)
        self._move_lists(self.pile)
        self.pile.setCurrentWidget(cards.entries)
        self._head.addWidget(cards.search)
        cards.search.setMinimumWidth(search_width() * 5 // 6)  # "Find in notes" stands whole in it

    def _pile_lists_up(self) -> None:
        """Put list and search behind the line again."""
        cards = self._cards
        self._row.removeWidget(self.recorded)
        self._move_lists(cards.pile)
        cards.search.setMinimumWidth(0)
        cards.search_row.addWidget(cards.search, 1)
        self.recorded.setParent(self)

    def _move_lists(self, pile: QStackedWidget) -> None:
        for widget in (self._cards.entries, self._cards.found()):
            if widget is not None:
                pile.addWidget(widget)

    @property
    def lists(self) -> QStackedWidget:
        """Where the list of the day stands, and what a search finds."""
        return self.pile if self.lists_stand else self._cards.pile


def search_width() -> int:
    """Return the widest that the search gets, px."""
    return round(240 * current_theme().text_scale)
