"""Beside a team's trend: what can be done now, when the next figure comes, and three facts on what is never shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.library.styles import LeaderStep
from wellbeing.domain.problems import Refused
from wellbeing.domain.team.outlook import STEPS, Outlook
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import empty
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, HairLine
from wellbeing.ui.widgets.icon_row import IconRow, IconStrip
from wellbeing.ui.widgets.labels import ReadingText, label

SIGNS = {
    "recovery_time": "cup",
    "permission_to_end": "shield",
    "rotate_queues": "people",
    "staff_hot_hours": "sun",
    "say_in_wording": "speech",
    "thank_and_ask": "heart",
    "authority_card": "book",
    "counselling_and_care": "leaf",
    "fix_the_cause": "check",
}


class TeamSteps(Card):
    """The leader's list (E47): the steps that fit first, the rest behind a word; fixing the load comes first (E31)."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(compact=True)
        self._ctx = ctx
        self._told: tuple[Outlook, bool] | None = None
        self._for_whom = label("", "caption", wrap=True)
        self.more = button("", "quiet", small=True)
        self.more.setProperty("flush", "true")
        self.more.clicked.connect(self._turn)
        self._first, self._rest = QVBoxLayout(), QWidget()
        others = QVBoxLayout(self._rest)
        others.setContentsMargins(0, 0, 0, 0)
        for rows in (self._first, others):
            rows.setSpacing(current_theme().px("x3"))
        self._others = others
        self._lay_out()

    def show_steps(self, told: Outlook, leads: bool) -> None:
        """Show the steps for what the trend shows; the same again changes nothing."""
        if self._told == (told, leads):
            return
        self._told = (told, leads)
        self._for_whom.setText("" if leads else self._ctx.t("For whoever leads the team"))
        self._for_whom.setVisible(not leads)
        first, rest = chosen(self._steps(), told)
        for rows, steps in ((self._first, first), (self._others, rest)):
            empty(rows)
            for step in steps:
                rows.addWidget(IconRow(SIGNS.get(step.id, "info"), step.title, step.body))
        if told.way in ("rising", "easing", "level"):
            self._first.addWidget(self._look_again())
        self._show_rest(False)
        self.more.setVisible(bool(rest))

    def _steps(self) -> tuple[LeaderStep, ...]:
        try:
            return self._ctx.services.library.leader(self._ctx.language)
        except Refused:  # a damaged file of tips takes no trend away
            return ()

    def _look_again(self) -> IconRow:
        t = self._ctx.t
        return IconRow(
            "clock", t("Look again next time"), t("Chance alone makes such steps: no conclusions yet.")
        )

    def _turn(self) -> None:
        self._show_rest(self._rest.isHidden())

    def _show_rest(self, on: bool) -> None:
        self._rest.setVisible(on)
        self.more.show_as(self._ctx.t("Fewer") if on else self._ctx.t("More that helps"))

    def _lay_out(self) -> None:
        t = self._ctx.t
        self.rows.setSpacing(current_theme().px("x3"))
        self.rows.addWidget(label(t("What can be done now"), "heading", wrap=True))
        self.rows.addWidget(self._for_whom)
        self.rows.addLayout(self._first)
        self.rows.addWidget(self._rest)
        self.rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(HairLine())
        frame = t(
            "Fixing the load beats coping with it: among 46,336 workers in the UK, those in individual programmes,"
            " apps included, looked no better off."
        )
        whole = t("All this looks at the whole alone. Who takes part and who wrote what is not here.")
        for words in (frame, whole):
            self.rows.addWidget(ReadingText(words, "small_pt", "ink_soft"))


class NextFigure(Card):
    """When the next figure can be there."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(compact=True)
        self._words = ReadingText("", "small_pt", "ink_soft")
        self.rows.setSpacing(2)
        self.rows.addWidget(label(ctx.t("The next figure"), "heading", wrap=True))
        self.rows.addWidget(self._words)
        self.rows.addStretch(1)

    def show_words(self, words: str) -> None:
        """Show when it comes."""
        self._words.setText(words)
        self._words.updateGeometry()


class TrendSide(QWidget):
    """The side column."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.steps, self.next = TeamSteps(ctx), NextFigure(ctx)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px("card_gap"))
        column.addWidget(self.steps)
        column.addWidget(self.next, 1)  # the column ends where the chart's card ends


def chosen(steps: tuple[LeaderStep, ...], told: Outlook) -> tuple[list[LeaderStep], list[LeaderStep]]:
    """Return the steps that fit, in their order, and the others."""
    by_id = {step.id: step for step in steps}
    first = [by_id[key] for key in STEPS[told.steps] if key in by_id]
    return first, [step for step in steps if step not in first]


def three_facts(ctx: Context) -> IconStrip:
    """Return the strip of what holds for every figure."""
    t = ctx.t
    facts = (
        (
            "people",
            t("8 answers or no figure"),
            t("With one fewer nothing is shown. No filters, no drill-down."),
        ),
        (
            "shield",
            t("Each answer rolled a die"),
            t("In 2 of 16 cases a wrong word goes on purpose: no answer can be traced back for certain."),
        ),
        (
            "eye",
            t("Nobody can open it alone"),
            t("Only two thirds of the members' computers together open the total, and only the total."),
        ),
    )
    return IconStrip([IconRow(sign, title, body, "ink_soft", "heading") for sign, title, body in facts])
