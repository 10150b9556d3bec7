"""The cool-down player: leads one exercise to the question after it, and has it written down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from wellbeing.domain.library.exercises import Exercise, Variant
from wellbeing.ui.context import Context
from wellbeing.ui.pages.cooldown.player.controller import PlayerController
from wellbeing.ui.pages.cooldown.player.record import Record
from wellbeing.ui.pages.cooldown.player.screens import RUNNING, PlayerScreen, PlayerScreens
from wellbeing.ui.pages.cooldown.player.words import length

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_PACE = {Qt.Key.Key_Plus: -1, Qt.Key.Key_Equal: -1, Qt.Key.Key_Minus: 1}
_GO_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Player(QWidget):
    """One exercise at a time. Space pauses, + and - change the pace, arrows too or turn steps, Esc ends it.

    `closed` tells that what it covers may be shown again.
    """

    closed = Signal()
    no_holds_changed = Signal(bool)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.part = PlayerScreen.NOTHING
        self.screens = PlayerScreens(ctx)
        self.lead = PlayerController(ctx, self.screens, self)
        self._chosen: tuple[Exercise, Variant] | None = None
        self._record = Record(ctx)
        self._no_holds, self._goes_on = False, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screens)
        self.setFocusProxy(self.screens)
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether it leads an exercise or asks something about it."""
        return self.part is not PlayerScreen.NOTHING

    def open(self, exercise: Exercise, variant: Variant, no_holds: bool = False) -> None:
        """Offer an exercise in one length; what ran before is stopped and written down."""
        self.stop()
        self._chosen, self._no_holds = (exercise, variant), no_holds
        self.screens.top.show_title(exercise.title, length(self.ctx, variant.seconds))
        self.screens.steps.drawing.set_exercise(exercise.id)
        if exercise.is_breath and not self.ctx.services.preferences.current.breath_safety:
            self._show(PlayerScreen.SAFETY)
        else:
            self._begin()

    @property
    def under_way(self) -> bool:
        """Whether an exercise is open, be it paused."""
        return self.part is not PlayerScreen.NOTHING

    def stop(self) -> None:
        """End at any moment; what ran for ten seconds or more is written down."""
        if self.part is not PlayerScreen.NOTHING:
            self._close(finished=self.part is PlayerScreen.AFTER)

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
        self.lead.sync()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause unseen breaths that no small circle leads; write down what only waits for a rating."""
        super().hideEvent(event)
        if self.part is PlayerScreen.AFTER and not event.spontaneous():
            self.stop()
        elif not self.lead.pacer.floating:
            self.lead.set_going(False)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.isAutoRepeat() and key not in _ARROWS:
            return True  # a key held down acts once
        if key == Qt.Key.Key_Escape and self.part is not PlayerScreen.NOTHING:
            self.stop()
            return True
        sheet = self.screens.sheet(self.part)
        if sheet is not None:
            return sheet.take_key(event)
        return self.part in RUNNING and self._take_running_key(key)

    def _take_running_key(self, key: Qt.Key) -> bool:
        steps = self.part is PlayerScreen.STEPS
        self.lead.fading.wake()
        if not self.lead.going and key not in _GO_ON:
            return False  # while it pauses, arrows and Tab walk its three answers
        if key in _PACE and not steps:
            self.lead.change_pace(_PACE[key])
        elif key == Qt.Key.Key_S and not steps:
            self.screens.breath.toggle_seconds()
        elif key in _ARROWS and steps:
            self.lead.turn(_ARROWS[key])
        elif key in _ARROWS:
            self.lead.change_pace(-_ARROWS[key])
        elif key in _GO_ON and steps and self.lead.going:
            self.lead.turn(1)
        elif key in _GO_ON:
            self.lead.toggle()
        else:
            return False
        return True

    def _safety_read(self) -> None:
        problem = self.ctx.services.preferences.set("breath_safety", True)
        if problem is not None:
            self.ctx.say(self.ctx.sentence(problem), None)
        if self.lead.run is None:
            self._begin()
            return
        self._show(PlayerScreen.BREATH)
        self.lead.set_going(self._goes_on)

    def _ask_safety(self) -> None:
        self._goes_on = self.lead.going
        self.lead.set_going(False)
        self._show(PlayerScreen.SAFETY)

    def _begin(self) -> None:
        if self._chosen is None:
            return
        exercise, variant = self._chosen
        pattern = variant.pattern
        self._record.begin(exercise)
        holds = pattern is not None and pattern.has_holds
        self.screens.foot.set_up(pattern is not None, holds, self._no_holds)
        self._show(PlayerScreen.BREATH if pattern else PlayerScreen.STEPS)
        self.lead.begin(variant, self._no_holds)

    def _finished(self) -> None:
        calm = self.ctx.t("All done. Let your breathing settle.")
        steps = self.part is PlayerScreen.STEPS
        lead = self.ctx.t("All done. Take a moment before you go on.") if steps else calm
        self.screens.after.ask(lead, self._record.before)
        self._show(PlayerScreen.AFTER)

    def _answered(self, after: int | None = None) -> None:
        self._close(finished=True, after=after)

    def _close(self, finished: bool, after: int | None = None) -> None:
        before = self.screens.after.before.value() if self.part is PlayerScreen.AFTER else None
        self._show(PlayerScreen.NOTHING)  # first of all: hiding must not come back here
        ran, self._chosen = self.lead.end(), None
        self.closed.emit()  # before the word on it, which stands in what was covered
        self._record.write(ran, finished, after, before)

    def _leave_out_holds(self, left_out: bool) -> None:
        self._no_holds = left_out
        self.lead.leave_out_holds(left_out)
        self.no_holds_changed.emit(left_out)

    def _show(self, part: PlayerScreen) -> None:
        self.part = part
        self.screens.show_part(part)

    def _connect(self) -> None:
        screens = self.screens
        screens.top.ended.connect(self.stop)
        screens.safety.read.connect(self._safety_read)
        screens.after.passed.connect(self._answered)
        screens.after.answered.connect(self._answered)
        screens.foot.holds_toggled.connect(self._leave_out_holds)
        screens.foot.safety_asked.connect(self._ask_safety)
        for paused in (screens.breath.paused, screens.steps.paused):
            paused.ended.connect(self.stop)
        self.lead.finished.connect(self._finished)
        for part in (screens.top, screens.breath, screens.steps, screens.foot):
            for each in part.findChildren(QAbstractButton):
                each.installEventFilter(self)
