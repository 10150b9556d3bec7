"""Turns presses on Today's scale into check-ins: a 1 waits for its 0, a minute's presses are one check-in."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.checkins import CheckInChange
from wellbeing.services.entries import WayBack
from wellbeing.ui.context import Context
from wellbeing.ui.quick_entry.form_words import saved_checkin

TEN_WAIT_MS = 620  # a 1 may still become 10
NUMBER_MS = 2_500  # what was saved in this time is taken back when its digits turn out to be a number


class DigitCapture(QObject):
    """Holds what was pressed and what came of it; the page only shows it.

    `told` says what went wrong, '' for nothing.
    """

    told = Signal(str)

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._pending: int | None = None
        self._entry: CheckIn | None = None
        self._saving = False
        self._run: list[tuple[int, WayBack[CheckIn]]] = []
        self._clock = QElapsedTimer()
        self._clock.start()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TEN_WAIT_MS)
        self._wait.timeout.connect(self.flush)

    @property
    def busy(self) -> bool:
        """Tell whether a press is still on its way into the diary."""
        return self._saving or self._pending is not None

    @property
    def saved(self) -> int:
        """The number of the entry saved last, 0 for none."""
        return self._ctx.services.checkins.written_number(self._entry.id) if self._entry is not None else 0

    def press(self, value: int) -> None:
        """Take a press: save it, or wait whether it becomes ten."""
        self._pending = value
        if value == 1:
            self._wait.start()
        else:
            self.flush()

    def flush(self) -> None:
        """Save what waits, at once: when its time is over, and when the page is left before."""
        self._wait.stop()
        value, self._pending = self._pending, None
        if value is None:
            return
        self._saving = True  # the change is published, and the page read anew, before the entry is known here
        try:
            change = self._ctx.services.checkins.answer(CheckInDraft(stress=value))
            wrong = self._ctx.sentence(change) if isinstance(change, Problem) else ""
        except Refused as refused:
            change, wrong = refused.problem, self._ctx.sentence(refused.problem)
        finally:
            self._saving = False
        self.told.emit(wrong)
        if isinstance(change, Problem) or change.after is None:
            return
        self._entry = change.after
        if change.before != change.after:  # the same again within a minute is a slip
            self._say(change)

    def take_back(self) -> None:
        """Take back what a number has left: it was no answer."""
        self._wait.stop()
        self._pending = None
        history, since = self._ctx.services.history, self._clock.elapsed() - NUMBER_MS
        try:
            for at, way in reversed(self._run):
                if at >= since:
                    way()
                    history.drop(way)
        except Refused as refused:
            self.told.emit(self._ctx.sentence(refused.problem))
            return
        self._run, self._entry = [], None
        self._ctx.say(self._ctx.t("That looked like a number. Nothing saved."), None)

    def _say(self, change: CheckInChange) -> None:
        """Tell what was saved; Undo goes back press by press."""
        way, now = self._ctx.services.checkins.way_back(change), self._clock.elapsed()
        self._run = [*((at, kept) for at, kept in self._run if at >= now - NUMBER_MS), (now, way)]
        self._ctx.say(saved_checkin(self._ctx, change), way)
