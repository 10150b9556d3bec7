"""A soft line in the title row: what was saved, and Undo; it covers no action and takes no focus."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

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

_TOP = 22
_SIDE, _GAP, _ICON = 14, 10, 18


class Toast(Painted):
    """Stands at the top of its parent, centred, for six seconds; longer while the pointer rests on it."""

    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self._action = _Word("", self)
        self._action.clicked.connect(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        parent.installEventFilter(self)
        self.hide()

    def show_words(self, words: str, action: str = "") -> None:
        """Say something for six seconds, with an action word ('Undo') when there is one."""
        self._words = words
        self.setAccessibleName(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._stand()
        self.show()
        self.raise_()
        self._timer.start(self.theme.ms("toast_stay"))
        _publish(self, words)

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
        """Return the room for icon, words and action, 40 px high or more."""
        font = words_font(self.theme)
        action = self._action.sizeHint().width() + _GAP if self._action.text() else 6
        width = _SIDE + self.theme.grown(_ICON) + _GAP + width_of(self._words, font) + action + 4
        return QSize(width, max(self.theme.px("control_large"), height_of(font) + 2 * 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the inverse sheet, check mark and words."""
        theme, painter = self.theme, smooth(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, theme.radius("control"), theme.colour("toast"))
        icon = theme.grown(_ICON)
        draw_icon(painter, self, QRectF(_SIDE, (rect.height() - icon) / 2, icon, icon), "check", "on_toast")
        end = self._action.x() - _GAP if self._action.text() else rect.width() - _SIDE
        start = _SIDE + icon + _GAP
        room = QRectF(start, 0, end - start + 4, rect.height())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, room, self._words, words_font(theme), theme.colour("on_toast"), left)
        painter.end()

    def _undo(self) -> None:
        self.hide()
        self.undone.emit()

    def _stand(self) -> None:
        parent, hint = cast("QWidget", self.parentWidget()), self.sizeHint()
        width = min(hint.width(), parent.width() - 2 * _SIDE)
        self.setGeometry((parent.width() - width) // 2, _TOP, width, hint.height())
        word = self._action.sizeHint()
        self._action.setGeometry(width - word.width() - 4, 4, word.width(), hint.height() - 8)


class _Word(PaintedButton):
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


def _publish(widget: QWidget, words: str) -> None:
    """Tell screen readers at once."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
