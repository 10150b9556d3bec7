"""The heading of what is being read stays at the top of the window while its items scroll by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea

from wellbeing.ui.pages.library.results import KindBlock
from wellbeing.ui.widgets.labels import label


class StickyHead(QFrame):
    """Says the heading that has scrolled out above what is seen; hidden while none has."""

    def __init__(self, area: QScrollArea, blocks: Callable[[], Sequence[KindBlock]]) -> None:
        """`blocks` gives what is shown on the page of `area`, in any order."""
        super().__init__(area.viewport())
        self._area, self._blocks = area, blocks
        self.setProperty("role", "sticky")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = label("", "heading")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.addWidget(self.words)
        area.verticalScrollBar().valueChanged.connect(self.place)
        area.viewport().installEventFilter(self)
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the width of what is below."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def place(self) -> None:
        """Stand over the block that reaches above the top, as long as more of it is seen than the heading hides."""
        view, tall = self._area.viewport(), self.sizeHint().height()
        for block in self._blocks():
            at = block.mapTo(view, QPoint(0, 0))
            if at.y() < -tall // 2 and at.y() + block.height() > 2 * tall:
                self.words.setText(block.title.text())
                self.setGeometry(at.x(), 0, block.width(), tall)
                self.raise_()
                self.show()
                return
        self.hide()
