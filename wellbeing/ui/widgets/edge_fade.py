"""The lower edge of what scrolls: soft, or a line with high contrast; it goes on below, and is not just cut off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QScrollArea
from shiboken6 import isValid

from wellbeing.ui.widgets.draw import Painted, smooth

_HIGH, _LINE = 28, 2  # px at 100 %, soft and as a line


class EdgeFade(Painted):
    """Lies over the foot of an area's view while there is more below; `ground` is the colour that the area lies on."""

    def __init__(self, area: QScrollArea, ground: str = "ground") -> None:
        super().__init__(area)
        self._area, self._ground = area, ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._stand)
        bar.rangeChanged.connect(self._stand)
        area.viewport().installEventFilter(self)
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the view's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._stand()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Become what another look has for an edge."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_area"):
            self._stand()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, more of it the lower; with high contrast nothing is paled, and a line is drawn."""
        if self.theme.high_contrast:
            line = smooth(self)
            line.fillRect(self.rect(), QColor(self.theme.colour("line")))
            line.end()
            return
        from PySide6.QtGui import QLinearGradient  # brings 200 names of Qt's, and most pages need no edge

        ground = QColor(self.theme.colour(self._ground))
        clear = QColor(ground)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, clear)
        fade.setColorAt(1, ground)
        painter = smooth(self)
        painter.fillRect(QRectF(self.rect()), fade)
        painter.end()

    def _stand(self) -> None:
        if not isValid(self._area):  # its bar still speaks while it goes
            return
        bar, view = self._area.verticalScrollBar(), self._area.viewport().geometry()
        high = min(self.theme.grown(_LINE if self.theme.high_contrast else _HIGH), view.height())
        self.setGeometry(view.left(), view.bottom() + 1 - high, view.width(), high)
        self.setVisible(bar.value() < bar.maximum())
        self.raise_()
