"""The receipt: a pill by the tray that says what was saved and takes it back, also with the window closed."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPoint,
    QPropertyAnimation,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QGuiApplication,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel

from wellbeing.ui.announce import announce, speak_as
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import Painted, draw_box, draw_disc, draw_text, smooth
from wellbeing.ui.widgets.toast import ToastWord

STAY_MS = 8_000
SHRINK_MS = 150
EDGE = 12
_DISC = 22


class ReceiptPill(Painted):
    """Takes no focus and no key; it stays eight seconds, longer while the pointer rests on it."""

    pressed = Signal()

    def __init__(self) -> None:
        flags = (
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        super().__init__(None)
        speak_as(self, QAccessible.Role.Notification)
        self.setWindowFlags(flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle("wellbeing")
        self._disc = _Disc()
        self._words = _PillWords()
        self._action = ToastWord("", self)
        self._action.clicked.connect(self._press)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._move = QPropertyAnimation(self, b"geometry", self)
        self._move.setDuration(SHRINK_MS)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 5, 6, 5)
        line.setSpacing(9)
        for widget in (self._disc, self._words, self._action):
            line.addWidget(widget)

    def show_receipt(
        self, value: int | None, words: str, action: str, tray: QRect, card: QRect | None = None
    ) -> None:
        """Say what was saved: a figure in its disc, words, and what can be pressed; by the tray where one is.

        The `card` that it was saved in shrinks to it.
        """
        self._disc.show_value(value)
        self._words.setText(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.adjustSize()
        self.resize(self.sizeHint())
        self.move(place_by(tray, self.size().width(), self.size().height()))
        self._shrink_from(card)
        announce(self, words)
        self.show()
        self.raise_()
        self._timer.start(STAY_MS)

    def _shrink_from(self, card: QRect | None) -> None:
        """Come from where the card was; with reduced motion, and where windows can't be moved, be there at once."""
        self._move.stop()
        if card is None or card.isEmpty() or self.theme.reduced_motion or not can_move():
            return
        self._move.setStartValue(card)
        self._move.setEndValue(self.geometry())
        self.setGeometry(card)
        self._move.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        if self.isVisible():
            self._timer.start(STAY_MS)
        super().leaveEvent(event)

    def hideEvent(self, event: object) -> None:
        """Leave no timer and no move behind."""
        self._timer.stop()
        self._move.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the ends: a mask works without a compositor, too."""
        path = QPainterPath()
        corner = min(self.height(), self.sizeHint().height()) / 2
        path.addRoundedRect(QRectF(self.rect()), corner, corner)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the inverse sheet."""
        painter = smooth(self)
        corner = min(self.height(), self.sizeHint().height()) / 2
        draw_box(painter, QRectF(self.rect()), corner, self.theme.colour("toast"))
        painter.end()

    def _press(self) -> None:
        self.hide()
        self.pressed.emit()


class _Disc(Painted):
    """The figure in its band's colour."""

    def __init__(self) -> None:
        super().__init__()
        self._value: int | None = None

    def show_value(self, value: int | None) -> None:
        """Show a figure; none makes room for more words."""
        self._value = value
        side = self.theme.grown(_DISC)
        self.setFixedSize(side, side)
        self.setVisible(value is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and figure."""
        if self._value is None:
            return
        theme, painter, rect = self.theme, smooth(self), QRectF(self.rect())
        draw_disc(painter, rect.center(), rect.width() / 2, theme.stress_fill(self._value))
        font = words_font(theme, "caption_pt", strong=True)
        draw_text(painter, rect, str(self._value), font, theme.on_stress(self._value))
        painter.end()


class _PillWords(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "toast")


def can_move() -> bool:
    """Tell whether a window may say where it stands: on Wayland it may not."""
    return not QGuiApplication.platformName().startswith("wayland")


def place_by(tray: QRect, width: int, height: int) -> QPoint:
    """Return where a pill stands: above or below the tray's icon, else at the bottom right of the screen."""
    known = tray.isValid() and not tray.isEmpty()
    screen = QGuiApplication.screenAt(tray.center()) if known else None
    room = (screen or QGuiApplication.primaryScreen()).availableGeometry()
    if not known or screen is None:
        return QPoint(room.right() - width - EDGE, room.bottom() - height - EDGE)
    x = min(max(room.left() + EDGE, tray.center().x() - width // 2), room.right() - width - EDGE)
    low = tray.center().y() > room.center().y()
    y = min(tray.top(), room.bottom()) - height - EDGE if low else max(tray.bottom(), room.top()) + EDGE
    return QPoint(x, y)
