"""The rota in the settings: taken from a calendar or a table, shown by its next shifts, removed again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.content.rota_words import taken_words, told
from wellbeing.domain.problems import Problem, answer_of
from wellbeing.domain.shifts.rota import is_in_force
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.services.rota import RotaBook
from wellbeing.services.watched import ROTA
from wellbeing.ui.context import Context
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.pages.settings.rota_preview import RotaPreview, span_words
from wellbeing.ui.pages.settings.rota_question import RotaQuestion
from wellbeing.ui.save_beside import save_beside
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.choose_file import ask_for_file
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_column, in_a_row
from wellbeing.ui.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from wellbeing.domain.shifts.reading import RotaReading
    from wellbeing.domain.shifts.shifts import Rota

MOST = 3


class RotaReader(QObject):
    """Reads a file in a thread, because a year of shifts may take seconds; `read` brings a RotaReading or a Problem."""

    read = Signal(object)

    def __init__(self, book: RotaBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book

    def take(self, file: Path, asked: TableAnswers) -> None:
        """Begin to read; nothing is kept by that."""
        unreadable: RotaReading | Problem = Problem("rota", "problem.rota_calendar")
        work = partial(answer_of, partial(self._book.read, file, asked))
        in_thread(work, self._tell, unreadable, "a rota could not be read")

    def _tell(self, found: RotaReading | Problem) -> None:
        self.read.emit(found)


class RotaRow(QWidget):
    """What rota is in force, with a way to take one from a file and to remove it; a bad file changes nothing."""

    _done = Signal()  # what was to be put in force is, or was refused

    def __init__(self, ctx: Context, brief: bool = False) -> None:
        """`brief` leaves out what only those who know the app already can make use of."""
        super().__init__()
        self.ctx, self._book = ctx, ctx.services.environment.rota
        t = ctx.t
        name = t("Rota")
        about = t(
            "A calendar (.ics) or a table (.csv, .xlsx, .ods) with your shifts, instead of the hours above."
        )
        profiles = t("A shift that is called like one of your profiles switches it on until the shift ends.")
        about = about if brief else ctx.words.sentences(about, profiles)
        self.words = f"{name} {about}".casefold()
        self.choose = button(t("Take it from a file …"), "secondary", small=True)
        self.remove = button(t("Remove"), "quiet", small=True)
        self.says, self.next = label("", "small_soft", wrap=True), label("", "small_soft", wrap=True)
        self.wrong = label("", "notice", wrap=True)
        self._reader = RotaReader(self._book, self)
        self._reader.read.connect(self._keep)
        self.question = RotaQuestion(ctx)
        self.question.answered.connect(self._go_on)
        self.preview = RotaPreview(ctx)
        self.preview.agreed.connect(self._agree)
        self._file: Path | None = None
        self._asked = TableAnswers()
        self._taken: Path | None = None
        self._told = False
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self.wrong.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 9, 20, 9)
        lines = (
            label(name, wrap=True),
            label(about, "caption", wrap=True),
            self.says,
            self.next,
            self.wrong,
            self.question,
        )
        outer.addWidget(SideBySide(in_a_column(*lines, gap=2), in_a_row(self.remove, self.choose, gap=8)))
        outer.addWidget(self.preview)
        self.place, self.watch = label("", "small_soft", wrap=True), button("", "quiet", small=True)
        self.watch.clicked.connect(self._watch_or_stop)
        self.watching = SideBySide(self.place, self.watch)
        outer.addWidget(self.watching)

    def refresh(self) -> None:
        """Show the rota that is kept, and the shifts to come."""
        t, rota, now = self.ctx.t, self._book.current(), self.ctx.services.clock.now()
        self.remove.setVisible(rota is not None or self._book.is_damaged)
        self._show_watching()
        if rota is None:
            damaged = Problem("rota", "problem.rota_damaged")
            none = t("No rota is set: the weekly hours hold.")
            self._show(self.ctx.sentence(damaged) if self._book.is_damaged else none, "")
            return
        over = t("It has ended, so your weekly hours apply again.")
        coming = [shift for shift in rota.shifts if shift.end > now][:MOST]
        following = t("Next: {shifts}").format(
            shifts=" · ".join(span_words(self.ctx, shift) for shift in coming)
        )
        self._show(
            "\n".join(taken_words(rota, t)),
            following if coming else "" if is_in_force(rota, now) else over,
        )

    def take(self, file: Path) -> None:
        """Read a file and show what it comes to; it is in force when the person agrees."""
        self._file, self._told = file, False
        self.question.begin()
        self.preview.hide()
        self._go_on(TableAnswers())

    def settle(self) -> QWidget | None:
        """Put in force what is shown; return what still waits for an answer, once, and None where nothing does."""
        if not self.choose.isEnabled():
            return self.says  # a file is being read
        if not self.preview.isHidden():
            self.preview.go.click()
            self._wait()
            return self.choose if not self.wrong.isHidden() else None
        waits = self.question.waits()
        told, self._told = self._told, waits is not None
        return None if told else waits

    def _go_on(self, asked: TableAnswers) -> None:
        if self._file is not None:
            self._asked = asked
            self.choose.setEnabled(False)
            self._show(self.ctx.t("Reading …"), "")
            self._reader.take(self._file, asked)

    def _ask(self) -> None:
        t = self.ctx.t
        forms = t("Calendar or table") + " (*.ics *.ical *.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods)"
        name = ask_for_file(self, t("Take it from a file …"), forms)
        if name:
            self.take(Path(name))

    def _keep(self, found: RotaReading | Problem) -> None:
        self.choose.setEnabled(True)
        self.refresh()
        if isinstance(found, Problem):
            self._refuse(found)
            self.question.ask(found)
            return
        self.wrong.hide()
        self.preview.show_reading(found)

    def _agree(self, found: RotaReading) -> None:
        before, self._taken = self._book.current(), self._file
        self._put(found.rota, partial(self._agreed, found, before))

    def _agreed(self, found: RotaReading, before: Rota | None) -> None:
        save_beside(self.ctx, partial(self._book.remember, self._asked), self._remembered)
        self.ctx.say(" ".join(told(found, self.ctx.t)), partial(self._put, before) if before else None)

    def _remembered(self, problem: Problem | None) -> None:
        if problem is not None:
            self._refuse(problem)

    def _remove(self) -> None:
        before = self._book.current()
        self._put(None, partial(self._removed, before))

    def _removed(self, before: Rota | None) -> None:
        self.ctx.say(self.ctx.t("The rota is removed."), partial(self._put, before) if before else None)

    def _show_watching(self) -> None:
        """Offer to watch the file that was taken, once there is one."""
        t, watched = self.ctx.t, self.ctx.services.preferences.current.rota_file
        self.place.setText(
            t("Watching: {folder}").format(folder=watched)
            if watched
            else t("That file can be watched: a newer one is offered on Today, never taken by itself.")
        )
        self.watch.setText(t("Stop watching") if watched else t("Watch it"))
        self.watching.setVisible(bool(watched) or self._taken is not None)

    def _watch_or_stop(self) -> None:
        watched = self.ctx.services.preferences.current.rota_file
        self.ctx.services.watched.follow(ROTA, "" if watched else str(self._taken or ""))
        self.refresh()

    def _put(self, rota: Rota | None, then: Callable[[], object] = bool) -> None:
        """Put a rota in force, or none, beside the window; `then` follows where that could be done."""
        self.choose.setEnabled(False)
        if rota is None:
            self._was_put(then, answer_of(self._book.clear))
        else:
            save_beside(self.ctx, partial(self._book.write, rota), partial(self._written, then))

    def _written(self, then: Callable[[], object], problem: Problem | None) -> None:
        if problem is None:
            self._book.announce()
        self._was_put(then, problem)

    def _was_put(self, then: Callable[[], object], answer: object) -> None:
        self.choose.setEnabled(True)
        if isinstance(answer, Problem):
            self._refuse(answer)
        else:
            self.wrong.hide()
            self.refresh()
            then()
        self._done.emit()

    def _wait(self) -> None:
        """Let the window go on until what is being written is in force, or is refused."""
        if not self.choose.isEnabled():
            loop = QEventLoop(self)
            self._done.connect(loop.quit)
            loop.exec()

    def _refuse(self, problem: Problem) -> None:
        self.wrong.setText(self.ctx.sentence(problem))
        self.wrong.show()

    def _show(self, says: str, following: str) -> None:
        self.says.setText(says)
        self.next.setText(following)
        self.next.setVisible(bool(following))
