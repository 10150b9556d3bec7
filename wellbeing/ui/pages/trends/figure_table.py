"""A chart's figures as a table: for eyes, ears and copying; a row opens its day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from wellbeing.ui.pages.trends.subject import FigureRows


class FigureTable(QTableView):
    """Filled when it is turned to; `opened` brings the day of a row."""

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[date | None] = []
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.setAccessibleName(name)
        self.activated.connect(self._open)

    def show_figures(self, figures: FigureRows) -> None:
        """Fill the table."""
        self._days = list(figures.days)
        self._model.clear()
        self._model.setHorizontalHeaderLabels(list(figures.header))
        for row in figures.rows:
            self._model.appendRow([item(text, place) for place, text in enumerate(row)])
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the rows chosen, all of them where none is, as lines of cells with tabs between."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(self._model.rowCount())
        columns = range(self._model.columnCount())
        lines = ["\t".join(self._model.item(row, column).text() for column in columns) for row in chosen]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _open(self, index: QModelIndex) -> None:
        if index.row() < len(self._days) and self._days[index.row()] is not None:
            self.opened.emit(self._days[index.row()])


def item(text: str, place: int) -> QStandardItem:
    """Return a cell; figures stand at the right."""
    cell = QStandardItem(text)
    side = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
    cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return cell
