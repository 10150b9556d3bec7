"""The offered exercise in small: a breath breathes its true rhythm for three rounds, then rests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.domain.library.breathing import Pattern, PhaseKind, moment_at
from wellbeing.domain.library.exercises import Exercise, Variant
from wellbeing.resources import resource
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.cooldown.player.words import short_phase_words
from wellbeing.ui.pages.cooldown.rhythm import draw_rhythm
from wellbeing.ui.widgets.breath_circle import BreathCircle
from wellbeing.ui.widgets.draw import Painted, draw_box, draw_icon, smooth

SIDE = 160
ROUNDS = 3
_FRAME_MS = 50


class Miniature(QWidget):
    """A small circle that moves, or a still picture of the steps."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._monotonic: Callable[[], float] = ctx.services.clock.monotonic
        self._words = short_phase_words(ctx)
        side = current_theme().grown(SIDE)
        self.setFixedSize(side, side)
        self.circle = BreathCircle(self, "lead_pt")
        self.circle.setGeometry(0, 0, side, side)
        self.still = _StillPicture(self)
        self.still.setGeometry(0, 0, side, side)
        self._pattern: Pattern | None = None
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._frame)

    def show_exercise(self, exercise: Exercise, variant: Variant) -> None:
        """Show an exercise from its beginning."""
        self._pattern, self._since = variant.pattern, self._monotonic()
        self.circle.setVisible(variant.pattern is not None)
        self.still.setVisible(variant.pattern is None)
        self.still.show_exercise(exercise, variant)
        self._frame()
        if variant.pattern is not None and self.isVisible() and not current_theme().reduced_motion:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest unseen."""
        self._timer.stop()
        super().hideEvent(event)

    def _frame(self) -> None:
        if self._pattern is None:
            self._timer.stop()
            return
        gone = self._monotonic() - self._since
        if gone >= ROUNDS * self._pattern.cycle_seconds:
            self._timer.stop()
            gone = 0.0
        moment = moment_at(self._pattern, gone)
        held = moment.kind is PhaseKind.HOLD
        self.circle.show_phase(self._words[moment.kind], moment.fullness, held=held)


class _StillPicture(Painted):
    """The drawing of a step where the exercise has one, else its rhythm, on a soft tile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing, self._variant = "", Variant("")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_exercise(self, exercise: Exercise, variant: Variant) -> None:
        """Take the exercise to show."""
        found = sorted(resource("icons", "steps").glob(f"{exercise.id}_*.svg"))
        self._drawing, self._variant = f"steps/{found[0].stem}" if found else "", variant
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square of the circle."""
        side = self.theme.grown(SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tile and picture."""
        painter, rect = smooth(self), QRectF(self.rect())
        draw_box(painter, rect, self.theme.radius("card"), self.theme.colour("accent_soft"))
        if self._drawing:
            draw_icon(painter, self, rect.adjusted(16, 16, -16, -16), self._drawing, "accent_ink")
        elif self._variant.steps:
            draw_rhythm(painter, rect.adjusted(24, 0, -24, 0), self._variant)
        painter.end()
