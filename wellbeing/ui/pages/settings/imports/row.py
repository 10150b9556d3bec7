"""Import in the settings: a file is chosen or dropped, and each import of before can be taken back as a whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.problems import Problem
from wellbeing.services.imports.job import ImportJob
from wellbeing.services.watched import FOLDER
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.imports.sheet import ImportSheet
from wellbeing.ui.pages.settings.imports.work import ImportWork
from wellbeing.ui.pages.settings.safety import SafetyRow
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.choose_file import ask_for_file, ask_for_folder
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.side_by_side import SideBySide

SHOWN = 5
FORMS = "*.csv *.tsv *.txt *.log *.xlsx *.xlsm *.xls *.ods *.json *.jsonl *.ndjson *.zip *.daylio"


class ImportRow(SafetyRow):
    """Opens a sheet for a file; below it stand the newest imports."""

    def __init__(self, ctx: Context) -> None:
        t = ctx.t
        about = t(
            "Contacts, totals of days or a mood diary out of what another system exports; drop the file here, too."
            " Customers' names, numbers and words never come in, and no rows of others."
        )
        super().__init__(ctx, t("Take in a file"), about, t("Choose a file …"))
        self.setAcceptDrops(True)
        self.sheet: ImportSheet | None = None
        self._opened = 0
        self._work = ImportWork(ctx.services, self)
        self._work.gone.connect(self._told_gone)
        self.button.clicked.connect(self._ask)
        self._shown: list[QWidget] = []
        self.runs = QVBoxLayout()
        self.runs.setSpacing(6)
        self.outer.addLayout(self.runs)
        self.place, self.watch = label("", "small_soft", wrap=True), button("", "quiet", small=True)
        self.watch.clicked.connect(self._ask_or_stop)
        self.outer.addWidget(SideBySide(self.place, self.watch))

    def refresh(self) -> None:
        """Show the newest imports, and which folder is watched."""
        t, folder = self.ctx.t, self.ctx.services.preferences.current.import_folder
        none = t("A folder can be watched: a newer export there is offered on Today, never taken by itself.")
        self.place.setText(t("Watching: {folder}").format(folder=folder) if folder else none)
        self.watch.setText(t("Stop watching") if folder else t("Choose a folder …"))
        for old in self._shown:
            old.deleteLater()
        self._shown = []
        for number, at, kind, added in self.ctx.services.imports.runs()[:SHOWN]:
            if added:
                day = self.ctx.short_day(self.ctx.local(at).date())
                said = f"{day} {self.ctx.time(at)} · {run_words(self.ctx, kind, added)}"
                self._shown.append(self._run(number, said))
                self.runs.addWidget(self._shown[-1])

    def take(self, file: Path) -> None:
        """Open the sheet of a file."""
        self.refuse("")
        if file.suffix.lower() in (".ics", ".ical"):
            self.refuse(
                self.ctx.t("That is a calendar. With your shifts it is taken under Working hours, Rota.")
            )
            return
        self.sheet = ImportSheet(self.ctx, file, self.window())
        self.sheet.taken.connect(self._told_taken)
        self._opened += 1
        self.sheet.destroyed.connect(partial(self._forget, self._opened))
        self.sheet.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file of this computer."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the sheet of the file that was dropped."""
        event.acceptProposedAction()
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))

    def _run(self, number: int, said: str) -> QWidget:
        back = button(self.ctx.t("Take back"), "quiet", small=True)
        back.setAccessibleName(f"{back.text()}: {said}")
        back.clicked.connect(partial(self._work.take_back, number))
        return SideBySide(label(said, "small_soft", wrap=True), back)

    def _ask(self) -> None:
        forms = self.ctx.t("Exports of other systems") + f" ({FORMS})"
        name = ask_for_file(self, self.ctx.t("Choose a file …"), forms)
        if name:
            self.take(Path(name))

    def watch_folder(self, folder: str) -> None:
        """Have a folder watched from now on; '' for none."""
        problem = self.ctx.services.watched.follow(FOLDER, folder)
        self.refuse(self.ctx.sentence(problem) if problem is not None else "")
        self.refresh()

    def _ask_or_stop(self) -> None:
        if self.ctx.services.preferences.current.import_folder:
            self.watch_folder("")
            return
        if name := ask_for_folder(self, self.watch.text()):
            self.watch_folder(name)

    def _told_taken(self, job: ImportJob | None) -> None:
        self.refresh()
        if job is None:
            self.ctx.say(self.ctx.t("The diary is taken in."), None)
            return
        report = job.report
        said = self.ctx.t("Taken in: {what}.").format(what=run_words(self.ctx, report.kind, report.added))
        self.ctx.say(said, None if report.run is None else partial(self._work.take_back, report.run))

    def _told_gone(self, found: int | Problem) -> None:
        self.refresh()
        if isinstance(found, Problem):
            self.refuse(self.ctx.sentence(found))
            return
        self.ctx.say(
            self.ctx.tn("{n} entry taken back.", "{n} entries taken back.", found).format(n=found), None
        )

    def _forget(self, opened: int) -> None:
        if opened == self._opened:  # the one before may go only when the next is there
            self.sheet = None


def run_words(ctx: Context, kind: str, n: int) -> str:
    """Return what an import has brought."""
    if kind == "contacts":
        return ctx.tn("{n} contact", "{n} contacts", n).format(n=n)
    if kind == "totals":
        return ctx.tn("{n} total of a day", "{n} totals of days", n).format(n=n)
    return ctx.tn("{n} mood", "{n} moods", n).format(n=n)
