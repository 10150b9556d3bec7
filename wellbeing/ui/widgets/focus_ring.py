"""One ring per window that stands around whatever the keyboard is on, and has it in sight; the mouse never sees it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from wellbeing.ui.widgets.draw import Painted, draw_box, smooth
from wellbeing.ui.widgets.in_sight import bring_in_sight

# These turn their own edge into the ring.
_OWN_EDGE = (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractScrollArea)
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
)


class FocusRing(QObject):
    """Shows the ring in one window: after a key press yes, after a mouse press no.

    A widget may set the properties `focus_radius` and `focus_gap` (px) when the usual ones don't suit it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._handle: QWindow | None = None
        self._by_keyboard = False
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring = _Ring(window)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        window.installEventFilter(self)
        self._watch_handle()

    @property
    def _window(self) -> QWidget:
        return cast("QWidget", self.parent())  # not kept: a child that holds its parent lives for ever

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target's moves, and learn whether keys or the mouse are in use. Eats nothing."""
        kind = event.type()
        if watched is self._handle:
            if kind == QEvent.Type.KeyPress:
                self._use_keyboard(True)
            elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
                self._use_keyboard(False)
        elif kind in _MOVES:
            if watched is self._window and kind == QEvent.Type.Show:
                self._watch_handle()
            self._stand()
        return False

    def _watch_handle(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _use_keyboard(self, by_keyboard: bool) -> None:
        if by_keyboard != self._by_keyboard:
            self._by_keyboard = by_keyboard
            self._stand()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        mine = new is not None and new.window() is self._window
        self._watch(new if mine else None)
        self._stand()
        # Qt scrolls for Tab alone: arrows that go from card to card would lead out of sight.
        if new is not None and mine and self._by_keyboard:
            bring_in_sight(new)

    def _watch(self, target: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget) and widget is not self._window:
                widget.removeEventFilter(self)
        self._target, self._watched = target, []
        step = target
        while step is not None and step is not self._window:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()

    def _stand(self) -> None:
        """Put the ring around the target, in the page that scrolls with it, or hide it."""
        target = self._target
        if not isValid(self._ring):  # went away with the page it stood in
            self._ring = _Ring(self._window)
        wanted = self._by_keyboard and target is not None and isValid(target) and target.isVisible()
        if not wanted or target is None or isinstance(target, _OWN_EDGE):
            self._ring.hide()
            return
        self._ring.surround(target, _host_of(target, self._window))


def _host_of(target: QWidget, window: QWidget) -> QWidget:
    """Return the contents of the innermost scroll area around the target, else the window."""
    step = target
    while (parent := step.parentWidget()) is not None and step is not window:
        holder = parent.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and parent is holder.viewport():
            return step
        step = parent
    return window


class _Ring(Painted):
    """The ring itself: 2 px, 2 px away, deaf to the mouse."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._radius = 0.0
        self.hide()

    def surround(self, target: QWidget, host: QWidget) -> None:
        """Stand around the target inside the host, above its other children."""
        if self.parentWidget() is not host:
            self.setParent(host)
        gap = _figure(target, "focus_gap", self.theme.stroke("focus_gap"))
        out = round(gap + self.theme.stroke("focus"))
        corner = target.mapTo(host, QPoint(0, 0))
        self._radius = _figure(target, "focus_radius", self.theme.radius("control")) + out
        self.setGeometry(QRect(corner, target.size()).adjusted(-out, -out, out, out))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one rounded line."""
        theme, painter = self.theme, smooth(self)
        radius = min(self._radius, self.height() / 2)
        draw_box(painter, QRectF(self.rect()), radius, None, theme.colour("focus"), theme.stroke("focus"))
        painter.end()


def _figure(widget: QWidget, name: str, usual: float) -> float:
    value = widget.property(name)
    return float(value) if isinstance(value, int | float) else usual
