"""The window itself: painted in the theme's colours at once, before words, pages and diary are there."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from wellbeing.domain.looks import Look
from wellbeing.ui.milestones import reach

SIZE = QSize(1100, 720)
SMALLEST = QSize(640, 480)


class Shell(QMainWindow):
    """Stands for the app on the desktop; its view is set in the turn after the first painting."""

    closed = Signal()
    first_painted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._painted = False
        self.setWindowTitle("wellbeing")
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper and rail while nothing else stands there; tell of the first time once the event is over."""
        super().paintEvent(event)
        if self.centralWidget() is None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(self._look.colour("ground")))
            painter.fillRect(0, 0, self._look.px("rail"), self.height(), QColor(self._look.colour("rail")))
            painter.end()
        if not self._painted:
            self._painted = True
            reach("painted")
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put the window away; the app stays where the tray is, or ends as the application decides."""
        event.accept()
        self.closed.emit()
