"""Erases everything from inside the app: asks, has the diary closed, erases in a thread, shows that nothing is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.content.erase_words import proof_lines
from wellbeing.content.sentences import sentence
from wellbeing.domain.erasing import Erased, ErasePlan
from wellbeing.domain.problems import Problem, Refused, answer_of
from wellbeing.ui.in_thread import in_thread, wait_for_others
from wellbeing.ui.shell.closed.erase_question import EraseQuestion
from wellbeing.ui.shell.closed.page import ClosedDiary, WayOut

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment

FAILED: Erased | Problem = Problem("erase", "problem.erase_nothing")
BOARD_AWAY, SOME_LEFT = "problem.erase_team", "problem.erase_left"
OTHERS_S = 30.0  # a backup or a visit to a board that is under way would write anew what is gone


class Erasing(QObject):
    """`began` asks whoever holds the diary to let go of it, then call `go`; `kept` or `ended` come after that."""

    began = Signal()
    kept = Signal()  # nothing was erased: the diary can be opened again
    ended = Signal()  # the key is gone
    said = Signal(object)  # a page to show instead of the others
    help_asked = Signal()

    def __init__(
        self, environment: Environment, open_services: Callable[[Environment], Services], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._environment, self._open = environment, open_services
        self._t = environment.words().t
        self._plan = ErasePlan((), 0, False, False)
        self.question: EraseQuestion | None = None
        self.is_busy = False

    def ask(self, window: QWidget) -> Problem | None:
        """Show what would go, and ask; returns what is wrong where that can't be told."""
        from wellbeing.services.erase import plan

        try:
            self._plan = plan(self._environment)
        except Refused as refused:
            return refused.problem
        self.question = EraseQuestion(self._plan, self._t, window)
        self.question.agreed.connect(self.began)
        self.question.destroyed.connect(self._forget_question)
        self.question.show()
        self.question.field.setFocus()
        return None

    def _forget_question(self) -> None:
        self.question = None

    def go(self, anyway: bool = False) -> None:
        """Erase, now that nobody holds the diary; `anyway` leaves teams untold."""
        self.is_busy = True
        self._say(self._t("Erase everything"), self._t("Erasing …"), [])
        work = partial(answer_of, partial(_erase, self._environment, self._open, anyway))
        in_thread(work, self._told, FAILED, "not everything was erased")

    def _told(self, answer: Erased | Problem) -> None:
        self.is_busy = False
        if isinstance(answer, Problem):
            self._say_refused(answer)
            return
        self.ended.emit()
        if answer.is_whole:
            words = "\n".join(proof_lines(self._plan, answer, self._t))
            self._say(self._t("Everything is erased"), words, [WayOut(self._t("Quit"), QApplication.quit)])
        else:
            left = "\n".join((sentence(Problem("erase", SOME_LEFT), self._t), *map(str, answer.left)))
            again = WayOut(self._t("Erase once more"), self.go)
            self._say(self._t("Not everything is erased"), left, [again])

    def _say_refused(self, problem: Problem) -> None:
        t = self._t
        ways = [WayOut(t("Back to the diary"), self.kept.emit), WayOut(t("Try again"), self.go)]
        words = sentence(problem, t)
        if problem.key == BOARD_AWAY:
            words = t(
                "A team's board can't be told that you leave, so nothing was erased. You can try again when it is"
                " there, or go on: then an answer that you sent stays counted."
            )
            ways.append(WayOut(t("Erase all the same"), partial(self.go, True)))
        self._say(t("Nothing was erased"), words, ways)

    def _say(self, title: str, words: str, ways: list[WayOut]) -> None:
        page = ClosedDiary(title, words, self._t, ways, again=False)
        page.help_asked.connect(self.help_asked)
        self.said.emit(page)


def _erase(
    environment: Environment, open_services: Callable[[Environment], Services], anyway: bool
) -> Erased:
    from wellbeing.services.erase import erase

    wait_for_others(OTHERS_S)
    environment.close()
    return erase(environment, open_services, anyway, inside=True)
