"""What the player shows while a breath runs: circle, phase bar and controls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.domain.library.breathing import BreathMoment, Pattern
from wellbeing.ui.context import Context
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.cooldown.player.time import BreathRun
from wellbeing.ui.pages.cooldown.player.words import phase_words, seconds_left, short_phase_words
from wellbeing.ui.widgets.breath_circle import BreathCircle
from wellbeing.ui.widgets.draw import width_of
from wellbeing.ui.widgets.phase_bar import PhaseBar
from wellbeing.ui.widgets.round_button import RoundButton

_CIRCLE, _LEAST, _ROOMY = 520, 150, 200  # px at 100 %: largest, least, and what deserves the full height
_BAR, APART, _NEAR = 360, 48, 16
_WORD_SHARE = 0.86  # of the circle's width that a phase word may take


class BreathView(QWidget):
    """Circle, phase bar and the round controls: slower, pause, faster."""

    slower = Signal()
    faster = Signal()
    rested = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self._long, self._short = phase_words(ctx), short_phase_words(ctx)
        self._pattern: Pattern | None = None
        self._at = (0, 0.0)
        scale = current_theme().text_scale
        self.circle, self.bar = BreathCircle(), PhaseBar()
        self.circle.setMaximumSize(round(_CIRCLE * scale), round(_CIRCLE * scale))
        # No height of its own: it takes what is left, so that the whole player fits a low window.
        self.circle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.bar.setMaximumWidth(round(_BAR * scale))
        self.circle.setMinimumSize(round(_LEAST * scale), round(_LEAST * scale))
        self.slow = RoundButton("minus", ctx.t("Slower"))
        self.rest = RoundButton("pause", "", large=True)
        self.quick = RoundButton("plus", ctx.t("Faster"))
        for control, told in ((self.slow, self.slower), (self.rest, self.rested), (self.quick, self.faster)):
            control.clicked.connect(told)
        self._lay_out()
        self.setFocusProxy(self.rest)
        self.show_running(True)

    def show_run(self, run: BreathRun) -> None:
        """Show the pattern and which ways its pace may still go."""
        self._pattern = run.pattern
        self.slow.setEnabled(run.can_slow())
        self.quick.setEnabled(run.can_quicken())
        self._label_phases()

    def show_running(self, running: bool) -> None:
        """Offer pause or going on."""
        if running:
            self.rest.show_as("pause", self.ctx.t("Space pauses"))
        else:
            self.rest.show_as("play", self.ctx.t("Space goes on"))

    def show_moment(self, moment: BreathMoment, lead_in: bool) -> None:
        """Show where the breath is; before the first one, a word to get ready."""
        if lead_in:
            self.circle.show_phase(self.ctx.t("Ready"), 0.0)
            self._at = (0, 0.0)
            self.bar.set_progress(*self._at)
            return
        words = self._long if self._fits(self._long[moment.kind]) else self._short
        self.circle.show_phase(
            words[moment.kind], moment.fullness, seconds_left(self.ctx, moment.seconds_left)
        )
        self._at = (moment.phase_index, moment.progress)
        self.bar.set_progress(*self._at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the controls beside the circle where the height is short, and choose the words that fit."""
        super().resizeEvent(event)
        room = event.size().height() - self._lower.sizeHint().height() - self._box.spacing()
        beside = room < _ROOMY * current_theme().text_scale
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._controls.setSpacing(_NEAR if beside else APART)
        self._label_phases()

    def _fits(self, word: str) -> bool:
        room = min(self.circle.width(), self.circle.height()) * _WORD_SHARE
        return width_of(word, words_font(current_theme(), "phase_pt", strong=True)) <= room

    def _label_phases(self) -> None:
        """Write under each phase its word and seconds, only the seconds, or nothing, as there is room."""
        if self._pattern is None:
            return
        font, wide = words_font(current_theme(), "caption_pt"), self.bar.width()
        labelled = []
        for phase in self._pattern.phases:
            room = wide * phase.seconds / self._pattern.cycle_seconds - 6
            figure = f"{phase.seconds:.1f}".removesuffix(".0")
            tries = (f"{self._long[phase.kind]} {figure}", f"{self._short[phase.kind]} {figure}", figure)
            labelled.append(
                (next((words for words in tries if width_of(words, font) <= room), ""), phase.seconds)
            )
        self.bar.set_phases(labelled)
        self.bar.set_progress(*self._at)

    def _lay_out(self) -> None:
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(20)
        circle = centred(self.circle)
        circle.setMaximumHeight(self.circle.maximumHeight())
        self._box.addWidget(circle, 10)
        self._lower = QWidget()
        lower = QVBoxLayout(self._lower)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(16)
        lower.addStretch(1)
        lower.addWidget(centred(self.bar))
        self._controls = QHBoxLayout()
        self._controls.setSpacing(APART)
        for control in (self.slow, self.rest, self.quick):
            self._controls.addWidget(control)
        lower.addLayout(self._controls)
        lower.setAlignment(self._controls, Qt.AlignmentFlag.AlignHCenter)
        lower.addStretch(2)
        self._box.addWidget(self._lower, 1)


def centred(widget: QWidget) -> QWidget:
    """Return a holder that keeps a widget in its middle."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget)
    return holder
