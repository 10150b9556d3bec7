"""Visits the boards of the teams by itself: at most once in 30 minutes, also after weeks off, quietly."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from wellbeing.domain.problems import Problem
from wellbeing.domain.team.periods import VISIT_EVERY
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.ui.board_tasks import BoardTask

if TYPE_CHECKING:
    from wellbeing.services.team.team_visits import Visit
    from wellbeing.services.team.teams import Teams

SOON_MS = 20_000  # after the start, when the person has what they came for
EVERY_MS = round(VISIT_EVERY.total_seconds() * 1000) + 1_000


class BoardVisitTimer(QObject):
    """Sends one task at a time; a board that is away is tried again with the next one, and nobody is told."""

    def __init__(
        self, services: Services, board_task: BoardTask, parent: QObject, soon_ms: int = SOON_MS
    ) -> None:
        super().__init__(parent)
        self._services, self._board_task, self._out = services, board_task, False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.visit)
        self._timer.start(soon_ms)

    def visit(self) -> None:
        """Send a task to the boards whose time has come, unless this computer is in no team."""
        self._timer.start(EVERY_MS)
        if self._out or not self._services.has_team:
            return
        self._out = True
        self._board_task(visit_what_is_due, self._back, self._failed)

    def stop(self) -> None:
        """Send nobody out any more."""
        self._timer.stop()

    def _back(self, visits: list[Visit]) -> None:
        self._out = False
        if visits:
            # Not inside a task that was run in place: a page may be asking at this very moment.
            QTimer.singleShot(0, self, partial(self._services.event_bus.publish, Topic.TEAM))

    def _failed(self, _problem: Problem) -> None:
        self._out = False


def visit_what_is_due(teams: Teams) -> list[Visit]:
    """Do everything that is due on the boards not visited for 30 minutes."""
    return teams.visits.tick_if_due()
