"""Tasks for a team's board: each in a thread with a diary of its own, one at a time, answered in the window's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject

from wellbeing.domain.problems import Problem, Refused
from wellbeing.ui.in_thread import in_thread, is_there

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment
    from wellbeing.services.team.teams import Teams

Answer = TypeVar("Answer")
Failed = Callable[[Problem], None]


class BoardTask(Protocol):
    """Takes what to do with the teams, and who is told of its outcome or its problem."""

    def __call__(
        self, work: Callable[[Teams], Answer], done: Callable[[Answer], None], failed: Failed, /
    ) -> None:
        """Begin; whether that is over at the return is not said."""


UNREACHED = Problem("team", "problem.team_board_away")


def run_inline(services: Services) -> BoardTask:
    """Return a way to run tasks at once and in place: for pictures, and for tests."""

    def run(work: Callable[[Teams], Answer], done: Callable[[Answer], None], failed: Failed, /) -> None:
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

    def __init__(self, environment: Environment, parent: QObject | None) -> None:
        super().__init__(parent)
        self._environment, self._turn = environment, Lock()

    def run(self, work: Callable[[Teams], Answer], done: Callable[[Answer], None], failed: Failed, /) -> None:
        """Send a task out and return at once; `done` or `failed` is told later, in the window's thread."""
        unreached = partial(failed, UNREACHED)
        task = partial(self._told, work, done, failed)
        in_thread(task, self._hand_on, unreached, "a task to a board failed")

    def _told(
        self, work: Callable[[Teams], Answer], done: Callable[[Answer], None], failed: Failed
    ) -> partial[None]:
        """Do the task; returns who is told, with what."""
        try:
            with self._turn:
                return partial(done, self._do(work))
        except Refused as refused:
            return partial(failed, refused.problem)

    def _do(self, work: Callable[[Teams], Answer]) -> Answer:
        from wellbeing.services.diary_access import open_own_diary
        from wellbeing.services.team.teams import teams_of

        with closing(open_own_diary(self._environment.folders)) as diary:
            return work(teams_of(self._environment.folders, diary, self._environment.clock))

    def _hand_on(self, tell: partial[None]) -> None:
        if is_there(tell):
            tell()
