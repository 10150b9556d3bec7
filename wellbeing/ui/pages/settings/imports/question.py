"""One thing that a file leaves open: a name, a column, an order, a scale, a day, a clock; answered with one press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wellbeing.domain.problems import Problem
from wellbeing.domain.tables.cells import DAY_FIRST, MONTH_FIRST
from wellbeing.domain.tables.typed_days import typed_day
from wellbeing.services.imports.answers import ImportAnswers
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.imports.words import ASKED, asked
from wellbeing.ui.pages.settings.imports.zones import ZoneBox
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.fields import PickBox
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_row

COLUMNS = {"problem.import_when": "when", "problem.import_contacts": "contacts"}
PRESSED = {
    "problem.import_order": ("order", (DAY_FIRST, MONTH_FIRST)),
    "problem.import_fault_scale": ("scale", (5, 10)),
}


class FileQuestion(QWidget):
    """Shows the question of a problem; `answered` brings the answers given so far with the new one."""

    answered = Signal(object)

    def __init__(
        self, ctx: Context, problem: Problem, choices: Sequence[str], answers: ImportAnswers, zone: str
    ) -> None:
        super().__init__()
        self._ctx, self._problem, self._answers = ctx, problem, answers
        self.picks, self.field = PickBox(asked(ctx, problem)), QLineEdit()
        self.zones, self.wrong = ZoneBox(ctx, zone), label("", "notice", wrap=True)
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(asked(ctx, problem), wrap=True))
        self.presses = [self._press(value) for value in PRESSED.get(problem.key, ("", ()))[1]]
        self.send = button(ctx.t("Go on"), "primary")
        self.send.clicked.connect(self._send)
        for part in self._parts(choices):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.wrong)
        column.addStretch(1)

    def _parts(self, choices: Sequence[str]) -> list[QWidget]:
        key = self._problem.key
        if key not in ASKED:
            return []
        if self.presses:
            return [in_a_row(*self.presses, gap=8)]
        if key == "problem.import_day":
            self.field.setPlaceholderText("2026-11-27")
            self.field.setAccessibleName(asked(self._ctx, self._problem))
            self.field.returnPressed.connect(self._send)
            return [in_a_row(self.field, self.send, gap=8)]
        if key == "problem.import_fault_future":
            return [in_a_row(self.zones, self.send, gap=8)]
        self.picks.addItems(list(choices))
        return [in_a_row(self.picks, self.send, gap=8)]

    def _press(self, value: object) -> QWidget:
        t = self._ctx.t
        words = {
            DAY_FIRST: t("The day comes first"),
            MONTH_FIRST: t("The month comes first"),
            5: t("From 1 to 5"),
            10: t("From 1 to 10"),
        }
        made = button(words[value], "secondary")
        made.clicked.connect(partial(self._tell, PRESSED[self._problem.key][0], value))
        return made

    def _send(self) -> None:
        key, picked = self._problem.key, self.picks.currentText()
        if key in COLUMNS:
            self._tell("columns", {**self._answers.columns, COLUMNS[key]: picked})
        elif key == "problem.import_day":
            self._send_day()
        elif key == "problem.import_fault_future":
            self._tell("zone", self.zones.current())
        elif picked:
            self._tell("me", picked)

    def _send_day(self) -> None:
        today = self._ctx.local(self._ctx.services.clock.now()).date()
        day = typed_day(self.field.text(), today, "day")
        if not isinstance(day, Problem):
            self._tell("day", day.isoformat())
            return
        self.wrong.setText(self._ctx.sentence(day))
        self.wrong.show()
        self.field.setFocus()

    def _tell(self, part: str, value: object) -> None:
        self.answered.emit(replace(self._answers, **{part: value}))  # type: ignore[arg-type]
