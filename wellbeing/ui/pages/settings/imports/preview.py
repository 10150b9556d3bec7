"""What a file would bring, before anything is taken: how many, between which moments by whose clock, the first ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.content.import_words import doubt_words, left_out_words
from wellbeing.domain.imports.columns import Head
from wellbeing.domain.imports.report import ImportReport
from wellbeing.services.imports.answers import CONTACTS, TOTALS, ImportAnswers, zone_of
from wellbeing.services.imports.job import ImportJob
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.imports.words import PART_WORDS, PARTS, entry_words, moment_words
from wellbeing.ui.pages.settings.imports.zones import ZoneBox
from wellbeing.ui.pages.settings.rows import RowsCard
from wellbeing.ui.widgets.buttons import WordButton, button
from wellbeing.ui.widgets.fields import PickBox
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_column
from wellbeing.ui.widgets.side_by_side import SideBySide


class ImportPreview(QWidget):
    """`changed` brings other answers: another clock, another column for a part."""

    changed = Signal(object)

    def __init__(self, ctx: Context, job: ImportJob, answers: ImportAnswers) -> None:
        super().__init__()
        self._ctx, self._answers, report = ctx, answers, job.report
        zone = zone_of(report.zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(count_words(ctx, report), "lead", wrap=True))
        if left := left_out_words(report, ctx.words):
            column.addWidget(label("\n".join(left), "soft", wrap=True))
        if report.logged or answers.also_logged:
            column.addWidget(self._logged_button(), 0, Qt.AlignmentFlag.AlignLeft)
        self.zones = ZoneBox(ctx, report.zone)
        self.zones.activated.connect(self._change_zone)
        column.addWidget(self._clock_card(report, zone))
        first = [label(entry_words(ctx, entry, zone), "small_soft", wrap=True) for entry in report.preview]
        column.addWidget(label(ctx.t("The first of them"), "heading"))
        column.addWidget(in_a_column(*first, gap=4))
        self._job, self.columns = job, RowsCard()
        self.more = button(ctx.t("Which column is what …"), "quiet", small=True)
        self.more.clicked.connect(self._show_columns)
        self.columns.hide()
        if PARTS[report.kind] and not job.head.is_made:
            column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self.columns)
        column.addStretch(1)

    def _clock_card(self, report: ImportReport, zone: tzinfo) -> QWidget:
        ctx, holder = self._ctx, QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(20, 12, 20, 12)
        box.setSpacing(8)
        if report.first is not None and report.last is not None:
            said = (
                ctx.t("The first day: {first}. The last: {last}. Is that right?")
                if report.kind == TOTALS
                else ctx.t("The first: {first}. The last: {last}. Is that right?")
            )
            first, last = (moment_words(ctx, when, zone) for when in (report.first, report.last))
            box.addWidget(label(said.format(first=first, last=last), wrap=True))
        box.addWidget(SideBySide(label(ctx.t("By the clock of:"), "small_soft"), self.zones))
        if report.doubt is not None:
            self.doubt = label(doubt_words(report.doubt, ctx.words), "notice", wrap=True)
            box.addWidget(self.doubt)
        return RowsCard([holder])

    def _show_columns(self) -> None:
        if not self.columns.all_rows():  # many boxes: made when they are asked for
            for row in column_rows(self._ctx, self._job.head, self._job.report.kind):
                row.picked.connect(self._change_column)
                self.columns.add(row)
        self.columns.setVisible(self.columns.isHidden())

    def _logged_button(self) -> WordButton:
        """Return the button for what the person logged herself, as it seems: left out, unless she wants it."""
        t = self._ctx.t
        words = t("Leave out what you logged yourself") if self._answers.also_logged else t("Take those too")
        self.also = button(words, "quiet", small=True)
        self.also.clicked.connect(self._change_also)
        return self.also

    def _change_also(self) -> None:
        self.changed.emit(replace(self._answers, also_logged=not self._answers.also_logged))

    def _change_zone(self) -> None:
        self.changed.emit(replace(self._answers, zone=self.zones.current()))

    def _change_column(self, part: str, column: str) -> None:
        columns = {**self._answers.columns, part: column}
        self.changed.emit(replace(self._answers, columns=columns))


def column_rows(ctx: Context, head: Head, kind: str) -> Iterator[ColumnRow]:
    """Yield a row for each part of a file: which of its columns plays it."""
    for part in PARTS[kind]:
        places = head.roles.get(part, ())
        yield ColumnRow(ctx, part, head.names, head.name(places[0]) if places else "")


class ColumnRow(QWidget):
    """A part's name, and the columns of the file to choose from; `picked` brings part and column."""

    picked = Signal(str, str)

    def __init__(self, ctx: Context, part: str, names: tuple[str, ...], current: str) -> None:
        super().__init__()
        self._part = part
        self.box = PickBox(ctx.t(PART_WORDS[part]))
        if not current:
            self.box.addItem(ctx.t("not in the file"), "")
        for name in names:
            self.box.addItem(" ".join(name.split())[:40], name)
        self.box.setCurrentIndex(max(0, self.box.findData(current)))
        self.box.activated.connect(self._tell)
        line = QVBoxLayout(self)
        line.setContentsMargins(20, 6, 20, 6)
        line.addWidget(SideBySide(label(ctx.t(PART_WORDS[part]), wrap=True), self.box))

    def _tell(self) -> None:
        if self.box.currentData():
            self.picked.emit(self._part, self.box.currentData())


def count_words(ctx: Context, report: ImportReport) -> str:
    """Return how much a file would bring that is not there yet."""
    n = report.new
    if report.kind == CONTACTS:
        return ctx.tn("{n} contact of yours", "{n} contacts of yours", n).format(n=n)
    if report.kind == TOTALS:
        said = ctx.tn("{n} total with {contacts} contacts", "{n} totals with {contacts} contacts", n)
        return said.format(n=n, contacts=report.contacts)
    return ctx.tn("{n} mood", "{n} moods", n).format(n=n)
