"""The way of one file on the screen: read, asked about, shown, taken, and its heavy contacts told apart."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.imports.answers import ImportAnswers
from wellbeing.services.imports.job import ImportJob
from wellbeing.services.imports.questions import QuestionOfFile
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.imports.heavy import HeavyOnes
from wellbeing.ui.pages.settings.imports.preview import ImportPreview
from wellbeing.ui.pages.settings.imports.question import FileQuestion
from wellbeing.ui.pages.settings.imports.work import ImportWork, ReadFile, WholeDiary
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_column
from wellbeing.ui.widgets.sheet_dialog import SheetDialog

LOOK_MS = 100


class ImportSheet(SheetDialog):
    """Nothing is changed before "Take it in" is pressed; `taken` brings the job, a whole diary brings None."""

    taken = Signal(object)

    def __init__(self, ctx: Context, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(ctx.t("From a file"), ctx.t("Cancel"), parent)
        self._ctx, self._file, self._answers = ctx, file, ImportAnswers()
        self._job: ImportJob | None = None
        self._writing = False
        self._work = ImportWork(ctx.services, self)
        self._work.looked.connect(self._show_looked)
        self._work.written.connect(self._show_written)
        self.go = button(ctx.t("Take it in"), "primary")
        self.go.clicked.connect(self._write)
        self.foot.addWidget(self.go)
        self.body: QWidget = label("")
        self.column.addWidget(self.body, 1)
        self.bar, self.far = QProgressBar(), label("", "caption")
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._show_pulse)
        self.begin(ImportAnswers())

    def begin(self, answers: ImportAnswers) -> None:
        """Read the file with some answers."""
        self._answers = answers
        self._wait_for(self._ctx.t("Reading …"))
        self._work.look(self._file, answers)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What goes on is stopped; while it is written the sheet stays until that is taken back."""
        self._work.stop()
        if self._writing:
            self.leave.setEnabled(False)
            self.far.setText(self._ctx.t("Taking it back …"))
            event.ignore()
            return
        self._timer.stop()
        super().closeEvent(event)

    def _wait_for(self, words: str) -> None:
        self.bar, self.far = QProgressBar(), label("", "caption")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self._put(in_a_column(label(words), self.bar, self.far, gap=8))
        self._timer.start()

    def _put(self, body: QWidget, goes_on: bool = False) -> None:
        self._timer.stop()
        self.column.replaceWidget(self.body, body)
        self.body.hide()
        self.body.deleteLater()
        self.body = body
        self.go.setVisible(goes_on)

    def _show_pulse(self) -> None:
        pulse = self._work.pulse
        if pulse.total:
            self.bar.setRange(0, pulse.total)
            self.bar.setValue(pulse.done)
        if pulse.done:
            self.far.setText(self._ctx.t("{n} rows").format(n=f"{pulse.done:,}"))

    def _show_looked(self, found: ReadFile) -> None:
        if isinstance(found, QuestionOfFile):
            self._ask(found.problem, found.choices)
        elif isinstance(found, Problem):
            self._ask(found, ())
        elif isinstance(found, WholeDiary):
            self._show_whole()
        elif found is not None:
            self._job = found
            preview = ImportPreview(self._ctx, found, self._answers)
            preview.changed.connect(self.begin)
            is_new = found.report.new > 0
            self._put(preview, is_new)
            self.leave.setText(self._ctx.t("Cancel") if is_new else self._ctx.t("Close"))

    def _ask(self, problem: Problem, choices: tuple[str, ...]) -> None:
        zone = self._answers.zone or str(getattr(self._ctx.services.clock.zone(), "key", "UTC"))
        question = FileQuestion(self._ctx, problem, choices, self._answers, zone)
        question.answered.connect(self.begin)
        self._put(question)

    def _show_whole(self) -> None:
        self._job = None
        words = self._ctx.t(
            "This is a diary that this app wrote. It is taken whole, into an empty diary only."
        )
        self._put(label(words, wrap=True), goes_on=True)

    def _write(self) -> None:
        if self._job is None:
            self._take_whole()
            return
        self._writing = True
        self._wait_for(self._ctx.t("Taking it in …"))
        self._work.write(self._job)

    def _take_whole(self) -> None:
        try:
            self._ctx.services.exports.take(self._file)
        except Refused as refused:
            self._ask(refused.problem, ())
            return
        self.taken.emit(None)
        self.close()

    def _show_written(self, found: ImportJob | Problem | None) -> None:
        self._writing = False
        self.leave.setEnabled(True)
        if isinstance(found, Problem):
            self._ask(found, ())
            return
        if found is None:
            self.close()
            return
        self.taken.emit(found)
        report, contacts = found.report, self._ctx.services.contacts
        run = report.run or 0
        new = [(contacts.out_of(run, at, outside), why) for at, outside, why in report.heavy]
        heavy = [(contact, why) for contact, why in new if contact is not None]
        if not heavy:
            self.close()
            return
        ones = HeavyOnes(self._ctx, heavy, report.added)
        ones.over.connect(self.close)
        self._put(ones)
        self.leave.setText(self._ctx.t("Leave them ordinary"))
        ones.keys[0].setFocus()
