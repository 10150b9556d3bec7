"""What the player shows while a breath runs: circle, phase bar and controls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.domain.library.breathing import BreathMoment, Pattern, PhaseKind
from wellbeing.ui.context import Context
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.cooldown.player.paused import PausedRow
from wellbeing.ui.pages.cooldown.player.time import BreathRun
from wellbeing.ui.pages.cooldown.player.words import phase_words, seconds_left, short_phase_words
from wellbeing.ui.widgets.breath_circle import BreathCircle
from wellbeing.ui.widgets.draw import width_of
from wellbeing.ui.widgets.phase_bar import PhaseBar
from wellbeing.ui.widgets.round_button import RoundButton

_CIRCLE, _LEAST, _ROOMY = 430, 150, 200  # px at 100 %: largest, least, and what deserves the full height
_HEIGHT_SHARE = 0.6  # of the window's height that the ring may take
_BAR, APART, _NEAR, _LEAST_APART = 360, 40, 16, 4


class BreathView(QWidget):
    """Circle, phase bar and the round controls: slower, pause, faster."""

    slower = Signal()
    faster = Signal()
    rested = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.shows_seconds = current_theme().reduced_motion
        self._long, self._short = phase_words(ctx), short_phase_words(ctx)
        self._pattern: Pattern | None = None
        self._at = (0, 0.0)
        scale = current_theme().text_scale
        self.circle, self.bar = BreathCircle(), PhaseBar()
        self.circle.setMaximumSize(round(_CIRCLE * scale), round(_CIRCLE * scale))
        self.circle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if not current_theme().reduced_motion:
            self.bar.hide()
        self.paused = PausedRow(ctx)
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
        self.setFocusProxy(self.circle)  # no control looks chosen, and a screen reader reads the phase
        self.show_running(True)

    def show_run(self, run: BreathRun) -> None:
        """Show the pattern and which ways its pace may still go."""
        self._pattern = run.pattern
        self.slow.setEnabled(run.can_slow())
        self.quick.setEnabled(run.can_quicken())
        self._label_phases()

    def show_running(self, running: bool) -> None:
        """Offer a pause; or stand still and offer what follows one."""
        self.rest.show_as("pause", self.ctx.t("Space pauses"))
        self.circle.show_paused("" if running else self.ctx.t("Paused"))
        self._runs.setVisible(running)
        self.paused.setVisible(not running)
        if self.isVisible():
            self.setFocusProxy(self.circle if running else self.paused)
            (self.circle if running else self.paused).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_moment(self, moment: BreathMoment, lead_in: bool, gone: float) -> None:
        """Show where the breath is, and the share `gone` of it all; before the first one, a word to get ready."""
        self.circle.show_gone(gone)
        if lead_in:
            self.circle.show_phase(self.ctx.t("Settle in"), 0.0)
            self._at = (0, 0.0)
            self.bar.set_progress(*self._at)
            return
        left = seconds_left(self.ctx, moment.seconds_left) if self.shows_seconds else ""
        held = moment.kind in (PhaseKind.HOLD, PhaseKind.REST)
        self.circle.show_phase(self._long[moment.kind], moment.fullness, left, self._short[moment.kind], held)
        self._at = (moment.phase_index, moment.progress)
        self.bar.set_progress(*self._at)

    @property
    def controls(self) -> QWidget:
        """The round buttons, which may fade while it runs."""
        return self._runs

    def toggle_seconds(self) -> None:
        """Show the seconds that are left of a phase, or not."""
        self.shows_seconds = not self.shows_seconds

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the controls beside the circle where the height is short, and choose the words that fit."""
        super().resizeEvent(event)
        side = round(min(_CIRCLE * current_theme().text_scale, _HEIGHT_SHARE * self.window().height()))
        self.circle.setMaximumSize(
            max(side, self.circle.minimumWidth()), max(side, self.circle.minimumHeight())
        )
        room = event.size().height() - self._lower.sizeHint().height() - self._box.spacing()
        beside = room < _ROOMY * current_theme().text_scale
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._controls.setSpacing(self._apart_beside(event.size().width()) if beside else APART)
        self._label_phases()

    def _apart_beside(self, width: int) -> int:
        """Return how many px stand between the controls beside the circle: less where their words need the room."""
        words = sum(control.sizeHint().width() for control in (self.slow, self.rest, self.quick))
        spare = width - self.circle.minimumWidth() - self._box.spacing() - words
        return max(_LEAST_APART, min(_NEAR, spare // 2))

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
        self._box.addStretch(1)
        self._box.addWidget(centred(self.circle), 100)
        self._lower = QWidget()
        lower = QVBoxLayout(self._lower)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(16)
        lower.addStretch(1)
        lower.addWidget(centred(self.bar))
        self._runs = QWidget()
        self._controls = QHBoxLayout(self._runs)
        self._controls.setContentsMargins(0, 0, 0, 0)
        self._controls.setSpacing(APART)
        for control in (self.slow, self.rest, self.quick):
            self._controls.addWidget(control)
        middle = Qt.AlignmentFlag.AlignHCenter
        lower.addWidget(self._runs, 0, middle)
        lower.addWidget(self.paused, 0, middle)
        lower.addStretch(2)
        self.paused.hide()
        self._lower.setMinimumHeight(
            lower.totalMinimumSize().height()
        )  # a pause takes less, and moves nothing
        self._box.addWidget(self._lower, 1)
        self._box.addStretch(1)


def centred(widget: QWidget) -> QWidget:
    """Return a holder that keeps a widget in its middle."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget)
    return holder
