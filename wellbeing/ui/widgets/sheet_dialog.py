"""A window of its own for something to read and perhaps to answer: a title, a column that scrolls, buttons below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.labels import label

WIDTH, HEIGHT = 640, 620


class SheetDialog(QDialog):
    """`column` takes what is read, `foot` the buttons beside the one that closes; Esc closes too."""

    def __init__(self, title: str, close_word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = ReadingSheet()
        sheet.setProperty("role", "ground")
        self.column = QVBoxLayout(sheet)
        self.column.setContentsMargins(24, 22, 24, 16)
        self.column.setSpacing(12)
        self.column.addWidget(label(title, "title", wrap=True))
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        EdgeFade(scroll)
        self.leave = button(close_word, "secondary")
        self.leave.clicked.connect(self.close)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(24, 0, 24, 16)
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addLayout(self.foot)
        self._fit()

    def _fit(self) -> None:
        scale = min(current_theme().text_scale, 1.5)
        room = self.screen().availableSize()
        self.resize(
            min(round(WIDTH * scale), room.width() - 40), min(round(HEIGHT * scale), room.height() - 60)
        )


class ReadingSheet(QWidget):
    """Asks for no least height: that of wrapped words at their narrowest would leave a blank at the foot."""

    def minimumSizeHint(self) -> QSize:
        """Return nothing; the scroll area then asks for the height at its own width."""
        return QSize(0, 0)
