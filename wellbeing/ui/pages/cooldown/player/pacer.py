"""Holds the player's small circle: made when asked for, gone with the exercise."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wellbeing.domain.library.breathing import BreathMoment
from wellbeing.ui.context import Context
from wellbeing.ui.pages.cooldown.player.floating_pacer import Pacer, can_float
from wellbeing.ui.pages.cooldown.player.words import short_phase_words


class PacerHolder(QObject):
    """Shows and removes the small circle; `floated` tells whether it is there now."""

    floated = Signal(bool)

    def __init__(self, ctx: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._ctx, self._owner = ctx, owner
        self._words = short_phase_words(ctx)
        self.possible = can_float()
        self.window: Pacer | None = None

    @property
    def floating(self) -> bool:
        """Whether the small circle is on the screen."""
        return self.window is not None

    def float(self, wanted: bool) -> None:
        """Bring the small circle, or take it away."""
        if wanted == self.floating or (wanted and not self.possible):
            return
        if wanted:
            self.window = Pacer(self._ctx.t("Breath circle"))
            self._owner.destroyed.connect(self.window.deleteLater)
            self.window.stand_on(self._owner.screen().availableGeometry())
            self.window.show()
        elif self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None
        self.floated.emit(self.floating)

    def show_moment(self, moment: BreathMoment) -> None:
        """Let the small circle follow the same moment."""
        if self.window is not None:
            self.window.show_phase(self._words[moment.kind], moment.fullness)
