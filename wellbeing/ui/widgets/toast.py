"""A soft line in the lane at the window's foot: what was saved, and Undo; it covers no action, takes no focus."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QColor, QEnterEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.announce import announce, speak_as
from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import (
    Painted,
    PaintedButton,
    draw_box,
    draw_icon,
    draw_text,
    height_of,
    smooth,
    width_of,
)

_SIDE, _GAP, _ICON = 14, 10, 16
_AIR = 6
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_WIDEST = 640  # px at 100 %; longer sentences take a second line


class Toast(Painted):
    """A pill at the foot of its parent, centred, for eight seconds; longer while the pointer rests on it.

    One line lies within the lane that pages leave free. A long sentence is never cut: it grows upwards.
    """

    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        speak_as(self, QAccessible.Role.Notification)
        self._words = ""
        self._action = ToastWord("", self)
        self._action.clicked.connect(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        parent.installEventFilter(self)
        self.hide()

    def show_words(self, words: str, action: str = "") -> None:
        """Say something for eight seconds, with an action word ('Undo') when there is one."""
        self._words = words
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._stand()
        announce(self, words)
        self.show()
        self.raise_()
        self._timer.start(self.theme.ms("toast_stay"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay centred when the parent grows."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._stand()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        if self.isVisible():
            self._timer.start(self.theme.ms("toast_stay"))
        super().leaveEvent(event)

    def hideEvent(self, event: object) -> None:
        """Leave no timer behind."""
        self._timer.stop()

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and action, 32 px high or more."""
        font = words_font(self.theme)
        parent = cast("QWidget", self.parentWidget())
        most = min(round(_WIDEST * self.theme.text_scale), parent.width() - 2 * _SIDE)
        beside = self._start() + self._beside()
        words = min(width_of(self._words, font), most - beside)
        box = QFontMetrics(font).boundingRect(0, 0, max(words, 1), 9999, _WRAPPED, self._words)
        return QSize(words + beside, max(self.theme.px("control"), box.height() + 2 * _AIR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the inverse sheet, check mark and words."""
        theme, painter = self.theme, smooth(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, min(rect.height(), 2 * self.theme.px("control")) / 2, theme.colour("toast"))
        icon = theme.grown(_ICON)
        draw_icon(painter, self, QRectF(_SIDE, (rect.height() - icon) / 2, icon, icon), "check", "on_toast")
        room = rect.adjusted(self._start(), 0, -self._beside(), 0)
        painter.setFont(words_font(theme))
        painter.setPen(QColor(theme.colour("on_toast")))
        painter.drawText(room, _WRAPPED | Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()

    def _start(self) -> int:
        return _SIDE + self.theme.grown(_ICON) + _GAP

    def _beside(self) -> int:
        return self._action.sizeHint().width() + _GAP if self._action.text() else _SIDE

    def _undo(self) -> None:
        self.hide()
        self.undone.emit()

    def _stand(self) -> None:
        parent, hint = cast("QWidget", self.parentWidget()), self.sizeHint()
        lane = max(layout_of(parent).foot, hint.height() + 2 * _AIR)
        top = parent.height() - lane + (lane - hint.height()) // 2
        self.setGeometry((parent.width() - hint.width()) // 2, top, hint.width(), hint.height())
        word = self._action.sizeHint()
        self._action.setGeometry(
            hint.width() - word.width() - 4, (hint.height() - word.height()) // 2, word.width(), word.height()
        )


class ToastWord(PaintedButton):
    """The action of a toast: a bold word in the toast's own accent."""

    def sizeHint(self) -> QSize:
        """Return the word with room to hit it."""
        font = words_font(self.theme, "body_pt", strong=True)
        return QSize(
            width_of(self.text(), font) + 2 * 10, max(self.theme.px("touch_min"), height_of(font) + 2 * 4)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word; a line under it shows the pointer."""
        theme, painter = self.theme, smooth(self)
        font = words_font(theme, "body_pt", strong=True)
        font.setUnderline(self.hovered or self.hasFocus())
        draw_text(painter, QRectF(self.rect()), self.text(), font, theme.colour("toast_action"))
        painter.end()
