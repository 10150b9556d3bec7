"""Tasks for a team's board: each in a thread with a diary of its own, one at a time, answered in the window's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from wellbeing.domain.problems import Problem, Refused
from wellbeing.ui.in_thread import in_thread

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment
    from wellbeing.services.team.teams import Teams

Work = Callable[["Teams"], Any]
Done = Callable[[Any], None]
Failed = Callable[[Problem], None]
BoardTask = Callable[[Work, Done, Failed], None]
"""Takes what to do with the teams, and who is told of its outcome or its problem."""

UNREACHED = Problem("team", "problem.team_board_away")


def run_inline(services: Services) -> BoardTask:
    """Return a way to run tasks at once and in place: for pictures, and for tests."""

    def run(work: Work, done: Done, failed: Failed) -> None:
        try:
            found = work(services.team)
        except Refused as refused:
            failed(refused.problem)
            return
        done(found)

    return run


class BoardTasks(QObject):
    """A folder on a network or a database may take its time: nobody waits for it at a frozen window.

    When the app quits in the middle of a task, its thread is let go of: a board takes a note whole or not
    at all.
    """

    _answered = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None) -> None:
        super().__init__(parent)
        self._environment, self._open, self._turn = environment, 0, Lock()
        self._answered.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether a task is still out."""
        return self._open > 0

    def run(self, work: Work, done: Done, failed: Failed) -> None:
        """Send a task out and return at once; `done` or `failed` is told later, in the window's thread."""
        self._open += 1
        about = "a task to a board failed"
        in_thread(partial(self._answer, work, done, failed), self._answered.emit, (failed, UNREACHED), about)

    def _answer(self, work: Work, done: Done, failed: Failed) -> tuple[Done, Any]:
        """Return who is told, and what."""
        try:
            with self._turn:
                return done, self._do(work)
        except Refused as refused:
            return failed, refused.problem

    def _do(self, work: Work) -> Any:
        from wellbeing.services.diary_access import open_own_diary
        from wellbeing.services.team.teams import teams_of

        with closing(open_own_diary(self._environment.folders)) as diary:
            return work(teams_of(self._environment.folders, diary, self._environment.clock))

    def _hand_on(self, told_what: tuple[Done, Any]) -> None:
        told, answer = told_what
        self._open -= 1
        if is_there(told):
            told(answer)


def is_there(told: object) -> bool:
    """Tell whether whoever is to be told still exists: a page goes when the language changes."""
    owner = getattr(told.func if isinstance(told, partial) else told, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
