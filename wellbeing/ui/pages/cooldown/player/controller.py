"""Leads one running exercise: frames while it is seen, pause, pace, holds and steps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from wellbeing.domain.library.exercises import Variant
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.cooldown.player.pacer import PacerHolder
from wellbeing.ui.pages.cooldown.player.screens import PlayerScreens
from wellbeing.ui.pages.cooldown.player.time import BreathRun, StepRun
from wellbeing.ui.pages.cooldown.player.tones import TurnTones
from wellbeing.ui.widgets.fading import Fading


class PlayerController(QObject):
    """Shows where the exercise is. The timer only asks for frames; the monotonic clock tells the place."""

    finished = Signal()

    def __init__(self, ctx: Context, screens: PlayerScreens, owner: QWidget) -> None:
        super().__init__(owner)
        self._ctx, self._screens, self._owner = ctx, screens, owner
        self.run: BreathRun | StepRun | None = None
        self.before = 0.0
        """Seconds that ran before it was begun anew."""
        self._begun: tuple[Variant, bool] | None = None
        self.pacer = PacerHolder(ctx, owner)
        self.tones = TurnTones(ctx, screens.foot, self)
        self.fading = Fading((screens.top, screens.breath.controls, screens.foot), self)
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.frame)
        screens.breath.slower.connect(self._slower)
        screens.breath.faster.connect(self._faster)
        screens.breath.rested.connect(self.toggle)
        screens.steps.back.connect(self._back)
        screens.steps.on.connect(self._on)
        screens.steps.rested.connect(self.toggle)
        for paused in (screens.breath.paused, screens.steps.paused):
            paused.gone_on.connect(self.toggle)
            paused.restarted.connect(self.restart)
        screens.foot.pacer_toggled.connect(self.pacer.float)
        self.pacer.floated.connect(screens.foot.show_pacer)
        if not self.pacer.possible:
            screens.foot.forbid_pacer(ctx.t("This desktop lets no small window stay on top."))

    @property
    def going(self) -> bool:
        """Whether the exercise runs and is not paused."""
        return self.run is not None and self.run.watch.running

    def begin(self, variant: Variant, no_holds: bool) -> None:
        """Begin one length of an exercise, without held breaths where asked."""
        self._begun = (variant, no_holds)
        monotonic, pattern = self._ctx.services.clock.monotonic, variant.pattern
        self.run = BreathRun(pattern, monotonic, no_holds) if pattern else StepRun(variant.steps, monotonic)
        self.before = 0.0
        self.tones.begin()
        self.show_run()
        self.set_going(True)

    def restart(self) -> None:
        """Begin the same length anew; what ran so far counts on."""
        if self.run is not None and self._begun is not None:
            before = self.before + self.run.ran()
            self.begin(*self._begun)
            self.before = before

    def end(self) -> float:
        """Stop, take the small circle away and return the seconds it ran."""
        ran = self.before + self.run.ran() if self.run is not None else 0.0
        self.fading.end()
        self.pacer.float(False)
        self.set_going(False)
        self.tones.end()
        self.run = None
        return ran

    def toggle(self) -> None:
        """Pause, or go on where it was."""
        self.set_going(not self.going)

    def set_going(self, going: bool) -> None:
        """Let the time run or rest."""
        if self.run is None:
            return
        if going:
            self.run.watch.go()
            self.fading.begin()
        else:
            self.run.watch.rest()
            self.tones.rest()
            self.fading.end()
        self._screens.breath.show_running(going)
        self._screens.steps.show_running(going)
        self.sync()

    def sync(self) -> None:
        """Ask for frames only while something runs and is seen."""
        if self.going and (self._owner.isVisible() or self.pacer.floating):
            self.timer.start(current_theme().ms("breath_frame"))
            self.frame()
        else:
            self.timer.stop()

    def frame(self) -> None:
        """Show the present moment."""
        run = self.run
        if run is None:
            return
        self.fading.look()
        if isinstance(run, StepRun):
            self._screens.steps.show_share(run.share(), run.ran())
            return
        moment = run.moment()
        self._screens.breath.show_moment(moment, run.in_lead_in, run.place() / run.total())
        self.pacer.show_moment(moment)
        if self.going and not run.in_lead_in:
            self.tones.follow(moment)
        if moment.done:
            self._finish()

    def turn(self, by: int) -> None:
        """Turn the steps on or back; beyond the last one it is finished."""
        if not isinstance(self.run, StepRun):
            return
        if self.run.turn(by):
            self.show_run()
        else:
            self._finish()

    def change_pace(self, steps: int) -> None:
        """Make the breaths longer (1) or shorter (-1)."""
        if isinstance(self.run, BreathRun):
            self.run.change_pace(steps)
            self.show_run()

    def leave_out_holds(self, left_out: bool) -> None:
        """Take held breaths out of what runs, or back in."""
        if isinstance(self.run, BreathRun):
            self.run.leave_out_holds(left_out)
            self.show_run()

    def show_run(self) -> None:
        """Show what a key changed, at once and not only with the next frame."""
        if isinstance(self.run, BreathRun):
            self._screens.breath.show_run(self.run)
        elif isinstance(self.run, StepRun):
            self._screens.steps.show_run(self.run)
        self.frame()

    def _finish(self) -> None:
        self.set_going(False)
        self.pacer.float(False)
        self.finished.emit()

    def _slower(self) -> None:
        self.change_pace(1)

    def _faster(self) -> None:
        self.change_pace(-1)

    def _back(self) -> None:
        self.turn(-1)

    def _on(self) -> None:
        self.turn(1)
