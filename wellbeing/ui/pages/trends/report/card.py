"""The way to the page of a week, a month or a year, in the side column of Trends."""

from __future__ import annotations

from PySide6.QtCore import Qt

from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import label


class ReportCard(Card):
    """Says what the page is for, and opens it."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(compact=True)
        self._ctx = ctx
        t = ctx.t
        self.rows.addWidget(label(t("On one page"), "question", wrap=True))
        about = t("A week, a month or a year: to look back on, to print, to show to somebody you trust.")
        self.rows.addWidget(label(about, "soft", wrap=True))
        self.look = button(t("Look at it …"))
        self.look.clicked.connect(self.open)
        self.rows.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)

    def open(self) -> None:
        """Open the page of this week."""
        from wellbeing.ui.pages.trends.report.dialog import ReportDialog

        ReportDialog(self._ctx, self.window()).show()
