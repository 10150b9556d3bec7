"""Keeps the diary in good order beside the window: soon after the start, every hour, and when the person leaves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services
from wellbeing.services.upkeep import keep_up
from wellbeing.system.freed_memory import give_back, let_files_go
from wellbeing.ui.garbage import is_any_seen
from wellbeing.ui.in_thread import in_thread

FIRST_MS = 20_000  # the start itself is over by then
EVERY_MS = 3_600_000


class DiaryUpkeep(QObject):
    """Folds the log and makes the day's backup in a thread, one at a time; what fails is tried again next time.

    Afterwards the process rests, unless somebody looks at a window: what it has read and needs no more is let go.
    """

    done = Signal(object)  # a problem, or None
    wrong = Signal(object)  # a problem to tell the person, once
    let_go = (
        Signal()
    )  # nobody looks, and all that may go is gone: what is needed soon is best read again at once

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._diary = partial(_keep_up, services), services.diary
        self._busy = self._stopped = self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.run)
        self._timer.start(FIRST_MS)

    def run(self) -> None:
        """Begin now, unless it goes on already: at the timer, before sleep, behind a locked screen."""
        if not (self._busy or self._stopped):
            self._busy = True
            in_thread(self._work, self._finish, None, "the diary's upkeep failed")

    def stop(self) -> None:
        """Begin no more: the app quits, and closing the diary folds it."""
        self._timer.stop()
        self._stopped = True

    def _finish(self, problem: Problem | None) -> None:
        self._busy = False
        self.done.emit(problem)
        if problem is not None and not self._stopped and not self._told:
            self._told = True
            self.wrong.emit([problem])
        if not self._stopped:
            self._timer.start(EVERY_MS)
            if not is_any_seen():
                self._diary.let_pages_go()
                give_back()
                let_files_go()
                self.let_go.emit()


def _keep_up(services: Services) -> Problem | None:
    environment, diary = services.environment, services.diary
    if not diary.in_place():
        return None  # whoever watches it says so; what stands under its name now is none of ours
    place = environment.preferences.current.backup_place
    try:
        return keep_up(environment.folders, environment.clock, place, diary.another)
    finally:
        give_back()
