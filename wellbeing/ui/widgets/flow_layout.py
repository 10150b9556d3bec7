"""A layout that sets its items in lines like words, and breaks where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import isValid

from wellbeing.ui.widgets.last_lines import in_lines

_NO_ITEMS: list[tuple[QLayoutItem, QWidget | None]] = []


class FlowLayout(QLayout):
    """Lays items left to right, wrapping; its height follows its width.

    `gap` px stand between neighbours, `line_gap` px (the same unless told) between lines. What would stand alone in the
    last line gets a neighbour where the line above keeps two, `company` where it keeps one. Each item is kept
    together with its widget: an item whose widget has died holds a pointer to nothing, and asking it for its
    size would end the process.
    """

    company: QWidget | None = None

    # Where a window goes as garbage, Python takes what is ours away first, and Qt asks for the items afterwards.
    _items = _NO_ITEMS

    def __init__(self, parent: QWidget | None = None, gap: int = 8, line_gap: int | None = None) -> None:
        super().__init__(parent)
        self._items = []
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item (called by addWidget)."""
        self._items.append((item, item.widget()))

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the end."""
        return self._items[index][0] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let an item go, None beyond the end."""
        return self._items.pop(index)[0] if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: it takes what it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height all lines need at a width, in px."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of everything in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() + self._gap for hint in hints) - self._gap if hints else 0
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest single item."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def _shown(self) -> list[QLayoutItem]:
        return [
            item
            for item, widget in self._items
            if isValid(item) and (widget is None or isValid(widget)) and not item.isEmpty()
        ]

    def _lay(self, rect: QRect, move: bool) -> int:
        """Set the items line by line, each in the middle of its line's height; return the height of all lines."""
        y = rect.y()
        for line in self._lines(rect.width()):
            high = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._gap
            y += high + self._line_gap
        return max(0, y - self._line_gap - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        items = self._shown()
        hints = [item.sizeHint() for item in items]
        sizes = [QSize(min(hint.width(), width), hint.height()) for hint in hints]
        kept = 1 if items and self.company is not None and items[-1].widget() is self.company else 2
        lines = in_lines([size.width() for size in sizes], self._gap, width, kept)
        return [[(items[number], sizes[number]) for number in line] for line in lines]
