"""The page of a week, a month or a year on the screen: looked at, added to, saved as a PDF, printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from wellbeing.domain.ranges import DayRange
from wellbeing.domain.report import MONTH, WEEK, YEAR, OwnLines, Report, name_of, step
from wellbeing.services.app_services import Services
from wellbeing.services.disk_problems import write_chosen
from wellbeing.ui.beside import BesideReader
from wellbeing.ui.context import Context
from wellbeing.ui.draft_keeper import DraftKeeper
from wellbeing.ui.pages.trends.report.pdf import chart_of, paper_look, pdf_of
from wellbeing.ui.pages.trends.report.preview import Preview
from wellbeing.ui.pages.trends.report.printing import print_sheet
from wellbeing.ui.pages.trends.report.sheet import ReportSheet, chart_size, sheet_of
from wellbeing.ui.pages.trends.report.words import plan_line, suggestion, title_of, words_of
from wellbeing.ui.save_beside import save_beside, say_saved
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.choose_file import ask_where_to_save
from wellbeing.ui.widgets.fields import TickBox
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.sheet_dialog import SheetDialog

TYPED_MS = 250
LINE_MOST = 200  # two lines of the page


class ReportDialog(SheetDialog):
    """Opens with the week of today; what is written onto a page is kept with that page."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        t = ctx.t
        super().__init__(t("On one page"), t("Close"), parent)
        self._ctx, self._chart = ctx, QImage()
        self._days = ctx.services.reports.present(WEEK)
        self._report: Report | None = None
        self._reader = BesideReader(ctx, "a page could not be read", self)
        self._reader.answered.connect(self._take)
        self.kinds = RangeBar([(WEEK, t("Week")), (MONTH, t("Month")), (YEAR, t("Year"))], t("Range"))
        self.kinds.picked.connect(self._pick)
        self.earlier = IconButton("chevron_left", t("Earlier"))
        self.later = IconButton("chevron_right", t("Later days"))
        self.earlier.clicked.connect(partial(self._step, -1))
        self.later.clicked.connect(partial(self._step, 1))
        self._title = label("", "question")
        self.preview = Preview()
        self.good, self.plan = self._field(t("One thing that went well")), self._field(t("A plan"))
        self.notes = TickBox(t("Put my notes on it too"))
        self.notes.toggled.connect(self._read)
        self.save_as, self.print_it = button(t("Save as PDF …"), "primary"), button(t("Print …"))
        self.save_as.clicked.connect(self._ask_where)
        self.print_it.clicked.connect(self._print)
        for way in (self.save_as, self.print_it):
            way.setEnabled(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TYPED_MS)
        self._soon.timeout.connect(self._set)
        self._keeper: DraftKeeper | None = None
        self._lay_out()
        self._show(self._days)

    def done(self, result: int) -> None:
        """Close; what was typed last is kept."""
        self._leave()
        super().done(result)

    def save_to(self, out: Path) -> None:
        """Save the page as a PDF, and say how it went."""
        if self._report is None:
            return
        pdf = pdf_of(self._sheet_with(self._report, self._chart))
        save_beside(
            self._ctx,
            partial(write_chosen, out, pdf),
            partial(say_saved, self._ctx, self._ctx.t("Page saved.")),
        )

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(LINE_MOST)
        field.setAccessibleName(name)
        field.textEdited.connect(self._typed)
        return field

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kinds)
        row.addStretch(1)
        for widget in (self.earlier, self._title, self.later):
            row.addWidget(widget)
        self.column.addLayout(row)
        for field in (self.good, self.plan):
            self.column.addWidget(label(field.accessibleName(), "heading"))
            self.column.addWidget(field)
        self.column.addWidget(self.notes)
        self.column.addWidget(self.preview)
        self.column.addStretch(1)
        self.foot.insertWidget(0, self.print_it)
        self.foot.insertWidget(0, self.save_as)

    def _pick(self, kind: str) -> None:
        self._show(self._ctx.services.reports.present(kind))

    def _step(self, by: int) -> None:
        self._show(step(self._days, by))

    def _show(self, days: DayRange) -> None:
        self._leave()
        services = self._ctx.services
        self._days = days
        self._title.setText(title_of(self._ctx, days))
        self.later.setEnabled(days.last < services.trends.today())
        self._keeper = DraftKeeper(self._ctx, services.reports.draft_of(days), self._fields, self)
        own = services.reports.own_lines(days)
        self.good.setText(own.good)
        self.plan.setText(own.plan)
        self._keeper.found()
        self._read()

    def _leave(self) -> None:
        if self._keeper is not None:
            self._keeper.keep_now()

    def _fields(self) -> dict[str, object] | None:
        good, plan = self.good.text().strip(), self.plan.text().strip()
        return {"good": good, "plan": plan} if good or plan else None

    def _typed(self) -> None:
        if self._keeper is not None:
            self._keeper.touch()
        self._soon.start()

    def _read(self) -> None:
        """Read the diary for the page and draw its chart beside the window; what is shown stays until then."""
        notes, language = self.notes.isChecked(), self._ctx.language
        self._reader.read(partial(page_of, self._days, notes, language, paper_of_here()))

    def _take(self, page: tuple[Report, QImage]) -> None:
        self._report, self._chart = page
        self.good.setPlaceholderText(suggestion(self._ctx, page[0].went_well))
        self.plan.setPlaceholderText(plan_line(self._ctx, page[0]))
        for way in (self.save_as, self.print_it):
            way.setEnabled(True)
        self._set()

    def _set(self) -> None:
        """Set the page anew from what is read, drawn and typed."""
        if self._report is None:
            return
        seen = round(chart_size(paper_of_here())[0] * self.devicePixelRatioF())
        smooth = Qt.TransformationMode.SmoothTransformation
        self.preview.show_sheet(self._sheet_with(self._report, self._chart.scaledToWidth(seen, smooth)))

    def _sheet_with(self, report: Report, chart: QImage) -> ReportSheet:
        ctx = self._ctx
        own = OwnLines(self.good.text().strip(), self.plan.text().strip())
        return sheet_of(words_of(ctx, report, own), chart, paper_of_here(), paper_look(ctx.services))

    def _ask_where(self) -> None:
        name = ask_where_to_save(
            self, self._ctx.t("Save as PDF …"), f"wellbeing-{name_of(self._days)}.pdf", "PDF (*.pdf)"
        )
        if name:
            self.save_to(Path(name))

    def _print(self) -> None:
        if self._report is None:
            return
        if print_sheet(self._sheet_with(self._report, self._chart), self._ctx.t("Print the page"), self):
            self._ctx.say(self._ctx.t("Sent to the printer."), None)


def page_of(
    days: DayRange, notes: bool, language: str, paper: str, services: Services
) -> tuple[Report, QImage]:
    """Return what a page tells, and its chart."""
    report = services.reports.of(days, notes)
    return report, chart_of(services, report, language, paper)


def paper_of_here() -> str:
    """Return the paper that printers hold in this country."""
    metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return "a4" if metric else "letter"
