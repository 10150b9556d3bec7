"""Qt's own fields with our signs painted on: a combo box, a spin box with minus and plus, a check box, a search."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QStyle, QStyleOptionButton, QWidget

from wellbeing.ui.widgets.cards import Sign
from wellbeing.ui.widgets.painted import draw_icon, smooth

_SIGN = 16


class PickBox(QComboBox):
    """A combo box with our chevron; the wheel scrolls the page, not the choice."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint Qt's box, then the chevron."""
        super().paintEvent(event)
        painter = smooth(self)
        ink = "ink" if self.isEnabled() else "ink_disabled"
        at = QRectF(self.width() - 9 - _SIGN, (self.height() - _SIGN) / 2, _SIGN, _SIGN)
        draw_icon(painter, self, at, "chevron_down", ink)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class StepBox(QSpinBox):
    """A spin box with minus at the left and plus at the right; the wheel scrolls the page."""

    def __init__(
        self, least: int, most: int, step: int = 1, unit: str = "", name: str = "", parent: QWidget | None = None
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
        top, flags = (self.height() - _SIGN) / 2, self.stepEnabled()
        can = QSpinBox.StepEnabledFlag
        down = "ink" if flags & can.StepDownEnabled and self.isEnabled() else "ink_disabled"
        up = "ink" if flags & can.StepUpEnabled and self.isEnabled() else "ink_disabled"
        draw_icon(painter, self, QRectF(9, top, _SIGN, _SIGN), "minus", down)
        draw_icon(painter, self, QRectF(self.width() - 9 - _SIGN, top, _SIGN, _SIGN), "plus", up)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


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
        square = QRectF(0, 0, 14, 14)
        square.moveCenter(QRectF(place).center())
        painter = smooth(self)
        draw_icon(painter, self, square, "check", "on_accent")
        painter.end()


class SearchField(QLineEdit):
    """A field with a magnifying glass; `large` is the 40 px one that a page opens with."""

    def __init__(self, hint: str, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setProperty("large", "true" if large else "false")
        self.setClearButtonEnabled(False)
        self.setTextMargins(24, 0, 0, 0)
        self._sign = Sign("search", size=18, parent=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the glass in the middle of the left end."""
        super().resizeEvent(event)
        self._sign.setGeometry(12, (self.height() - 18) // 2, 18, 18)
