"""A round button with an icon and its word below, as the player has three of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import (
    PaintedButton,
    draw_disc,
    draw_icon,
    draw_text,
    height_of,
    smooth,
    width_of,
)

_SMALL, _LARGE, _WORDS = 40, 56, 6


class RoundButton(PaintedButton):
    """`large` is the filled one in the middle (56 px); the others are outlined (40 px)."""

    def __init__(self, icon: str, text: str, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon, self._large = icon, large
        self.setProperty("focus_radius", 12)

    def show_as(self, icon: str, text: str) -> None:
        """Change icon and word, as pause becomes play."""
        self._icon = icon
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the circle with its word; all three take the same height so that their words line up."""
        font = words_font(self.theme, "caption_pt")
        large = self.theme.grown(_LARGE)
        return QSize(max(large, width_of(self.text(), font) + 4), large + _WORDS + height_of(font))

    def hitButton(self, pos: QPoint) -> bool:
        """Accept presses on circle and word."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle, icon and word."""
        theme, painter = self.theme, smooth(self)
        large = theme.grown(_LARGE)
        centre, radius = (
            QPointF(self.width() / 2, large / 2),
            (large if self._large else theme.grown(_SMALL)) / 2,
        )
        if self._large:
            state = "accent_pressed" if self.isDown() else "accent_hover" if self.hovered else "accent"
            draw_disc(painter, centre, radius, theme.colour(state if self.isEnabled() else "track"))
        else:
            fill = theme.colour("pressed" if self.isDown() else "hover") if self.hovered else None
            draw_disc(painter, centre, radius, fill, theme.colour("line" if self.isEnabled() else "hairline"))
        ink = "ink_disabled" if not self.isEnabled() else "on_accent" if self._large else "ink"
        icon = theme.grown(20)
        draw_icon(
            painter, self, QRectF(centre.x() - icon / 2, centre.y() - icon / 2, icon, icon), self._icon, ink
        )
        font = words_font(theme, "caption_pt")
        below = QRectF(0, large + _WORDS, self.width(), height_of(font))
        draw_text(painter, below, self.text(), font, theme.colour("ink_soft"))
        painter.end()
