"""The row below a page's title: takes what ends the title's row where words are too large for one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import Page


class SecondRow:
    """Holds `parts` at the end of the title's row, or below it: all of them, so that they stay together."""

    def __init__(self, page: Page, *parts: QWidget) -> None:
        self._page, self._parts = page, parts
        self._below = QHBoxLayout()
        self._below.addStretch(1)
        page.column.addLayout(self._below)
        for part in parts:
            page.title_row.addWidget(part)

    def fits(self, spare: int = 0) -> bool:
        """Tell whether one row has room for all; `spare` px are kept for what one of them may yet say."""
        title_row = self._page.title_row
        items = [title_row.itemAt(place) for place in range(title_row.count())]
        first = [item.widget() for item in items if item is not None]
        shown = {part for part in (*first, *self._parts) if part is not None and not part.isHidden()}
        wanted = sum(part.sizeHint().width() + title_row.spacing() for part in shown) + spare
        return wanted <= self._page.viewport().width() - 2 * current_theme().px("page_x")

    def share(self, spare: int = 0) -> None:
        """Put the parts where there is room for them."""
        title_row, is_crowded = self._page.title_row, not self.fits(spare)
        if is_crowded is (self._below.indexOf(self._parts[0]) >= 0):
            return
        self._below.setSpacing(title_row.spacing())
        for place, part in enumerate(self._parts):
            (title_row if is_crowded else self._below).removeWidget(part)
            if is_crowded:
                self._below.insertWidget(1 + place, part)  # behind the stretch: below where they stood
            else:
                title_row.addWidget(part)
