"""One key of the stress scale, in its band's colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import (
    PaintedButton,
    draw_box,
    draw_disc,
    draw_icon,
    draw_text,
    smooth,
    width_of,
)


class StressKey(PaintedButton):
    """One key of the scale; to a screen reader a radio button of its own."""

    pressed_once = Signal(int)

    def __init__(self, value: int, spoken: str, parent: QWidget) -> None:
        super().__init__(str(value), parent)
        self.value = value
        self.setAccessibleName(spoken)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.clicked.connect(self._tell)
        self._old = False

    def mark_old(self, old: bool) -> None:
        """Show a small ring at the foot: the answer that is being changed."""
        if old != self._old:
            self._old = old
            self.update()

    def show_chosen(self, chosen: bool) -> None:
        """Show the key chosen or resting, without a signal."""
        self.setAutoExclusive(False)  # an exclusive button cannot be let go
        self.setChecked(chosen)
        self.setAutoExclusive(True)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the scale."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the scale."""
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click is a slip of the finger: it says nothing more."""
        event.accept()

    def sizeHint(self) -> QSize:
        """Return a square; the scale decides the real size."""
        return QSize(self.theme.px("touch_min"), self.theme.px("touch_min"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key in its band's colour, stronger when chosen."""
        theme, painter = self.theme, smooth(self)
        edge = theme.colour("line") if theme.high_contrast and not self.isChecked() else None
        draw_box(painter, QRectF(self.rect()), theme.radius("key"), self._fill(), edge)
        ink = theme.on_stress(self.value) if self.isChecked() else theme.colour("ink")
        font = words_font(theme, "lead_pt", strong=self.isChecked())
        room = self.width() - 6
        if width_of("10", font) > room:  # large words in a narrow window: all keys shrink alike
            font.setPointSizeF(font.pointSizeF() * room / width_of("10", font))
        draw_text(
            painter,
            QRectF(self.rect()),
            self.text(),
            font,
            ink if self.isEnabled() else theme.colour("ink_disabled"),
        )
        if self._old:
            foot = QPointF(self.width() / 2, self.height() - theme.grown(7))
            draw_disc(painter, foot, theme.grown(3), None, ink, 1.2)
        if theme.high_contrast and self.isChecked():
            self._tick(painter)
        painter.end()

    def _tell(self) -> None:
        self.pressed_once.emit(self.value)

    def _fill(self) -> str:
        theme = self.theme
        if self.isChecked():
            return theme.stress_fill(self.value)
        return (
            theme.stress_soft(self.value) if self.hovered or self.isDown() else theme.stress_key(self.value)
        )

    def _tick(self, painter: QPainter) -> None:
        draw_icon(painter, self, QRectF(self.width() - 16, 2, 14, 14), "check", "on_accent")
