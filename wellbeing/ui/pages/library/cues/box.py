"""The box a message is pasted into: it marks words where they stand, by ground and by line, never by colour alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from wellbeing.domain.cues.marks import (
    EMOJI,
    KEYWORD,
    NEGATED,
    PAUSE,
    POLITE,
    PRESSURE,
    REPORT,
    TURN,
    WARM,
    CueMark,
)
from wellbeing.domain.cues.reader import READ_MOST
from wellbeing.ui.look.theme import current_theme

LINES = 5
MOST = READ_MOST  # more is not read, and one long word of more holds the window up
MOST_MARKS = 300  # of those in sight; Qt's cost grows with their square
_LINE = QTextCharFormat.UnderlineStyle
_SOLID = frozenset((KEYWORD, EMOJI, PAUSE, TURN, POLITE, PRESSURE))


class CueBox(QPlainTextEdit):
    """Takes plain text only, as much of it as is read; the marks lie over the words and are no part of them.

    Only what is in sight is marked: thousands of marks would take the window minutes to paint.
    """

    shortened = Signal()  # what was pasted or typed was longer than is read

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[CueMark, ...] = ()
        self._places: list[int] = [0]
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.verticalScrollBar().valueChanged.connect(self._mark_in_sight)
        self.textChanged.connect(self._cut_rest)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take no more of what is pasted or dropped than there is room for."""
        room = MOST - self.document().characterCount() + 1 + len(self.textCursor().selectedText())
        text = source.text()
        if len(text) > room:
            self.shortened.emit()
        self.insertPlainText(text[: max(0, room)])

    def _cut_rest(self) -> None:
        text = self.toPlainText()
        if len(text) <= MOST:
            return
        rest = QTextCursor(self.document())
        rest.setPosition(_qt_places(text)[MOST])
        rest.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        rest.removeSelectedText()  # comes back here, with nothing left to cut
        self.shortened.emit()

    def show_marks(self, marks: Sequence[CueMark]) -> None:
        """Mark these places of the text that stands in the box."""
        self._marks = tuple(marks)
        self._places = _qt_places(self.toPlainText())
        self._mark_in_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Mark what has come into sight."""
        super().resizeEvent(event)
        self._mark_in_sight()

    def _mark_in_sight(self) -> None:
        ground = self.viewport().rect()
        first = bisect_left(self._places, self.cursorForPosition(ground.topLeft()).position())
        last = bisect_left(self._places, self.cursorForPosition(ground.bottomRight()).position())
        seen = [mark for mark in self._marks if mark.end >= first and mark.start <= last][:MOST_MARKS]
        self.setExtraSelections([self._selection(mark, self._places) for mark in _in_runs(seen)])

    def changeEvent(self, event: QEvent) -> None:
        """Measure and mark anew after a switch of look or text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()
            self.show_marks(self._marks)

    def _fit(self) -> None:
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 24)

    def _selection(self, mark: CueMark, places: Sequence[int]) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        last, end = len(places) - 1, self.document().characterCount() - 1
        cursor.setPosition(min(places[min(mark.start, last)], end))
        cursor.setPosition(min(places[min(mark.end, last)], end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = mark_format(mark.kind)
        return selection


def _in_runs(marks: Iterable[CueMark]) -> list[CueMark]:
    """Return marks of one kind that touch as one: they look the same, and a cursor in a long line costs Qt dearly."""
    runs: list[CueMark] = []
    for mark in marks:
        if runs and (runs[-1].end, runs[-1].kind) == (mark.start, mark.kind):
            runs[-1] = runs[-1]._replace(end=mark.end)
        else:
            runs.append(mark)
    return runs


def mark_format(kind: str) -> QTextCharFormat:
    """Return how a kind of mark looks: solid for words, waves for signs, dashes for hints, dots for warmth."""
    theme, marked = current_theme(), QTextCharFormat()
    ground, line = "notice_soft", _LINE.WaveUnderline
    if kind in _SOLID:
        line = _LINE.SingleUnderline
    elif kind in (NEGATED, REPORT):
        ground, line = "sunken", _LINE.DashUnderline
    elif kind == WARM:
        ground, line = "accent_soft", _LINE.DotLine
    marked.setBackground(QColor(theme.colour(ground)))
    marked.setForeground(QColor(theme.colour("ink")))
    marked.setUnderlineStyle(line)
    marked.setUnderlineColor(QColor(theme.colour("ink")))
    return marked


def _qt_places(text: str) -> list[int]:
    """Return where each character begins in Qt's count, in which an emoji takes two; one more for the end."""
    places, at = [], 0
    for sign in text:
        places.append(at)
        at += 2 if ord(sign) > 0xFFFF else 1
    return [*places, at]
