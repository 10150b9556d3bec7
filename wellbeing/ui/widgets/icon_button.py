"""A bare icon that can be pressed: a star, a table, an undo arrow. Its name is spoken and shown on hover."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from wellbeing.ui.widgets.draw import PaintedButton, draw_box, draw_icon, smooth
from wellbeing.ui.widgets.plain_text import set_tip


class IconButton(PaintedButton):
    """`chosen_icon` makes it checkable: a star that is filled when kept."""

    def __init__(
        self, icon: str, name: str, chosen_icon: str = "", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._icon, self._chosen_icon, self._size = icon, chosen_icon, size
        self.setCheckable(bool(chosen_icon))
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change what is spoken and shown on hover."""
        self.setAccessibleName(name)
        set_tip(self, name)

    def sizeHint(self) -> QSize:
        """Return an area that a finger hits."""
        side = self.theme.grown(self.theme.px("touch_min"))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, on a step of ground under the pointer."""
        theme, painter = self.theme, smooth(self)
        rect = QRectF(self.rect())
        if self.hovered:
            draw_box(
                painter, rect, theme.radius("control"), theme.colour("track" if self.isDown() else "pressed")
            )
        square = QRectF(0, 0, theme.grown(self._size), theme.grown(self._size))
        square.moveCenter(rect.center())
        chosen = self.isChecked()
        ink = (
            "ink_disabled"
            if not self.isEnabled()
            else "accent_ink"
            if chosen
            else "ink"
            if self.hovered
            else "ink_soft"
        )
        draw_icon(painter, self, square, self._chosen_icon if chosen else self._icon, ink)
        painter.end()
