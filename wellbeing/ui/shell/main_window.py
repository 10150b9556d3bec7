"""The window itself: painted in the theme's colours at once, before words, pages and diary are there."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from wellbeing.ui.look.breakpoints import LEAST
from wellbeing.ui.look.paper import Paper
from wellbeing.ui.shell.window_place import fitting
from wellbeing.ui.startup_trace import mark

SIZE = QSize(1100, 720)


class MainWindow(QMainWindow):
    """Stands for the app on the desktop; its view is set in the turn after the first painting."""

    closed = Signal()
    about_to_show = Signal()
    first_painted = Signal()

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.is_painted = False
        self.setWindowTitle("wellbeing")
        self.setMinimumSize(QSize(*LEAST))
        self.resize(fitting(SIZE, self.screen().availableGeometry()))
        # By a style sheet: a painter's first fill makes Qt's whole namespace of enums, which the first painting
        # does not need.
        rail, ground, edge = paper.rail, paper.ground, paper.width / SIZE.width()
        stops = f"stop:0 {rail}, stop:{edge:.4f} {rail}, stop:{edge + 0.0001:.4f} {ground}, stop:1 {ground}"
        self.setStyleSheet(f"QMainWindow {{ background: qlineargradient(x1:0, y1:0, x2:1, y2:0, {stops}); }}")

    def show_view(self, view: QWidget) -> None:
        """Put a view in place of the bare paper, or of the view before."""
        self.setStyleSheet("")
        self.setCentralWidget(view)
        view.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell of it first: what the window shows may not be made yet."""
        if not event.spontaneous():
            self.about_to_show.emit()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell of the first time once the event is over."""
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            mark("painted")
            QTimer.singleShot(0, self, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put the window away; the app stays where the tray is, or ends as the application decides."""
        event.accept()
        self.closed.emit()
