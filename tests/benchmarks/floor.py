"""The least a Qt app with a window and a tray icon can be: what the app's own figures are held against."""

from __future__ import annotations

import sys
import time

from PySide6.QtGui import QColor, QIcon, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon


class Bare(QMainWindow):
    """An empty window that tells when it was first painted."""

    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Paint, and tell the first time."""
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            sys.stderr.write(f"mark painted {time.monotonic_ns()}\n")
            sys.stderr.flush()


def main() -> int:
    """Show the window and the icon."""
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    picture = QPixmap(32, 32)
    picture.fill(QColor("teal"))
    tray = QSystemTrayIcon(QIcon(picture))
    tray.show()
    window = Bare()
    window.resize(1100, 720)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
