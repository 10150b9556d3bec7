"""A sentence whose gaps are filled in where they stand: Tab goes from gap to gap, typing replaces, Enter is done."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from wellbeing.ui.look.theme import current_theme


class GapEdit(QPlainTextEdit):
    """An editor of a few lines, as high as its text. A gap is open as long as its word in brackets stands there."""

    done, left = Signal(), Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gaps = re.compile("(?!)")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._follow)

    def open_on(self, text: str, gaps: Iterable[str]) -> None:
        """Show a sentence, its first gap selected."""
        self._gaps = re.compile("|".join(map(re.escape, gaps)) or "(?!)")
        self.setPlainText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.select_gap()

    def open_gaps(self) -> tuple[str, ...]:
        """Return the gaps that nothing was filled in for, each once."""
        return tuple(dict.fromkeys(self._gaps.findall(self.toPlainText())))

    def select_gap(self, forward: bool = True) -> bool:
        """Select the next gap, or the one before; tells whether there is one."""
        cursor = self.textCursor()
        spans = [found.span() for found in self._gaps.finditer(self.toPlainText())]
        if forward:
            from_here = cursor.selectionEnd()
            span = next((span for span in spans if span[0] >= from_here), None)
        else:
            span = next((span for span in reversed(spans) if span[1] <= cursor.selectionStart()), None)
        if span is None:
            return False
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def select_first(self) -> None:
        """Select the first gap that is open, wherever the cursor stands."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.select_gap()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from gap to gap; past the last one on to what comes next on the page."""
        return self.select_gap(forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, Escape gives up; all else edits."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines at this width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a width that any row has."""
        return QSize(80, super().minimumSizeHint().height())

    def _follow(self) -> None:
        self._fit()
        self.setExtraSelections([self._painted(found) for found in self._gaps.finditer(self.toPlainText())])

    def _painted(self, found: re.Match[str]) -> QTextEdit.ExtraSelection:
        painted, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.document())
        cursor.setPosition(found.start())
        cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
        painted.cursor = cursor
        painted.format.setBackground(QColor(current_theme().colour("notice_soft")))
        return painted

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        frame = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        height = lines * self.fontMetrics().lineSpacing() + frame + 8
        if height != self.height():
            self.setFixedHeight(height)
