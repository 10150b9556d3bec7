"""Has a soft tone played where a phase of the breath begins, and shows the switch for it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from wellbeing.domain.library.breathing import BreathMoment, PhaseKind
from wellbeing.ui.context import Context
from wellbeing.ui.pages.cooldown.player.footer import PlayerFooter


class TurnTones(QObject):
    """Follows the same moment as the circle; a phase sounds once, where it begins."""

    def __init__(self, ctx: Context, foot: PlayerFooter, owner: QObject) -> None:
        super().__init__(owner)
        self._ctx, self._foot = ctx, foot
        self._begun = False
        self._at: tuple[int, int] | None = None
        self._kind: PhaseKind | None = None
        foot.tone_toggled.connect(self._want)

    def begin(self) -> None:
        """Show the switch as it stands; the first breath sounds when it begins."""
        self._begun, self._at, self._kind = True, None, None
        self._show()

    def follow(self, moment: BreathMoment) -> None:
        """Play a tone if this moment stands in another phase than the last one."""
        at = (moment.cycle, moment.phase_index)
        if moment.done or at == self._at:
            return
        self._at, self._kind = at, moment.kind
        self._play(moment.kind)

    def rest(self) -> None:
        """Be silent while the breath pauses."""
        if self._begun:
            self._ctx.services.tones.hush()

    def end(self) -> None:
        """Be silent, and leave nothing behind."""
        if self._begun:
            self._ctx.services.tones.close()
            self._begun = False

    def _want(self, on: bool) -> None:
        problem = self._ctx.services.tones.want(on)
        if problem is not None:
            self._ctx.say(self._ctx.sentence(problem), None)
        self._show()
        if on and self._kind is not None:
            self._play(self._kind)

    def _play(self, kind: PhaseKind) -> None:
        tones = self._ctx.services.tones
        could = tones.possible
        tones.turn(kind)
        if could and not tones.possible:
            self._show()

    def _show(self) -> None:
        tones, t = self._ctx.services.tones, self._ctx.t
        why = "" if tones.possible else t("This computer has nothing that plays sounds.")
        self._foot.show_tone(tones.wanted, why)
