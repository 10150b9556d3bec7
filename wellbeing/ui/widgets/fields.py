"""Qt's own fields with our signs painted on: combo box, spin box with minus and plus, check box."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QStyle, QStyleOptionButton, QWidget

from wellbeing.ui.look.theme import current_theme, row_height
from wellbeing.ui.widgets.draw import draw_icon, smooth, width_of
from wellbeing.ui.widgets.popups import round_popup

_SIGN = 16
_AROUND = 44  # px beside the words of a list: its edges and the scroll bar
_END = 33  # the width of a step button in the style sheet


class PickBox(QComboBox):
    """A combo box with our chevron; the wheel scrolls the page, not the choice."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._is_round = False

    def showPopup(self) -> None:
        """Open the list below the box, or above where there is more room; as wide as its longest word."""
        view = self.view()
        if not self._is_round:
            self._is_round = True
            round_popup(view.window())
        words = max((width_of(self.itemText(row), self.font()) for row in range(self.count())), default=0)
        room = self.screen().availableGeometry().width() - 2 * _SIGN
        view.setMinimumWidth(min(max(self.width(), math.ceil(words) + _AROUND), room))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint Qt's box, then the chevron."""
        super().paintEvent(event)
        painter = smooth(self)
        ink = "ink" if self.isEnabled() else "ink_disabled"
        side = current_theme().grown(_SIGN)
        at = QRectF(self.width() - 9 - side, (self.height() - side) / 2, side, side)
        draw_icon(painter, self, at, "chevron_down", ink)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class StepBox(QSpinBox):
    """A spin box with minus at the left and plus at the right; the wheel scrolls the page."""

    def __init__(
        self,
        least: int,
        most: int,
        step: int = 1,
        unit: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`unit` follows the figure, with its own space (' min')."""
        super().__init__(parent)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setSuffix(unit)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint Qt's box, then minus and plus, faint at the ends of the range."""
        super().paintEvent(event)
        painter = smooth(self)
        side, flags = current_theme().grown(_SIGN), self.stepEnabled()
        top = (self.height() - side) / 2
        can = QSpinBox.StepEnabledFlag
        down = "ink" if flags & can.StepDownEnabled and self.isEnabled() else "ink_disabled"
        up = "ink" if flags & can.StepUpEnabled and self.isEnabled() else "ink_disabled"
        draw_icon(painter, self, QRectF(9, top, side, side), "minus", down)
        draw_icon(painter, self, QRectF(self.width() - 9 - side, top, side, side), "plus", up)
        painter.end()

    def sizeHint(self) -> QSize:
        """Return the room of the longest figure between the two signs."""
        words = max(
            (self.prefix() + self.textFromValue(value) + self.suffix() for value in self._ends()), key=len
        )
        height = row_height(current_theme().px("control"), QFontMetricsF(self.font()))
        return QSize(width_of(words, self.font()) + 2 * _END + 12, height)

    def minimumSizeHint(self) -> QSize:
        """Return sizeHint: a figure is never cut."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def _ends(self) -> tuple[int, int]:
        return self.minimum(), self.maximum()


class TickBox(QCheckBox):
    """A check box with our check mark."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint Qt's box, then the mark."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        side = current_theme().grown(14)
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(place).center())
        painter = smooth(self)
        draw_icon(painter, self, square, "check", "on_accent")
        painter.end()
