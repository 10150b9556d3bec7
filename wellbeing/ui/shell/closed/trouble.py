"""What can be done from the window when the diary can't be opened, or its file is taken away while it is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from wellbeing.content.i18n import N_
from wellbeing.content.sentences import sentence
from wellbeing.domain.problems import Problem, answer_of
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.shell.closed.page import ClosedDiary, WayOut

if TYPE_CHECKING:
    from pathlib import Path

    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment
    from wellbeing.services.writing_anew import WritingAnew

UNFIT = ("problem.backup_damaged", "problem.backup_key", "problem.backup_newer", "problem.backup_foreign")
WRITTEN_ANEW = N_("The diary is being written into a new file …")
FAILED: object = Problem("diary", "problem.disk_error")


class DiaryTrouble(QObject):
    """Makes the page that says it; each way out ends with another try or with a page that says more."""

    retry_asked = Signal()
    help_asked = Signal()
    said = Signal(object)  # a page to show instead of the others
    settled = Signal()  # the diary that was open goes on

    def __init__(self, environment: Environment, parent: QObject) -> None:
        super().__init__(parent)
        self._environment = environment
        self._unfit: set[Path] = set()  # backups that could not be brought back

    def say_closed(self, problem: Problem) -> None:
        """Say why the diary was not opened, with a backup and a new beginning where those would help."""
        from wellbeing.services.disk_problems import keeping_closed
        from wellbeing.services.key_ring import WAITED_FOR
        from wellbeing.services.set_aside import UNUSABLE

        ways = self._ways_back() if problem.key in UNUSABLE else []
        more = (
            self._t("Reminders come all the same; what you enter until then waits, sealed.")
            if problem.key in WAITED_FOR
            else ""
        )
        told = keeping_closed(problem)
        self._say(self._t("The diary is closed for now"), told, ways, self.retry_asked.emit, more)

    def say_wait(self, words: str) -> None:
        """Say what is done to the closed diary, or waited for; it opens by itself after that."""
        page = ClosedDiary(self._t("The diary opens in a moment"), self._t(words), self._t, again=False)
        page.help_asked.connect(self.help_asked)
        self.said.emit(page)

    def say_moved(self, services: Services) -> None:
        """Say that the open diary's file is no longer where it was."""
        again = WayOut(self._t("Write the diary anew"), partial(self._write_anew, services))
        problem = Problem("diary", "problem.diary_moved")
        self._say(self._t("The diary's file is away"), problem, [again], partial(self._look_again, services))

    def _say(
        self,
        title: str,
        problem: Problem,
        ways: list[WayOut],
        again: Callable[[], object],
        more: str = "",
    ) -> None:
        page = ClosedDiary(title, f"{sentence(problem, self._t)} {more}".strip(), self._t, ways)
        page.retry_asked.connect(again)
        page.help_asked.connect(self.help_asked)
        self.said.emit(page)

    def _t(self, words: str) -> str:
        return self._environment.words().t(words)

    def _ways_back(self) -> list[WayOut]:
        from wellbeing.services.backups import Backups
        from wellbeing.ui.context import day_in_words

        ways = []
        backups = Backups(self._environment.folders, self._environment.clock).all()
        fit = next(((name, path) for name, path in backups if path not in self._unfit), None)
        if fit is not None and self._environment.folders.diary_id.exists():
            name, path = fit
            words = self._t("Bring back the backup of {day}").format(
                day=day_in_words(name.day, self._environment.language())
            )
            ways.append(WayOut(words, partial(self._restore, path)))
        ways.append(WayOut(self._t("Begin a new diary …"), self.begin_anew))
        return ways

    def _restore(self, path: Path) -> None:
        from wellbeing.services.backups import Backups

        backups = Backups(self._environment.folders, self._environment.clock)
        work = partial(answer_of, partial(backups.restore, path))
        in_thread(work, partial(self._restored, path), FAILED, "a backup could not be brought back")

    def _restored(self, path: Path, answer: object) -> None:
        """Offer the next older backup in place of one that does not fit: the newest may be the damaged one."""
        if isinstance(answer, Problem) and answer.key in UNFIT:
            self._unfit.add(path)
            title = self._t("The diary is closed for now")
            self._say(title, answer, self._ways_back(), self.retry_asked.emit)
        else:
            self._done(answer)

    def begin_anew(self) -> None:
        """Set the old diary aside and begin an empty one, if the person is sure."""
        from wellbeing.services.set_aside import begin_anew

        if self._is_sure():
            work = partial(answer_of, partial(begin_anew, self._environment.folders))
            in_thread(work, self._done, FAILED, "no new diary could be begun")

    def _is_sure(self) -> bool:
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self._t("A new diary"))
        box.setText(
            self._t("Begin an empty diary? What is left of the old one is set aside and not touched.")
        )
        begin = box.addButton(self._t("Begin a new diary"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self._t("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is begin

    def _done(self, answer: object) -> None:
        if isinstance(answer, Problem):
            self.say_closed(answer)
        else:
            self.retry_asked.emit()

    def _write_anew(self, services: Services) -> None:
        """Have it written beside the window: all of ten years take a sixth of a second, and a slow disk its time."""
        from wellbeing.services.writing_anew import WritingAnew

        anew = WritingAnew(self._environment.folders, services.diary)
        self.say_wait(WRITTEN_ANEW)
        written = partial(self._written_anew, anew, services)
        in_thread(partial(answer_of, anew.write), written, FAILED, "the diary could not be written anew")

    def _written_anew(self, anew: WritingAnew, services: Services, problem: object) -> None:
        if not isinstance(problem, Problem):
            problem = answer_of(partial(self._go_on, anew))
        if isinstance(problem, Problem):
            anew.give_up()
            self._say(self._t("The diary's file is away"), problem, [], partial(self.say_moved, services))
        else:
            self.settled.emit()

    def _go_on(self, anew: WritingAnew) -> None:
        in_thread(anew.finish(), _nothing, None, "the file of before could not be let go of")

    def _look_again(self, services: Services) -> None:
        if services.diary.in_place():
            self.settled.emit()
        else:
            self.say_moved(services)


def _nothing(_answer: object) -> None:
    """Nobody waits for it."""
