"""The trend picture as a table: the same figures for eyes, ears and copying."""

from __future__ import annotations

from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from wellbeing.domain.trends import TrendPicture
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.words import STACK, stretch_words
from wellbeing.ui.quick_entry.form_words import kinds


class TrendTable(QTableView):
    """A row for each hour, day or week that holds anything, newest first."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.setAccessibleName(ctx.t("Stress and load as a table"))

    def show_picture(self, picture: TrendPicture) -> None:
        """Fill the table from a picture."""
        t, words = self._ctx.t, kinds(self._ctx.t)
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [t("When"), t("Stress, median"), t("Check-ins"), t("Load"), *(words[kind] for kind in STACK)]
        )
        for row in reversed(rows_of(self._ctx, picture)):
            self._model.appendRow([item(text, place) for place, text in enumerate(row)])
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)


def rows_of(ctx: Context, picture: TrendPicture) -> list[list[str]]:
    """Return the cells of every stretch that holds a rating or load."""
    rows, points, place = [], picture.points, 0
    for bucket in picture.buckets:
        ratings = []
        while place < len(points) and points[place][0] < bucket.end:
            if points[place][0] >= bucket.start:
                ratings.append(points[place][1])
            place += 1
        load = sum(bucket.load.values())
        if ratings or load:
            cells = [stretch_words(ctx, picture, bucket), f"{median(ratings):g}" if ratings else "–"]
            cells += [str(len(ratings)), f"{load:g}", *(f"{bucket.load.get(kind, 0):g}" for kind in STACK)]
            rows.append(cells)
    return rows


def item(text: str, place: int) -> QStandardItem:
    """Return a cell; figures stand at the right."""
    cell = QStandardItem(text)
    side = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
    cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return cell
