"""The box a message is pasted into: it marks words where they stand, by ground and by line, never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from wellbeing.domain.cues.marks import EMOJI, KEYWORD, NEGATED, PAUSE, TURN, WARM, CueMark
from wellbeing.ui.look.theme import current_theme

LINES = 5
_LINE = QTextCharFormat.UnderlineStyle
_SOLID = frozenset((KEYWORD, EMOJI, PAUSE, TURN))


class CueBox(QPlainTextEdit):
    """Takes plain text only; the marks lie over the words and are no part of them."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[CueMark, ...] = ()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._fit()

    def show_marks(self, marks: Sequence[CueMark]) -> None:
        """Mark these places of the text that stands in the box."""
        self._marks = tuple(marks)
        places = _qt_places(self.toPlainText())
        self.setExtraSelections([self._selection(mark, places) for mark in self._marks])

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
        last = len(places) - 1
        cursor.setPosition(places[min(mark.start, last)])
        cursor.setPosition(places[min(mark.end, last)], QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = mark_format(mark.kind)
        return selection


def mark_format(kind: str) -> QTextCharFormat:
    """Return how a kind of mark looks: solid for words, waves for signs, dashes for a "not", dots for warmth."""
    theme, marked = current_theme(), QTextCharFormat()
    ground, line = "notice_soft", _LINE.WaveUnderline
    if kind in _SOLID:
        line = _LINE.SingleUnderline
    elif kind == NEGATED:
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
