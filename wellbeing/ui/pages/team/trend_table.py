"""A team's trend as a table: all periods for eyes, ears and copying, and the newest few under the chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QTableView, QWidget

from wellbeing.domain.team.trends import TrendLine
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import empty
from wellbeing.ui.pages.team.trend_words import (
    arrow_words,
    days_words,
    interval_words,
    mean_words,
    needs_years,
    share_words,
)
from wellbeing.ui.widgets.cards import HairLine
from wellbeing.ui.widgets.labels import label

NEWEST = 6
PAD = 12  # px beside the words of a cell: the style sheet's 8 and Qt's own margin


class TeamTable(QTableView):
    """A row for each period, newest first; never how many took part."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(current_theme().wide("control_small"))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        self.setAccessibleName(ctx.t("The team's trend as a table"))

    def show_lines(self, lines: Sequence[TrendLine]) -> None:
        """Fill the table from the periods in order."""
        t, years = self._ctx.t, needs_years(lines)
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [t("Period"), t("High"), t("Interval"), t("Average"), t("Change")]
        )
        for line in reversed(lines):
            self._model.appendRow([QStandardItem(text) for text in cells(self._ctx, line, years)])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the widths for this room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each column its words' width; where that is too much for the room, less of it, and wrap."""
        header, room = self.horizontalHeader(), self.viewport().width()
        wanted = [self._wanted(column) for column in range(self._model.columnCount())]
        share = min(1.0, room / max(1, sum(wanted)))
        for column, width in enumerate(wanted):
            header.resizeSection(column, int(width * share))
        one_line, two_lines = current_theme().wide("control_small"), 2 * self.fontMetrics().lineSpacing() + 10
        # Qt's own row heights forget the cells' padding and cut the second line.
        self.verticalHeader().setDefaultSectionSize(one_line if share == 1 else max(one_line, two_lines))

    def _wanted(self, column: int) -> int:
        """Return the width of a column's longest words; Qt's own hint counts them wrapped already."""
        self.ensurePolished()
        texts = {self._model.item(row, column).text() for row in range(self._model.rowCount())}
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        return max(widest + 2 * PAD, self.horizontalHeader().sectionSizeHint(column))


class NewestRows(QWidget):
    """The newest periods under the chart, between hairlines."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current_theme().px("x4"))
        self._grid.setVerticalSpacing(current_theme().px("x1"))
        for column, stretch in enumerate((3, 2, 4)):
            self._grid.setColumnStretch(column, stretch)

    def show_lines(self, lines: Sequence[TrendLine]) -> None:
        """Show the newest of the periods in order."""
        empty(self._grid)
        years = needs_years(lines)
        for membership, line in enumerate(reversed(lines[-NEWEST:])):
            self._grid.addWidget(HairLine(), 2 * membership, 0, 1, 3)
            days, share, interval = cells(self._ctx, line, years)[:3]
            for column, (words, role) in enumerate(
                ((days, "small_soft"), (share, "small"), (interval, "small_soft"))
            ):
                self._grid.addWidget(label(words, role, wrap=True), 2 * membership + 1, column)


def cells(ctx: Context, line: TrendLine, years: bool) -> list[str]:
    """Return a period's cells: days, share, interval, mean band, arrow."""
    return [
        days_words(ctx, line.first, line.last, years),
        share_words(line),
        interval_words(ctx, line),
        mean_words(ctx, line),
        arrow_words(ctx, line),
    ]
