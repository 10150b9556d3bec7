"""What the player shows while steps are read: the step, a quiet bar for its time, and controls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.cooldown.player.breath_view import APART
from wellbeing.ui.pages.cooldown.player.drawing import StepDrawing
from wellbeing.ui.pages.cooldown.player.paused import PausedRow
from wellbeing.ui.pages.cooldown.player.time import StepRun
from wellbeing.ui.pages.cooldown.player.words import clock_words
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.round_button import RoundButton

_WIDEST = 560
_SIZES = ("title_pt", "lead_pt", "body_pt")
_GAP, _ABOVE_CONTROLS = 16, 8
_SHARE = 100  # of the column, beside one of the paper at each side


class StepView(QWidget):
    """One step to read, a quiet bar for its time, and the controls: back, next, pause."""

    back = Signal()
    on = Signal()
    rested = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.count, self.spent = label("", "soft"), label("", "soft")
        self.text, self.drawing = ReadingText("", "title_pt"), StepDrawing()
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(ctx.t("Time of this step"))
        self.earlier = RoundButton("chevron_left", ctx.t("Back"))
        self.next = RoundButton("arrow_right", ctx.t("Space: next"), large=True)
        self.rest = RoundButton("pause", ctx.t("Pause"))
        self.paused = PausedRow(ctx)
        for control, told in ((self.earlier, self.back), (self.next, self.on), (self.rest, self.rested)):
            control.clicked.connect(told)
        self._lay_out()
        self.setFocusProxy(self.next)
        self.show_running(True)

    def show_run(self, run: StepRun) -> None:
        """Show the step."""
        self.text.setText(run.step.text)
        self.text.updateGeometry()
        self.drawing.show_step(run.at)
        self._fit()
        self.count.setText(f"{run.at + 1} / {len(run.steps)}")
        last = run.at + 1 == len(run.steps)
        words = self.ctx.t("Space: done") if last else self.ctx.t("Space: next")
        self.next.show_as("check" if last else "arrow_right", words)
        self.earlier.setEnabled(run.at > 0)
        self.show_share(run.share(), run.ran())

    def show_share(self, share: float, spent: float) -> None:
        """Show how far the time of the step has gone, 0-1, and the seconds spent on all of it."""
        self.bar.setValue(round(share * 1000))
        self.spent.setText(clock_words(spent))

    def show_running(self, running: bool) -> None:
        """Offer a pause; or stand still and offer what follows one."""
        self._runs.setVisible(running)
        self.paused.setVisible(not running)
        self._fit()
        self.setFocusProxy(self.next if running else self.paused)
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as large as the room allows."""
        super().resizeEvent(event)
        self.drawing.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        """Take the largest type in which the step stands whole; in a low window the drawing gives way to it."""
        wide = min(self._holder.maximumWidth(), self.width() * _SHARE // (_SHARE + 2))
        room = self._room()
        least = self.drawing.minimumSizeHint().height() + _GAP if self.drawing.is_drawn else 0
        sizes = [(size, self.text.height_in(size, wide)) for size in _SIZES]
        fitting = [size for size, high in sizes if high <= room - least]
        self.drawing.setVisible(self.drawing.is_drawn and bool(fitting))
        alone = [size for size, high in sizes if high <= room]
        self.text.write_in((fitting or alone or [_SIZES[-1]])[0])

    def _room(self) -> int:
        """Return the height that is left for the text and its drawing, px."""
        controls = self._runs if not self._runs.isHidden() else self.paused
        taken = sum(part.sizeHint().height() for part in (self.count, self.bar, controls))
        return self.height() - taken - 6 * _GAP - _ABOVE_CONTROLS

    def _lay_out(self) -> None:
        self._holder = holder = QWidget()
        self._runs = QWidget()
        holder.setMaximumWidth(round(_WIDEST * current_theme().text_scale))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addStretch(1)
        column.addWidget(self.drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        above = QHBoxLayout()
        above.addWidget(self.count)
        above.addStretch(1)
        above.addWidget(self.spent)
        column.addLayout(above)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        column.addSpacing(_ABOVE_CONTROLS)
        controls = QHBoxLayout(self._runs)
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(APART)
        for control in (self.earlier, self.next, self.rest):
            controls.addWidget(control)
        column.addWidget(self._runs, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.paused, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(holder, _SHARE)
        line.addStretch(1)
