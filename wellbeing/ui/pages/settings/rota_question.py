"""What a rota's file leaves open, asked below it: which part of a day is the month, who one is, a shift's hours."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wellbeing.domain.clock_times import read_hours
from wellbeing.domain.problems import Problem
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.domain.tables.cells import DAY_FIRST, MONTH_FIRST
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import label

ORDER, PERSON, LEGEND = (
    "problem.rota_order",
    ("problem.rota_person", "problem.rota_me"),
    "problem.rota_legend",
)


class RotaQuestion(QWidget):
    """One question at a time; `answered` brings all that was answered so far."""

    answered = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx, self._asked, self._shift = ctx, TableAnswers(), ""
        t = ctx.t
        self.day_first = button(t("The day comes first"), "secondary", small=True)
        self.month_first = button(t("The month comes first"), "secondary", small=True)
        self.field, self.send = QLineEdit(), button(t("Go on"), "secondary", small=True)
        self.wrong = label("", "notice", wrap=True)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(row)
        column.addWidget(self.wrong)
        for part in (self.day_first, self.month_first, self.field, self.send):
            row.addWidget(part)
        row.addStretch(1)
        self.day_first.clicked.connect(partial(self._choose_order, DAY_FIRST))
        self.month_first.clicked.connect(partial(self._choose_order, MONTH_FIRST))
        self.send.clicked.connect(self._answer)
        self.field.returnPressed.connect(self._answer)
        self.hide()

    def begin(self) -> None:
        """Forget the answers that belonged to another file."""
        self._asked = TableAnswers()
        self.hide()

    def ask(self, problem: Problem) -> None:
        """Show the question of a problem, or none where it asks nothing."""
        is_order, is_person = problem.key == ORDER, problem.key in PERSON
        is_legend = problem.key == LEGEND
        self._shift = str(problem.values["name"]) if is_legend else ""
        t = self.ctx.t
        self.field.clear()
        self.field.setAccessibleName(t("Your name in the table") if is_person else t("Hours of this shift"))
        self.field.setPlaceholderText(t("Your name in the table") if is_person else "09:00-18:00")
        for part in (self.day_first, self.month_first):
            part.setVisible(is_order)
        for other in (self.field, self.send):
            other.setVisible(is_person or is_legend)
        self.wrong.hide()
        self.setVisible(is_order or is_person or is_legend)

    def waits(self) -> QWidget | None:
        """Return where the question that is asked can be answered, None where none is."""
        if self.isHidden():
            return None
        return self.day_first if self.field.isHidden() else self.field

    def _choose_order(self, order: str) -> None:
        self._tell(replace(self._asked, order=order))

    def _answer(self) -> None:
        said = self.field.text().strip()
        if not self._shift and said:
            self._tell(replace(self._asked, me=said))
        elif read_hours(said):
            self._tell(replace(self._asked, legend={**self._asked.legend, self._shift: said}))
        elif self._shift:
            self.wrong.setText(self.ctx.sentence(Problem("shift", "problem.time_form")))
            self.wrong.show()
            self.field.setFocus()

    def _tell(self, asked: TableAnswers) -> None:
        self._asked = asked
        self.hide()
        self.answered.emit(asked)
