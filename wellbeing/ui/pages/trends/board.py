"""How the cards of the page stand in a window of a size: rows of twelve columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.look.theme import current_theme

COLUMNS = 12
ROOMY, PAIRS = 1328, 780  # px of content at 100 % text

Row = Sequence[tuple[str, int]]
"""Names of cards with how many of the twelve columns each spans."""


class CardBoard(QWidget):
    """Lays named cards out anew when the window's size asks for it; cards in a row end level.

    `wide`, `middle` and `narrow` are the rows from 1328 px of content on, with two columns, and with one, where
    below 780 px each card stands alone; what is not there is left out and its neighbours keep their places.
    """

    def __init__(
        self, cards: Mapping[str, QWidget], wide: Sequence[Row], middle: Sequence[Row], narrow: Sequence[Row]
    ) -> None:
        super().__init__()
        self._cards = cards
        self._rows = {"wide": wide, "middle": middle, "narrow": narrow}
        self._rows["single"] = [((name, COLUMNS),) for row in narrow for name, _ in row]
        self._kind = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the rows for this width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        layout = layout_of(self)
        self._grid.setSpacing(layout.gap)
        content = self.width() / current_theme().text_scale
        kind = "wide" if content >= ROOMY - 20 else "middle" if layout.two_columns else "narrow"
        if kind == "narrow" and content < PAIRS:
            kind = "single"
        if kind == self._kind:
            return
        self._kind = kind
        for card in self._cards.values():
            self._grid.removeWidget(card)
        for place, row in enumerate(self._rows[kind]):
            column = 0
            for name, span in row:
                if name in self._cards:
                    self._grid.addWidget(self._cards[name], place, column, 1, span)
                column += span
