"""The leaves of a page as they will lie on paper, one under the other, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.trends.report.sheet import ReportSheet
from wellbeing.ui.widgets.draw import Painted, draw_box, smooth

GAP = 12
FIRST_SHAPE = 1.4


class Preview(Painted):
    """Paints a sheet, scaled to its own width; a screen reader is read the words of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: ReportSheet | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sheet(self, sheet: ReportSheet) -> None:
        """Show another sheet."""
        self._sheet = sheet
        self.setAccessibleName(sheet.document.toPlainText())
        self.setFixedHeight(self._height())
        self.update()

    def sizeHint(self) -> QSize:
        """Return some width and the height of the leaves."""
        return QSize(480, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape of the paper."""
        super().resizeEvent(event)
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the leaves."""
        if self._sheet is None:
            return
        theme, painter, scale = current_theme(), smooth(self), self._scale()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for leaf in range(self._sheet.leaves):
            painter.save()
            painter.translate(0, leaf * (self._leaf_height() + GAP))
            paper = QRectF(0.5, 0.5, self.width() - 1, self._leaf_height() - 1)
            draw_box(painter, paper, 2, self._sheet.theme.colour("card"), theme.colour("hairline"))
            painter.scale(scale, scale)
            painter.setPen(QColor(self._sheet.theme.colour("ink")))
            self._sheet.draw(painter, leaf)
            painter.restore()
        painter.end()

    def _scale(self) -> float:
        return self.width() / self._sheet.paper.width() if self._sheet is not None else 1.0

    def _leaf_height(self) -> float:
        if self._sheet is None:
            return self.width() * FIRST_SHAPE
        return self._sheet.paper.height() * self._scale()

    def _height(self) -> int:
        leaves = self._sheet.leaves if self._sheet is not None else 1
        return round(leaves * self._leaf_height() + (leaves - 1) * GAP)
