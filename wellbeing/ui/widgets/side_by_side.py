"""Two things side by side that stand one below the other when the row is too narrow for both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

_LEAST_SHARE = 0.62  # words may wrap down to this share of the row before the right thing goes below


class SideBySide(QWidget):
    """Words at the left, a control or answers at the right, or below them."""

    def __init__(self, left: QWidget, right: QWidget, gap: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right, self._gap = left, right, gap
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self._box.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._box.addWidget(left, 1)
        self._box.addWidget(right, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def is_below(self) -> bool:
        """Return whether the right thing stands below now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider of the two: that is all it needs, one below the other."""
        left, right = self._left.minimumSizeHint(), self._least()
        return QSize(max(left.width(), right.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement for this width."""
        self.arrange(event.size().width())
        super().resizeEvent(event)

    def arrange(self, width: int) -> None:
        """Stand side by side where words and control fit into `width` px, else one below the other."""
        room = width - self._wanted().width() - self._gap
        words = min(_natural_width(self._left), round(width * _LEAST_SHARE))
        words = max(words, self._left.minimumSizeHint().width())  # with what stands behind them
        below = words > room
        if below == self.is_below():
            return
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        self._box.setSpacing(8 if below else self._gap)
        self.updateGeometry()

    def _least(self) -> QSize:
        """Return what the right thing can't do without: one that wraps can do with less than it would like."""
        wraps = self._right.sizePolicy().hasHeightForWidth() or bool(
            (layout := self._right.layout()) and layout.hasHeightForWidth()
        )
        return self._right.minimumSizeHint() if wraps else self._wanted()

    def _wanted(self) -> QSize:
        return self._right.sizeHint().expandedTo(self._right.minimumSize())


def _natural_width(widget: QWidget) -> int:
    """Return the width the longest of its lines would take unwrapped, with what stands left of it."""
    widest = 0
    own = [widget] if isinstance(widget, QLabel) else []
    for words in [*own, *widget.findChildren(QLabel)]:
        if not words.isHidden():
            before = words.mapTo(widget, words.rect().topLeft()).x() if words.isVisible() else 0
            widest = max(widest, before + QFontMetrics(words.font()).horizontalAdvance(words.text()))
    return widest
