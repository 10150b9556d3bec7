"""A borderless window in the corner of the screen where the tray is; or over the whole screen, its sheet amid."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion, QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme

EDGE = 12


class CornerWindow(QWidget):
    """Holds one sheet, as high as that wants to be; `near` is a point of the tray, the lower right corner without."""

    def __init__(self, name: str, round_ends: bool = False) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self._round_ends = round_ends
        self.near: QPoint | None = None
        self.covers = False
        self.setProperty("role", "cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sheet = QFrame()
        self.sheet.setProperty("role", "window")
        self.rows = QVBoxLayout(self.sheet)
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.addWidget(self.sheet)

    def fit(self, width: int = 0) -> None:
        """Take a width, the sheet's own without, and the height that the sheet needs at it; stand in the corner."""
        screen = QGuiApplication.screenAt(self.near) if self.near is not None else None
        free = (screen or QGuiApplication.primaryScreen()).availableGeometry()
        for part in reversed([self.sheet, *self.sheet.findChildren(QWidget)]):
            part.updateGeometry()  # what was hidden or shown deep inside has not told its parents yet
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        width = min(width or self.sheet.sizeHint().width(), free.width() - 2 * EDGE)
        high = self.sheet.heightForWidth(width) if self.sheet.hasHeightForWidth() else -1
        height = high if high > 0 else self.sheet.sizeHint().height()
        height = min(height, free.height() - 2 * EDGE)
        if self.covers:
            self._cover(screen or QGuiApplication.primaryScreen(), QSize(width, height))
            return
        self._around.setContentsMargins(0, 0, 0, 0)
        self.setFixedSize(width, height)
        left = free.right() + 1 - EDGE - width
        below = self.near is None or self.near.y() > free.center().y()
        top = free.bottom() + 1 - EDGE - self.height() if below else free.top() + EDGE
        self.move(left, top)

    def _cover(self, screen: QScreen, inside: QSize) -> None:
        """Lie over a whole screen, with the sheet in its middle."""
        whole = screen.geometry()
        side, over = (whole.width() - inside.width()) // 2, (whole.height() - inside.height()) // 2
        self._around.setContentsMargins(side, over, side, over)
        self.setFixedSize(whole.size())
        self.move(whole.topLeft())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners: a mask works without a compositor, too."""
        if self.covers:
            self.clearMask()
            super().resizeEvent(event)
            return
        corner = self.height() / 2 if self._round_ends else current_theme().radius("window")
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), corner, corner)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))
        super().resizeEvent(event)
