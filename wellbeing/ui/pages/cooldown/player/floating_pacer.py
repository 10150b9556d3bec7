"""A small breath circle in a corner of the screen, above everything, that takes neither focus nor mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.breath_circle import BreathCircle
from wellbeing.ui.widgets.labels import label

SIDE, MARGIN, RIM = 136, 24, 6
# X11BypassWindowManagerHint: the frame that some window managers lay around a window would catch the clicks.
FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowTransparentForInput
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.NoDropShadowWindowHint
    | Qt.WindowType.X11BypassWindowManagerHint
)


class Pacer(QWidget):
    """Follows the same moment as the player's circle; clicks and keys go to whatever is below it.

    A window of its own without a parent: a child would go away with the minimised main window.
    """

    def __init__(self, name: str) -> None:
        super().__init__(None, FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self.circle = BreathCircle(self)
        self.circle.setMinimumSize(1, 1)
        self.word = label(
            "", "phase", parent=self.circle
        )  # alone in the middle: no seconds stand below it here
        self.word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(RIM, RIM, RIM, RIM)
        column.addWidget(self.circle)
        side = round(SIDE * current_theme().text_scale)
        self.setFixedSize(side, side)
        self.word.resize(side - 2 * RIM, side - 2 * RIM)
        if QGuiApplication.platformName() == "xcb":  # without a compositor X11 would paint the corners black
            self.setMask(QRegion(QRect(0, 0, side, side), QRegion.RegionType.Ellipse))

    def show_phase(self, word: str, fullness: float) -> None:
        """Show a short phase word and how full the breath is, 0-1."""
        self.word.setText(word)
        self.circle.show_phase("", fullness)

    def stand_on(self, free: QRect) -> None:
        """Stand in the lower right corner of the free part of a screen."""
        self.move(corner(free, self.size()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a quiet ground that keeps the word readable above anything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().colour("card")))
        if self.mask().isEmpty():
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        else:  # the mask cuts the circle; what it leaves unpainted would stay black
            painter.drawRect(self.rect())
        painter.end()


def corner(free: QRect, size: QSize) -> QPoint:
    """Return the top left point of a window in the lower right corner of a screen's free part."""
    return QPoint(free.right() + 1 - MARGIN - size.width(), free.bottom() + 1 - MARGIN - size.height())


def can_float(platform: str | None = None) -> bool:
    """Tell whether windows can choose their place and stay on top here; Wayland leaves neither to them."""
    return not (platform or QGuiApplication.platformName()).startswith("wayland")
