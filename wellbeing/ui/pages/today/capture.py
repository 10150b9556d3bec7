"""Turns presses on Today's scale into entries: a 1 waits for its 0, one burst of presses is one entry."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.checkins import CheckInChange
from wellbeing.services.entries import EntryChange
from wellbeing.ui.context import Context
from wellbeing.ui.quick_entry.form_words import saved_checkin

TEN_WAIT_MS = 620  # a 1 may still become 10
ONE_ENTRY_MS = 2_000  # presses closer than this are one entry: the same again is a slip, another a correction


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
        self._before: CheckIn | None = None  # the entry that a waiting press corrects
        self._saving = False
        self._since = QElapsedTimer()
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
        """Take a press: save it, wait whether it becomes ten, or let it belong to the press before."""
        # A 1 that waits has already found out which entry it belongs to: its zero belongs to the same.
        before = self._before if self._pending is not None else self._recent()
        self._since.start()
        if before is not None and before.stress == value and self._pending is None:
            return
        self._pending, self._before = value, before
        if value == 1:
            self._wait.start()
        else:
            self.flush()

    def still_held(self) -> None:
        """Keep the entry's time open: on a busy desktop one repeat of many comes as if the key were pressed anew."""
        if self._since.isValid():
            self._since.restart()

    def flush(self) -> None:
        """Save what waits, at once: when its time is over, and when the page is left before."""
        self._wait.stop()
        value, self._pending = self._pending, None
        if value is None:
            return
        self._saving = True  # the change is published, and the page read anew, before the entry is known here
        try:
            change = self._write(value)
            wrong = self._ctx.sentence(change) if isinstance(change, Problem) else ""
        except Refused as refused:
            change, wrong = refused.problem, self._ctx.sentence(refused.problem)
        finally:
            self._saving = False
        self.told.emit(wrong)
        if isinstance(change, Problem) or change.after is None:
            return
        self._entry = change.after
        self._say(change.after)

    def take_back(self) -> None:
        """Take back what a number has left: it was no answer."""
        self._wait.stop()
        self._pending = None
        before, self._entry = self._recent(), None
        try:
            if before is not None:
                self._ctx.services.checkins.delete(before.id)
        except Refused as refused:
            self.told.emit(self._ctx.sentence(refused.problem))
            return
        self._ctx.say(self._ctx.t("That looked like a number. Nothing saved."), None)

    def _recent(self) -> CheckIn | None:
        """Return the entry of the last two seconds' presses, if it is still there."""
        if self._entry is None or not self._since.isValid() or self._since.elapsed() >= ONE_ENTRY_MS:
            return None
        return self._ctx.services.checkins.find(self._entry.id)

    def _write(self, value: int) -> CheckInChange | Problem:
        service, before = self._ctx.services.checkins, self._before
        draft = CheckInDraft(stress=value)
        return service.record(draft) if before is None else service.edit(before.id, draft)

    def _say(self, checkin: CheckIn) -> None:
        """Tell what was saved; Undo takes the whole entry back, however many presses it took."""
        undo = partial(self._ctx.services.checkins.undo, EntryChange(None, checkin))
        self._ctx.say(saved_checkin(self._ctx, checkin), undo)
