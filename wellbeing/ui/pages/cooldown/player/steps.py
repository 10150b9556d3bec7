"""What the player shows while steps are read: the step, a quiet bar for its time, and controls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.cooldown.player.breath_view import APART, centred
from wellbeing.ui.pages.cooldown.player.time import StepRun
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.round_button import RoundButton

_WIDEST = 560


class StepView(QWidget):
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
        holder.setMaximumWidth(round(_WIDEST * current_theme().text_scale))
        column.addWidget(centred(holder))
        column.addStretch(1)
        controls = QHBoxLayout()
        controls.setSpacing(APART)
        for control in (self.earlier, self.next, self.rest):
            controls.addWidget(control)
        column.addLayout(controls)
        column.setAlignment(controls, Qt.AlignmentFlag.AlignHCenter)
