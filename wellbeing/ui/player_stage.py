"""What the player shows while an exercise runs: the breath with its controls, or the step with its bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from wellbeing.domain.breathing import BreathMoment, Pattern
from wellbeing.ui.context import Context
from wellbeing.ui.fonts import words_font
from wellbeing.ui.player_time import BreathRun, StepRun
from wellbeing.ui.player_words import phase_words, seconds_left, short_phase_words
from wellbeing.ui.theme import current_look
from wellbeing.ui.widgets.breath_circle import BreathCircle
from wellbeing.ui.widgets.labels import ReadingText
from wellbeing.ui.widgets.painted import label, width_of
from wellbeing.ui.widgets.phase_bar import PhaseBar
from wellbeing.ui.widgets.round_button import RoundButton

_CIRCLE, _BAR, _APART = 400, 360, 48
_WORD_SHARE = 0.86  # of the circle's width that a phase word may take


class BreathStage(QWidget):
    """Circle, phase bar and the round controls: slower, pause, faster."""

    slower = Signal()
    faster = Signal()
    rested = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self._long, self._short = phase_words(ctx), short_phase_words(ctx)
        self._pattern: Pattern | None = None
        scale = current_look().text_scale
        self.circle, self.bar = BreathCircle(), PhaseBar()
        self.circle.setMaximumSize(round(_CIRCLE * scale), round(_CIRCLE * scale))
        self.bar.setMaximumWidth(round(_BAR * scale))
        self.bar.setMinimumWidth(min(_BAR, round(_BAR * scale)))
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
            self.bar.set_progress(0, 0.0)
            return
        words = self._long if self._fits(self._long[moment.kind]) else self._short
        self.circle.show_phase(
            words[moment.kind], moment.fullness, seconds_left(self.ctx, moment.seconds_left)
        )
        self.bar.set_progress(moment.phase_index, moment.progress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the words that fit under the bar."""
        super().resizeEvent(event)
        self._label_phases()

    def _fits(self, word: str) -> bool:
        room = min(self.circle.width(), self.circle.height()) * _WORD_SHARE
        return width_of(word, words_font(current_look(), "phase_pt", strong=True)) <= room

    def _label_phases(self) -> None:
        """Write under each phase its word and seconds, only the seconds, or nothing, as there is room."""
        if self._pattern is None:
            return
        font, wide = words_font(current_look(), "caption_pt"), self.bar.width()
        labelled = []
        for phase in self._pattern.phases:
            room = wide * phase.seconds / self._pattern.cycle_seconds - 6
            figure = f"{phase.seconds:.1f}".removesuffix(".0")
            tries = (f"{self._long[phase.kind]} {figure}", f"{self._short[phase.kind]} {figure}", figure)
            labelled.append((next((one for one in tries if width_of(one, font) <= room), ""), phase.seconds))
        self.bar.set_phases(labelled)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = Qt.AlignmentFlag.AlignHCenter
        circle = QHBoxLayout()
        circle.addWidget(self.circle)
        column.addLayout(circle, 10)
        column.addSpacing(20)
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self.bar, 100)
        bar.addStretch(1)
        column.addLayout(bar)
        column.addSpacing(16)
        controls = QHBoxLayout()
        controls.setSpacing(_APART)
        for control in (self.slow, self.rest, self.quick):
            controls.addWidget(control)
        column.addLayout(controls)
        column.setAlignment(controls, middle)
        column.addStretch(1)


class StepStage(QWidget):
    """One step to read, a quiet bar for its time, and the controls: back, next, pause."""

    back = Signal()
    on = Signal()
    rested = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.count, self.text = label("", "soft"), ReadingText("", "title_pt")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(ctx.t("Time of this step"))
        self.earlier = RoundButton("chevron_left", ctx.t("Back"))
        self.next = RoundButton("arrow_right", ctx.t("Space: next"), large=True)
        self.rest = RoundButton("pause", "")
        for control, told in ((self.earlier, self.back), (self.next, self.on), (self.rest, self.rested)):
            control.clicked.connect(told)
        self._lay_out()
        self.setFocusProxy(self.next)
        self.show_running(True)

    def show_run(self, run: StepRun) -> None:
        """Show the step."""
        self.text.setText(run.step.text)
        self.text.updateGeometry()
        self.count.setText(f"{run.at + 1} / {len(run.steps)}")
        last = run.at + 1 == len(run.steps)
        words = self.ctx.t("Space: done") if last else self.ctx.t("Space: next")
        self.next.show_as("check" if last else "arrow_right", words)
        self.earlier.setEnabled(run.at > 0)
        self.show_share(run.share())

    def show_share(self, share: float) -> None:
        """Show how far the time of the step has gone, 0-1."""
        self.bar.setValue(round(share * 1000))

    def show_running(self, running: bool) -> None:
        """Offer pause or going on."""
        if running:
            self.rest.show_as("pause", self.ctx.t("Pause"))
        else:
            self.rest.show_as("play", self.ctx.t("Go on"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addStretch(1)
        reading = QVBoxLayout()
        reading.setSpacing(16)
        reading.addWidget(self.count)
        reading.addWidget(self.text)
        reading.addWidget(self.bar)
        holder = QWidget()
        holder.setLayout(reading)
        holder.setMaximumWidth(round(560 * current_look().text_scale))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        controls = QHBoxLayout()
        controls.setSpacing(_APART)
        for control in (self.earlier, self.next, self.rest):
            controls.addWidget(control)
        column.addLayout(controls)
        column.setAlignment(controls, Qt.AlignmentFlag.AlignHCenter)
