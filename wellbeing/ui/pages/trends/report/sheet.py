"""Sets the page of a period: a document whose lengths are px at 96 dpi, the same on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QApplication

from wellbeing.domain.themes import Theme
from wellbeing.ui.pages.trends.report.words import Block, ReportWords

DPI = 96
PAPERS = {"a4": QSizeF(794, 1123), "letter": QSizeF(816, 1056)}
SIDE, TOP, FOOT = 64, 56, 78
WORDS_HEIGHT, CHART_RATIO = 690, 3.0  # px that the fullest page without notes takes in words
CHART = "chart"


@dataclass(frozen=True)
class ReportSheet:
    """A page that is set: the document, the paper, and what stands at the foot of each leaf."""

    document: QTextDocument
    paper: QSizeF
    foot: str
    theme: Theme

    @property
    def leaves(self) -> int:
        """How many leaves it takes; one, unless notes are on it."""
        return self.document.pageCount()

    def draw(self, painter: QPainter, leaf: int) -> None:
        """Draw a leaf, the painter's unit being a px at 96 dpi."""
        body = self.document.pageSize().height()
        painter.save()
        painter.translate(SIDE, TOP - leaf * body)
        self.document.drawContents(painter, QRectF(0, leaf * body, self.paper.width() - 2 * SIDE, body))
        painter.restore()
        self._draw_foot(painter, leaf)

    def _draw_foot(self, painter: QPainter, leaf: int) -> None:
        line = QRectF(SIDE, self.paper.height() - FOOT + 18, self.paper.width() - 2 * SIDE, FOOT - 34)
        painter.setPen(QPen(QColor(self.theme.colour("hairline")), 1))
        painter.drawLine(line.topLeft(), line.topRight())
        painter.setPen(QColor(self.theme.colour("ink_soft")))
        painter.setFont(font_of(10.5))
        count = f"{leaf + 1} / {self.leaves}" if self.leaves > 1 else ""
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(line, int(right), count)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(line.adjusted(0, 6, -60, 0), int(flags), self.foot)


def font_of(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the app's font in px."""
    font = QFont(QApplication.font())
    font.setPixelSize(round(size))
    font.setWeight(weight)
    return font


def chart_size(paper: str) -> tuple[int, int]:
    """Return width and height of the chart on a paper, in px."""
    size = PAPERS[paper]
    return round(size.width() - 2 * SIDE), round(size.height() - TOP - FOOT - WORDS_HEIGHT)


def sheet_of(words: ReportWords, chart: QImage, paper: str, theme: Theme) -> ReportSheet:
    """Return the page of these words, with the chart in it."""
    size = PAPERS[paper]
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font_of(13))
    document.setPageSize(QSizeF(size.width() - 2 * SIDE, size.height() - TOP - FOOT))
    _Writer(document, theme).write(words, chart)
    return ReportSheet(document, size, words.is_not, theme)


class _Writer:
    """Writes the words into the document, from top to bottom; all of it as plain text."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document, self._theme = document, theme
        self._cursor = QTextCursor(document)
        self._first = True

    def write(self, words: ReportWords, chart: QImage) -> None:
        """Write everything."""
        self._line(words.dates, 12, "ink_soft")
        self._line(words.title, 26, "ink", QFont.Weight.DemiBold, below=10)
        self._line(words.answer, 16, "ink", QFont.Weight.DemiBold)
        self._line(words.figures, 12, "ink_soft", below=10)
        self._chart(chart)
        self._legend(words.legend)
        self._columns(words.facts)
        for block in words.lines:
            self._block(self._cursor, block)
        if words.notes:
            self._notes(words.notes)

    def _line(
        self, text: str, size: float, role: str, weight: QFont.Weight = QFont.Weight.Normal, below: float = 2
    ) -> None:
        put(self._cursor, text, self._look(size, role, weight), 0, below, fresh=not self._first)
        self._first = False

    def _look(self, size: float, role: str, weight: QFont.Weight = QFont.Weight.Normal) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(font_of(size, weight))
        look.setForeground(QColor(self._theme.colour(role)))
        return look

    def _chart(self, chart: QImage) -> None:
        chart.setDevicePixelRatio(1)
        self._document.addResource(QTextDocument.ResourceType.ImageResource, CHART, chart)
        image = QTextImageFormat()
        image.setName(CHART)
        width = self._document.pageSize().width()
        image.setWidth(width)
        image.setHeight(width * chart.height() / chart.width())
        put(self._cursor, "", self._look(4, "ink"), 2, 6, lines=100)
        self._cursor.insertImage(image)

    def _legend(self, marks: Sequence[tuple[str, str]]) -> None:
        put(self._cursor, "", self._look(11, "ink_soft"), 0, 12)
        for role, words in marks:
            box = self._look(11, "ink_soft")
            box.setForeground(QColor(self._theme.chart(role)))
            self._cursor.insertText("\N{BLACK SQUARE}\N{NO-BREAK SPACE}", box)
            self._cursor.insertText(f"{words}    ", self._look(11, "ink_soft"))

    def _columns(self, blocks: Sequence[Block]) -> None:
        """Set blocks side by side."""
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / len(blocks))
        form.setColumnWidthConstraints([share] * len(blocks))
        form.setTopMargin(14)
        table = self._cursor.insertTable(1, len(blocks), form)
        for place, block in enumerate(blocks):
            cell = table.cellAt(0, place)
            looks = cell.format().toTableCellFormat()
            looks.setRightPadding(16)
            cell.setFormat(looks)
            self._block(cell.firstCursorPosition(), block, fresh=False, above=0)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _block(self, cursor: QTextCursor, block: Block, fresh: bool = True, above: float = 14) -> None:
        put(cursor, block.heading, self._look(12, "accent_ink", QFont.Weight.DemiBold), above, 3, fresh)
        for line in block.lines:
            put(cursor, line, self._look(13, "ink"), 0, 2)

    def _notes(self, notes: Sequence[tuple[str, str]]) -> None:
        for place, (when, note) in enumerate(notes):
            put(self._cursor, when, self._look(11, "ink_soft"), 18 if place == 0 else 8, 1)
            put(self._cursor, note, self._look(13, "ink"), 0, 2)


def put(
    cursor: QTextCursor,
    text: str,
    look: QTextCharFormat,
    above: float,
    below: float,
    fresh: bool = True,
    lines: float = 124,
) -> None:
    """Write a paragraph of plain text; `fresh` begins one, else that which is there is filled."""
    space = QTextBlockFormat()
    space.setTopMargin(above)
    space.setBottomMargin(below)
    space.setLineHeight(lines, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if fresh:
        cursor.insertBlock(space, look)
    else:
        cursor.setBlockFormat(space)
        cursor.setBlockCharFormat(look)
    cursor.insertText(text, look)
