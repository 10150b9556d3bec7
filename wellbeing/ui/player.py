"""The cool-down player: leads one exercise from the first question to the last, and has it written down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from wellbeing.domain.exercises import Exercise, Variant
from wellbeing.ui.context import Context
from wellbeing.ui.player_pacer import PacerHolder
from wellbeing.ui.player_record import Record
from wellbeing.ui.player_screens import RUNNING, Part, PlayerScreens
from wellbeing.ui.player_time import BreathRun, StepRun
from wellbeing.ui.player_words import length
from wellbeing.ui.theme import current_look

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_GO_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Player(QWidget):
    """One exercise at a time. Space pauses, arrows change the pace or turn steps, Esc ends it at any moment.

    Where the breath is comes from the monotonic clock at each repaint; the timer only asks for repaints.
    """

    closed = Signal()
    focus_wanted = Signal(bool)
    no_holds_changed = Signal(bool)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.part = Part.NOTHING
        self.run: BreathRun | StepRun | None = None
        self.screens, self.pacer = PlayerScreens(ctx), PacerHolder(ctx, self)
        self._chosen: tuple[Exercise, Variant] | None = None
        self._record = Record(ctx)
        self._no_holds, self._goes_on = False, False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screens)
        self.setFocusProxy(self.screens)
        self._connect()

    def open(self, exercise: Exercise, variant: Variant, no_holds: bool = False) -> None:
        """Offer an exercise in one length; what ran before is stopped and written down."""
        self.stop()
        self._chosen, self._no_holds = (exercise, variant), no_holds
        self.screens.top.show_title(exercise.title, length(self.ctx, variant.seconds))
        self.screens.before.ask("", exercise.body, exercise.claim)
        seen = self.ctx.desk.preferences.current.breath_safety
        self._show(Part.SAFETY if exercise.is_breath and not seen else Part.BEFORE)
        self.focus_wanted.emit(True)

    def stop(self) -> None:
        """End at any moment; what ran for ten seconds or more is written down."""
        if self.part is Part.NOTHING:
            return
        if self.run is not None:
            self._record.write(self.run.ran(), finished=self.part is Part.AFTER)
        self._close()

    def toggle_pause(self) -> None:
        """Pause, or go on where it was."""
        if self.run is not None:
            self._set_going(not self.run.watch.running)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys of the part that is shown."""
        if event.modifiers() & ~_PLAIN or not self._take_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep arrows for pace and steps: buttons would walk the focus with them."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return event.key() in _ARROWS and self._take_key(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Paint again from where the clock stands."""
        super().showEvent(event)
        self._sync()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause unseen breaths that no small circle leads; write down what only waits for a rating."""
        super().hideEvent(event)
        if self.part is Part.AFTER and not event.spontaneous():
            self.stop()
        elif self.run is not None and self.run.watch.running and not self.pacer.floating:
            self._set_going(False)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.part is not Part.NOTHING:
            self.stop()
            return True
        sheet = self.screens.sheet(self.part)
        if sheet is not None:
            return sheet.take_key(event)
        steps = self.part is Part.STEPS
        if self.part in RUNNING and key in _ARROWS:
            self._turn(_ARROWS[key]) if steps else self._change_pace(-_ARROWS[key])
            return True
        if self.part in RUNNING and key in _GO_ON:
            self._turn(1) if steps else self.toggle_pause()
            return True
        return False

    def _safety_read(self) -> None:
        problem = self.ctx.desk.preferences.set("breath_safety", True)
        if problem is not None:
            self.ctx.say(self.ctx.sentence(problem), None)
        if self.run is None:
            self._show(Part.BEFORE)
            return
        self._show(Part.BREATH)
        if self._goes_on:
            self._set_going(True)

    def _ask_safety(self) -> None:
        self._goes_on = self.run is not None and self.run.watch.running
        self._set_going(False)
        self._show(Part.SAFETY)

    def _begin(self, before: int | None = None) -> None:
        if self._chosen is None:
            return
        exercise, variant = self._chosen
        pattern, monotonic = variant.pattern, self.ctx.desk.clock.monotonic
        self._record.begin(exercise.id, before)
        holds = pattern is not None and pattern.has_holds
        self.screens.foot.set_up(pattern is not None, holds, self._no_holds, before)
        self.run = (
            BreathRun(pattern, monotonic, self._no_holds) if pattern else StepRun(variant.steps, monotonic)
        )
        self._show_run()
        self._show(Part.BREATH if pattern else Part.STEPS)
        self._set_going(True)

    def _tick(self) -> None:
        run = self.run
        if run is None:
            return
        self.screens.foot.show_progress(run.place(), run.total())
        if isinstance(run, StepRun):
            self.screens.steps.show_share(run.share())
            return
        moment = run.moment()
        self.screens.breath.show_moment(moment, run.in_lead_in)
        self.pacer.show_moment(moment)
        if moment.done:
            self._finish()

    def _finish(self) -> None:
        self._set_going(False)
        self.pacer.float(False)
        calm = self.ctx.t("That was it. Let your breath find its own way again.")
        steps = isinstance(self.run, StepRun)
        self.screens.after.ask(self.ctx.t("That was it. Take a moment before you go on.") if steps else calm)
        self._show(Part.AFTER)

    def _answered(self, after: int | None = None) -> None:
        if self.run is not None:
            self._record.write(self.run.ran(), True, after)
        self._close()

    def _close(self) -> None:
        self._show(Part.NOTHING)
        self.pacer.float(False)
        self.run = self._chosen = None
        self._sync()
        self.focus_wanted.emit(False)
        self.closed.emit()

    def _turn(self, by: int) -> None:
        if not isinstance(self.run, StepRun):
            return
        if self.run.turn(by):
            self._show_run()
        else:
            self._finish()

    def _turn_back(self) -> None:
        self._turn(-1)

    def _turn_on(self) -> None:
        self._turn(1)

    def _slower(self) -> None:
        self._change_pace(1)

    def _faster(self) -> None:
        self._change_pace(-1)

    def _change_pace(self, steps: int) -> None:
        if isinstance(self.run, BreathRun):
            self.run.change_pace(steps)
            self._show_run()

    def _leave_out_holds(self, left_out: bool) -> None:
        self._no_holds = left_out
        if isinstance(self.run, BreathRun):
            self.run.leave_out_holds(left_out)
            self._show_run()
        self.no_holds_changed.emit(left_out)

    def _show_run(self) -> None:
        """Show what changed by a key, at once and not only with the next frame."""
        if isinstance(self.run, BreathRun):
            self.screens.breath.show_run(self.run)
        elif isinstance(self.run, StepRun):
            self.screens.steps.show_run(self.run)
        self._tick()

    def _show(self, part: Part) -> None:
        self.part = part
        self.screens.show_part(part)

    def _set_going(self, going: bool) -> None:
        if self.run is None:
            return
        if going:
            self.run.watch.go()
        else:
            self.run.watch.rest()
        self.screens.breath.show_running(going)
        self.screens.steps.show_running(going)
        self._sync()

    def _sync(self) -> None:
        """Ask for frames only while something runs and is seen."""
        seen = self.isVisible() or self.pacer.floating
        if self.run is not None and self.run.watch.running and seen:
            self._timer.start(current_look().ms("breath_frame"))
            self._tick()
        else:
            self._timer.stop()

    def _connect(self) -> None:
        screens, foot = self.screens, self.screens.foot
        screens.top.ended.connect(self.stop)
        screens.safety.read.connect(self._safety_read)
        screens.before.passed.connect(self._begin)
        screens.before.answered.connect(self._begin)
        screens.after.passed.connect(self._answered)
        screens.after.answered.connect(self._answered)
        screens.breath.slower.connect(self._slower)
        screens.breath.faster.connect(self._faster)
        screens.breath.rested.connect(self.toggle_pause)
        screens.steps.back.connect(self._turn_back)
        screens.steps.on.connect(self._turn_on)
        screens.steps.rested.connect(self.toggle_pause)
        foot.holds_toggled.connect(self._leave_out_holds)
        foot.pacer_toggled.connect(self.pacer.float)
        foot.safety_asked.connect(self._ask_safety)
        self.pacer.floated.connect(foot.show_pacer)
        if not self.pacer.possible:
            foot.forbid_pacer(self.ctx.t("This desktop lets no small window stay on top."))
        for part in (screens.top, screens.breath, screens.steps, foot):
            for each in part.findChildren(QAbstractButton):
                each.installEventFilter(self)
