"""Export in the settings: which form, which days, with notes or without; then a place, and a thread writes it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from wellbeing.domain.days import Span, span_of
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.tables.typed_days import typed_day
from wellbeing.services.exports import ExportChoice, Exports
from wellbeing.ui.context import Context
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.pages.settings.rows import RowsCard
from wellbeing.ui.pages.settings.safety import SafetyRow
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.choose_file import ask_where_to_save
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_row
from wellbeing.ui.widgets.settings_row import SettingsRow
from wellbeing.ui.widgets.sheet_dialog import SheetDialog
from wellbeing.ui.widgets.switch import Switch

JSON, CSV, SQLITE = "json", "csv", "sqlite"
FAILED: int | Problem = Problem("out", "problem.out")


class ExportSheet(SheetDialog):
    """`written` brings how many rows stand in the file."""

    written = Signal(int)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx.t("Export the diary"), ctx.t("Cancel"), parent)
        self._ctx, t = ctx, ctx.t
        self._busy = False
        self.form = RangeBar(
            [(JSON, "JSON"), (CSV, t("CSV folder")), (SQLITE, "SQLite")], t("Form of the export"), self
        )
        self.form.picked.connect(self._show_form)
        self.about = label("", "soft", wrap=True)
        self.first, self.last = QLineEdit(), QLineEdit()
        for field, name in ((self.first, t("From this day on")), (self.last, t("Up to this day"))):
            field.setPlaceholderText("YYYY-MM-DD")
            field.setAccessibleName(name)
        self.notes = Switch(t("With notes"), on=True)
        self.wrong = label("", "notice", wrap=True)
        self.wrong.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(t("Writing …"))
        self.bar.hide()
        self.go = button(t("Choose where …"), "primary")
        self.go.clicked.connect(self._ask)
        self.foot.addWidget(self.go)
        self._lay_out()
        self._show_form(JSON)

    def _lay_out(self) -> None:
        t = self._ctx.t
        plain = t("What is written here is not encrypted: whoever can open it can read it.")
        days = SettingsRow(
            t("Days"),
            t("Empty means from the beginning, or up to now."),
            in_a_row(self.first, label("–"), self.last, gap=8),
            "",
        )
        said = t("Without them everything goes that was written freely beside an entry.")
        notes = SettingsRow(t("With notes"), said, self.notes, "")
        for part in (
            label(plain, "notice", wrap=True), self.form, self.about, RowsCard([days, notes]), self.wrong, self.bar,
        ):  # fmt: skip
            self.column.addWidget(part)
        self.column.addStretch(1)

    def write(self, target: Path) -> None:
        """Write the diary there, in the form that is chosen."""
        choice = self._choice()
        if isinstance(choice, Problem):
            self._refuse(choice)
            return
        suffix = {JSON: ".json", SQLITE: ".sqlite"}.get(self.form.current(), "")
        if suffix and target.suffix.lower() not in (suffix, ".db" if suffix == ".sqlite" else suffix):
            target = target.with_name(target.name + suffix)
        self._set_busy(True)
        work = partial(_write, self._ctx.services.exports, target, choice)
        in_thread(work, self._told, FAILED, "the diary could not be handed out")

    def _choice(self) -> ExportChoice | Problem:
        clock = self._ctx.services.clock
        zone, spans = clock.zone(), list[Span | None]()
        for field in (self.first, self.last):
            day = (
                typed_day(field.text(), self._ctx.local(clock.now()).date(), "from")
                if field.text().strip()
                else None
            )
            if isinstance(day, Problem):
                return day
            spans.append(None if day is None else span_of(day, zone))
        first, last = spans
        start, end = first.start if first else None, last.end if last else None
        if start and end and start >= end:
            return Problem("from", "problem.range_order")
        return ExportChoice(start, end, self.notes.isChecked())

    def _ask(self) -> None:
        choice = self._choice()
        if isinstance(choice, Problem):
            self._refuse(choice)
            return
        form, today = self.form.current(), self._ctx.local(self._ctx.services.clock.now()).date()
        name = f"wellbeing-{today}{'' if form == CSV else '.' + form}"
        if chosen := ask_where_to_save(self, self.go.text(), name, writes_over=False):
            self.write(Path(chosen))

    def _told(self, found: int | Problem) -> None:
        self._set_busy(False)
        if isinstance(found, Problem):
            self._refuse(found)
            return
        self.written.emit(found)
        self.close()

    def _set_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.go.setEnabled(not busy)
        self.wrong.hide()

    def _refuse(self, problem: Problem) -> None:
        self.wrong.setText(self._ctx.sentence(problem))
        self.wrong.show()

    def _show_form(self, form: str) -> None:
        t = self._ctx.t
        about = {
            JSON: t("All of it in one file. Taken in again into an empty diary, it is the same diary."),
            CSV: t("A new folder with one table a file, for Excel and the like."),
            SQLITE: t("A plain database, for whoever wants to ask it more."),
        }
        self.about.setText(about[form])


class ExportRow(SafetyRow):
    """Opens the sheet."""

    def __init__(self, ctx: Context) -> None:
        about = ctx.t("All you wrote down, or a part of it, as JSON, CSV or SQLite: it is yours.")
        super().__init__(ctx, ctx.t("Export the diary"), about, ctx.t("Export …"))
        self.sheet: ExportSheet | None = None
        self.button.clicked.connect(self.open)

    def open(self) -> None:
        """Show what can be chosen."""
        self.sheet = ExportSheet(self.ctx, self.window())
        self.sheet.written.connect(self._told)
        self.sheet.show()

    def _told(self, rows: int) -> None:
        self.ctx.say(self.ctx.t("Written: {rows} rows.").format(rows=rows), None)


def _write(exports: Exports, target: Path, choice: ExportChoice) -> int | Problem:
    try:
        with exports.beside() as beside:
            return beside.write(target, choice)
    except Refused as refused:
        return refused.problem
