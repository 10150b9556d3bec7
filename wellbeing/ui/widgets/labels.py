"""Words that fit: one line, elided with the whole text on hover, and reading text with air in it."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.draw import smooth
from wellbeing.ui.widgets.last_lines import KnownRoom, WrappedLabel
from wellbeing.ui.widgets.plain_text import set_tip

_LEAD = re.compile("[^:：]{1,24}[:：]")
_RANGE = re.compile("(?<=[0-9]) (to|[到至–]) (?=[+\N{MINUS SIGN}]?[0-9])")
_BEFORE_RANGE = re.compile("(?<=[a-z]) (?=[+\N{MINUS SIGN}]?[0-9.]+ to [+\N{MINUS SIGN}]?[0-9])")
_DOT, _SHORT = "\N{NO-BREAK SPACE}· ", 16
"""Between dots, what is no longer than this many letters stays in one line."""
_LINE_HEIGHT = 112.0  # per cent of the font's own leading: about 1.5 em


def held_together(text: str) -> str:
    """Return a text whose lines end behind a dot, not before one, and never within a range or before it."""
    named = _BEFORE_RANGE.sub("\N{NO-BREAK SPACE}", text)
    ranged = _RANGE.sub("\N{NO-BREAK SPACE}\\1\N{NO-BREAK SPACE}", named)
    parts = ranged.split(" · ")
    whole = [part.replace(" ", "\N{NO-BREAK SPACE}") if len(part) <= _SHORT else part for part in parts]
    return _DOT.join(whole) if len(parts) > 1 else ranged


def label(text: str, role: str = "", wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a QLabel in one of the style sheet's roles: title, question, heading, lead, soft, caption ..."""
    made = WrappedLabel(parent) if wrap else QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)  # before there is a text to take for rich
    if role:
        made.setProperty("role", role)  # before a screen reader hears of it: then it is a heading for good
    made.setText(text)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


class ElidedLabel(QLabel):
    """A label of one line that ends in … when there is no room; then the whole text is its tooltip.

    `shorter` are other forms of the text, for less and less room: the first that fits is written whole. Where the
    last of them is empty, nothing is written rather than a word cut short.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shorter: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def shown(self) -> str:
        """Return what there is room for."""
        metrics, forms = self.fontMetrics(), (self.text(), *self.shorter)
        fitting = (form for form in forms if metrics.horizontalAdvance(form) <= self.width())
        return next(fitting, metrics.elidedText(forms[-1], Qt.TextElideMode.ElideRight, self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few characters, or for the text where it or its shortest form needs less."""
        shortest = (
            self.fontMetrics().horizontalAdvance(self.shorter[-1])
            if self.shorter
            else self.sizeHint().width()
        )
        few = min(self.fontMetrics().averageCharWidth() * 4, self.sizeHint().width(), shortest)
        return QSize(few, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text on hover where it is cut."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        set_tip(self, self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write what fits, in the style sheet's colour."""
        painter = smooth(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, self.shown())
        painter.end()


class ReadingText(QLabel):
    """Wrapped text for reading, about 1.5 em from line to line; its height follows its width."""

    def __init__(
        self,
        text: str = "",
        size: str = "body_pt",
        ink: str = "ink",
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Take plain text; `size` is a type role, `ink` a colour role, `strong` for titles."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._size, self._ink, self._strong = size, ink, strong
        self._leads = False
        self._marker: re.Pattern[str] | None = None
        self._worn: tuple[object, ...] = ()
        self._known = KnownRoom()
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        anywhere = QTextOption()
        anywhere.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        )  # a person's text may have no space
        self._document.setDefaultTextOption(anywhere)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def write_in(self, size: str) -> None:
        """Write in another type role from now on."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def height_in(self, size: str, width: int) -> int:
        """Return the height that the text would have in a type role at a width, in px."""
        kept, self._size = self._size, size
        height = self.heightForWidth(width)
        self._size = kept
        return height

    def soften_leads(self) -> None:
        """Write what stands before the first colon of each line in soft ink, as the name of what follows."""
        self._leads = True

    def mark(self, marker: re.Pattern[str] | None) -> None:
        """Put the colour of a selection under what a search was asked for; None takes it away."""
        if marker != self._marker:
            self._marker = marker
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width, in px."""
        return math.ceil(self._laid(width).size().height())

    def sizeHint(self) -> QSize:
        """Return a column that reads well, or less for little text."""
        width = min(math.ceil(self._laid(-1).idealWidth()), 30 * self.fontMetrics().height())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow column; the height for the real width comes from heightForWidth."""
        return QSize(6 * self.fontMetrics().height(), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the laid-out lines."""
        painter = smooth(self)
        document = self._laid(self._room())
        context = QAbstractTextDocumentLayout.PaintContext()
        ink = current_theme().colour(self._ink if self.isEnabled() else "ink_disabled")
        context.palette.setColor(QPalette.ColorRole.Text, QColor(ink))
        context.clip = QRectF(self.rect())
        document.documentLayout().draw(painter, context)
        painter.end()

    def _room(self) -> int:
        """Return how wide the lines are, so that the last one holds more than a word."""
        font = words_font(current_theme(), self._size, self._strong)
        wrap = self._document.defaultTextOption().wrapMode()
        return self._known.of(self.text(), font, self.width(), wrap)

    def _laid(self, width: int) -> QTextDocument:
        """Return the document with today's words, font and marks, laid out at a width; -1 is one endless line."""
        document, theme = self._document, current_theme()
        font = words_font(theme, self._size, self._strong)
        worn = (self.text(), font, theme.colour("ink_soft"), self._marker)
        if self._worn != worn:
            self._worn = worn
            document.setDefaultFont(font)
            document.setPlainText(self.text())
            spaced = QTextBlockFormat()
            spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor = QTextCursor(document)
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(spaced)
            self._soften()
            self._mark()
        document.setTextWidth(width)
        return document

    def _soften(self) -> None:
        ink, at = QTextCharFormat(), 0
        ink.setForeground(QColor(current_theme().colour("ink_soft")))
        for line in self.text().split("\n") if self._leads else ():
            lead = _LEAD.match(line)
            if lead:
                self._write(ink, at, at + lead.end())
            at += len(line) + 1

    def _mark(self) -> None:
        theme, ink = current_theme(), QTextCharFormat()
        ink.setBackground(QColor(theme.colour("selection")))
        ink.setForeground(QColor(theme.colour("on_selection")))
        for found in self._marker.finditer(self.text()) if self._marker else ():
            self._write(ink, found.start(), found.end())

    def _write(self, ink: QTextCharFormat, start: int, end: int) -> None:
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(ink)
