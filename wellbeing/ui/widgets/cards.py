"""Cards, the hairlines in them, and the small icons that stand beside words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.draw import Painted, draw_box, draw_icon, smooth
from wellbeing.ui.widgets.labels import label


class Card(QFrame):
    """A sheet of paper with a vertical layout in it: `card.rows.addWidget(...)`."""

    def __init__(self, parent: QWidget | None = None, compact: bool = False, role: str = "card") -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        pad = 16 if compact else current_theme().px("card_pad")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(pad, pad - 2, pad, pad - 2)
        self.rows.setSpacing(current_theme().px("x2"))

    def head(self, title: str, aside: QWidget | None = None, role: str = "heading") -> QLabel:
        """Put a title line at the end of the rows, with something at its right; return the title's label."""
        line = QHBoxLayout()
        line.setSpacing(12)
        words = label(title, role, wrap=True)
        line.addWidget(words, 1)
        if aside is not None:
            line.addWidget(aside)
        self.rows.addLayout(line)
        return words


class HairLine(QFrame):
    """A 1 px line between rows; it only divides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "hairline")
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Icon(Painted):
    """An icon that stands beside words; deaf to mouse and keyboard, silent to screen readers."""

    def __init__(
        self, name: str, role: str = "ink_soft", size: int = 20, tile: int = 0, parent: QWidget | None = None
    ) -> None:
        """With `tile` px the icon stands in the middle of a soft accent tile."""
        super().__init__(parent)
        self._name, self._role, self._icon, self._tile = name, role, size, tile
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str) -> None:
        """Show another icon in the same place."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        """Return icon or tile."""
        side = self.theme.grown(self._tile or self._icon)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return sizeHint."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tile and icon."""
        painter, rect = smooth(self), QRectF(self.rect())
        if self._tile:
            draw_box(painter, rect, self.theme.radius("control"), self.theme.colour("accent_soft"))
        side = self.theme.grown(self._icon)
        square = QRectF(0, 0, side, side)
        square.moveCenter(rect.center())
        draw_icon(painter, self, square, self._name, self._role)
        painter.end()
