"""The card of one entry on the day line: its time, its answer and its words, on the roomier side."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.labels import ElidedLabel, ReadingText

_AWAY = 18
_WIDTH = 240
_LEAST_NOTE = 8


class DayCard(QFrame):
    """Deaf to the mouse: what lies under it can still be pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "lifted")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._note, self._more = (
            ElidedLabel("", "heading"),
            ReadingText("", "small_pt"),
            ReadingText("", "caption_pt", "ink_soft"),
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 10)
        rows.setSpacing(4)
        for widget in (self._title, self._note, self._more):
            rows.addWidget(widget)
        self.hide()

    def show_entry(self, title: str, more: tuple[str, ...]) -> None:
        """Say what an entry is; the first of `more` is its note."""
        self._title.setText(title)
        note, words = (more[0], more[1:]) if more else ("", ())
        self._note.setText(note if len(note) < 160 else f"{note[:159]}…")
        self._note.setVisible(bool(note))
        self._more.setText(" · ".join(filter(None, words)))
        self._more.setVisible(any(words))

    def stand_by(self, mark: QPointF) -> None:
        """Stand beside a mark, where there is more room."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(round(_WIDTH * current_theme().text_scale), max(parent.width() // 2 - _AWAY, 120))
        height = min(max(self._shortened(width, parent.height()), 40), parent.height())
        # What comes after an entry is mostly still empty: the card stands there where it can.
        left = mark.x() + _AWAY + width > parent.width()
        x = mark.x() - _AWAY - width if left else mark.x() + _AWAY
        y = min(max(0.0, mark.y() - height / 2), parent.height() - height)
        self.setGeometry(round(x), round(y), width, height)
        self.show()
        self.raise_()

    def _shortened(self, width: int, most: int) -> int:
        """Shorten the note until all fits into a height; returns the height needed."""
        layout = self.layout()
        if layout is None:
            return 0
        edge = 2 * self.frameWidth()
        while (needed := layout.heightForWidth(width - edge) + edge) > most and len(self._note.text()) > 1:
            note = self._note.text().removesuffix("…")
            self._note.setText(f"{note[: len(note) * 4 // 5]}…" if len(note) > _LEAST_NOTE else "")
            self._note.setVisible(bool(self._note.text()))
            layout.invalidate()
        return needed
