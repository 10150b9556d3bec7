"""Lets controls fade while nobody needs them, and brings them back at the first key or move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QPropertyAnimation, QTimer
from PySide6.QtGui import QAccessible, QCursor
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

from wellbeing.ui.look.theme import current_theme

REST_MS = 3_000
_OUT_MS, _IN_MS = 600, 120
_FAINT = 0.15


class Fading(QObject):
    """Fades widgets three seconds after the last `wake`.

    Whoever walks with Tab, uses a screen reader or high contrast keeps them in full.
    """

    def __init__(self, widgets: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._widgets = tuple(widgets)
        self._moves: list[QPropertyAnimation] = []
        self._effects: list[QGraphicsOpacityEffect] = []
        self._at = QPoint()
        self._on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._fade)

    @property
    def faint(self) -> bool:
        """Whether the controls are faded or fading."""
        return any(move.endValue() == _FAINT for move in self._moves)

    def begin(self) -> None:
        """Fade from now on."""
        self._on, self._at = True, QCursor.pos()
        self.wake()

    def end(self) -> None:
        """Stand in full and fade no more."""
        self._on = False
        self._timer.stop()
        self._go_to(1.0, 0)

    def wake(self) -> None:
        """Stand in full for another three seconds."""
        if self.faint:
            self._go_to(1.0, _IN_MS)
        if self._on:
            self._timer.start()

    def look(self) -> None:
        """Wake when the pointer has moved; asked with each frame."""
        if QCursor.pos() != self._at:
            self._at = QCursor.pos()
            self.wake()

    def _fade(self) -> None:
        focus = QApplication.focusWidget()
        held = focus is not None and any(widget.isAncestorOf(focus) for widget in self._widgets)
        if held or QAccessible.isActive() or current_theme().high_contrast:
            self._timer.start()
            return
        self._go_to(_FAINT, _OUT_MS)

    def _go_to(self, opacity: float, duration: int) -> None:
        if not self._moves:
            if opacity == 1.0:
                return
            self._make()
        for move, effect in zip(self._moves, self._effects, strict=True):
            move.stop()
            effect.setEnabled(True)
            move.setStartValue(effect.opacity())
            move.setEndValue(opacity)
            move.setDuration(0 if current_theme().reduced_motion else duration)
            move.start()

    def _make(self) -> None:
        for widget in self._widgets:
            effect = QGraphicsOpacityEffect(widget)
            effect.setOpacity(1.0)
            widget.setGraphicsEffect(effect)
            move = QPropertyAnimation(effect, b"opacity", self)
            move.finished.connect(self._rest)
            self._effects.append(effect)
            self._moves.append(move)

    def _rest(self) -> None:
        """A whole opacity needs no effect, which would paint everything twice."""
        for effect in self._effects:
            effect.setEnabled(effect.opacity() < 1.0)
