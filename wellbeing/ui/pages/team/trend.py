"""A team's trend for its leader: the share of high with its interval, gaps as gaps, and what to do. Nobody is in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wellbeing.charts.chart_style import LEFT
from wellbeing.charts.team.scale import RIGHT
from wellbeing.domain.team.bands import TrendRow
from wellbeing.domain.team.outlook import for_picture, line_at, next_figure, outlook, until_now
from wellbeing.domain.team.trends import TrendLine, trend_lines
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.team.trend_side import TrendSide, three_facts
from wellbeing.ui.pages.team.trend_table import NewestRows, TeamTable
from wellbeing.ui.pages.team.trend_words import (
    explained,
    headline,
    hover_words,
    needs_years,
    next_words,
    summary,
)
from wellbeing.ui.save_beside import save_beside, say_saved
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.chart_view import ChartView
from wellbeing.ui.widgets.choose_file import ask_where_to_save
from wellbeing.ui.widgets.columns import Columns
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.messages import EmptyState

CHART, TABLE, NOTHING = range(3)


class TeamTrend(QWidget):
    """One chart, its table, what they say in words, and what can be done now. No counts, no names, no filters."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ctx.t
        self._ctx = ctx
        self._shown: tuple[object, ...] = ()
        self._lines: list[TrendLine] = []
        self._drawn: list[TrendLine] = []
        self._invented = False
        self.heading, self.soft = label("", "question", wrap=True), label("", "small_soft", wrap=True)
        self.chart = ChartView(
            ctx.services.charts,
            t("The chart can't be drawn right now; it is tried again."),
            beside=ctx.piecemeal,
        )
        self.chart.hovered.connect(self._hover)
        self.newest, self.table = NewestRows(ctx), TeamTable(ctx)
        self.views = QStackedWidget()
        self.turn = IconButton("table", t("Show as a table"))
        self.turn.clicked.connect(self._turn_round)
        self.save = IconButton("download", t("Save the chart"))
        self.save.clicked.connect(self._ask_where)
        self.side = TrendSide(ctx)
        self.notice = invented_line(ctx)
        self._lay_out()

    def show_rows(
        self, rows: Sequence[TrendRow], invented: bool = False, site: bool = False, leads: bool = True
    ) -> None:
        """Show a team's periods, or a site's pooled ones; the same again changes nothing.

        `invented` says so on the page and on what is saved; `leads` is False on a member's page.
        """
        now = self._ctx.services.clock.now()
        whole = until_now(rows, now)
        shown = (tuple(whole), invented, site, leads, self._ctx.local(now).date())
        if shown == self._shown:
            return
        self._shown, self._invented = shown, invented
        drawn = for_picture(whole)
        told = outlook(drawn)  # of what the picture shows, or heading and picture would tell two stories
        lines, self._drawn = trend_lines(whole), trend_lines(drawn)
        self.notice.setVisible(invented)
        self.heading.setText(headline(self._ctx, told))
        self.soft.setText(explained(self._ctx, lines, self._drawn, site))
        self.soft.setVisible(bool(lines))
        self._show_lines(lines, summary(self._ctx, told, lines, invented))
        self.side.steps.show_steps(told, leads)
        self.side.next.show_words(next_words(self._ctx, next_figure(whole, now), now))

    def _show_lines(self, lines: list[TrendLine], said: str) -> None:
        drawn = tuple(self._drawn)
        draw = partial(self._ctx.services.charts.team_pixels, drawn, current_theme(), self._ctx.language)
        self.chart.set_chart(draw, said)
        self._lines = lines
        self.newest.show_lines(lines)
        if self.views.currentIndex() == TABLE:
            self.table.show_lines(lines)
        for act in (self.turn, self.save):
            act.setVisible(bool(lines))
        if not lines:
            self.views.setCurrentIndex(NOTHING)
        elif self.views.currentIndex() == NOTHING:
            self.views.setCurrentIndex(CHART)

    def _turn_round(self) -> None:
        table = self.views.currentIndex() == CHART
        if table:
            self.table.show_lines(self._lines)
        self.views.setCurrentIndex(TABLE if table else CHART)
        self.turn.set_name(self._ctx.t("Show as a chart") if table else self._ctx.t("Show as a table"))

    def _hover(self, x: float, _y: float) -> None:
        left, width = LEFT * current_theme().text_scale, self.chart.width()
        line = line_at(self._drawn, (x * width - left) / max(1, width - left - RIGHT))
        if line is not None:
            self.chart.say_here(hover_words(self._ctx, line, needs_years(self._drawn)))

    def _ask_where(self) -> None:
        title, forms = self._ctx.t("Save the chart"), "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"
        name = ask_where_to_save(self, title, "wellbeing-team.png", forms)
        if name:
            self.write(name)

    def write(self, name: str) -> None:
        """Draw the chart into a file and say so."""
        save = partial(
            self._ctx.services.charts.save_team, self._drawn, name, self._ctx.language, self._invented
        )
        save_beside(self._ctx, save, partial(say_saved, self._ctx, self._ctx.t("Chart saved.")))

    def _lay_out(self) -> None:
        card, theme = Card(), current_theme()
        head, words = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(12)
        words.setSpacing(2)
        head.addWidget(self.heading, 1)
        for act in (self.turn, self.save):
            head.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(self.soft)
        card.rows.addLayout(words)
        self.chart.setMinimumHeight(theme.wide("column_side"))
        self.chart.setMaximumHeight(round(1.75 * theme.wide("column_side")))
        picture = QWidget()
        inside = QVBoxLayout(picture)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px("x2"))
        inside.addWidget(self.chart, 1)
        inside.addWidget(self.newest)
        inside.addStretch(0)
        coming = self._ctx.t(
            "The share of high stress will be here once the answers of at least 8 people were opened."
        )
        for view in (picture, self.table, EmptyState(coming, "people")):
            self.views.addWidget(view)
        card.rows.addWidget(self.views, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("card_gap"))
        column.addWidget(self.notice)
        column.addWidget(Columns(card, self.side), 1)
        column.addWidget(three_facts(self._ctx))


def invented_line(ctx: Context) -> Card:
    """Return the line that says that nothing here is real."""
    card = Card(compact=True, role="notice")
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(Icon("info", "notice", 18))
    line.addWidget(label(ctx.t("Everything on this page is invented."), "heading", wrap=True), 1)
    card.rows.addLayout(line)
    return card
