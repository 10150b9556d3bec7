"""A line drawing of what the body does in a step, where there is one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from wellbeing.resources import resource
from wellbeing.ui.widgets.draw import Painted, draw_icon, smooth

_SIDE, _LARGEST = 168, 320  # px at 100 %: from the least window on, and on a full screen
_HEIGHT_SHARE = 0.28  # of the window's height


class StepDrawing(Painted):
    """Shows the drawing of an exercise's step; takes no room where the exercise has none at all."""

    def __init__(self) -> None:
        super().__init__()
        self._exercise, self._name = "", ""
        self.is_drawn = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.hide()

    def set_exercise(self, exercise: str) -> None:
        """Take the exercise whose steps are shown; an exercise with drawings keeps their room in each step."""
        self._exercise = exercise
        self.is_drawn = any(resource("icons", "steps").glob(f"{exercise}_*.svg"))
        self.setVisible(self.is_drawn)

    def show_step(self, at: int) -> None:
        """Show the drawing of a step, counted from 0, or nothing."""
        name = f"steps/{self._exercise}_{at + 1}"
        self._name = name if resource("icons", f"{name}.svg").is_file() else ""
        self.update()

    def sizeHint(self) -> QSize:
        """Return the drawing's square, the larger the higher the window is."""
        least, largest = self.theme.grown(_SIDE), self.theme.grown(_LARGEST)
        side = max(least, min(largest, round(_HEIGHT_SHARE * self.window().height())))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return a small square: words come first where the window is low."""
        return QSize(64, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in the accent's ink."""
        if not self._name:
            return
        painter, side = smooth(self), min(self.width(), self.height())
        at = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_icon(painter, self, at, self._name, "accent_ink")
        painter.end()
