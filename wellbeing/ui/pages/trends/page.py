"""Trends: stress over the load of the contacts, for a day up to all years, with one sourced tip beside it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wellbeing.charts.chart_style import LEFT
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.ranges import RANGES
from wellbeing.domain.trends import TrendPicture
from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.trends.table import TrendTable
from wellbeing.ui.pages.trends.tip import RangeTip
from wellbeing.ui.pages.trends.words import headline, hover_words, legend_marks, range_words, summary
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.chart_view import ChartView
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.columns import Columns
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.legend import Legend

PLOT_RIGHT = 12  # px beside the plot, as charts/trend.py draws it


class TrendsPage(Page):
    """One chart, its table, and what they say in words."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.CHECKINS, Topic.CONTACTS, Topic.PREFERENCES})

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Trends"), parent)
        t = ctx.t
        self._range = ctx.services.trends.named("month")
        self._picture: TrendPicture | None = None
        self._back = IconButton("chevron_left", t("Earlier"))
        self._on = IconButton("chevron_right", t("Later days"))
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self._dates = label("")
        words = {
            "day": t("Day"), "week": t("Week"), "month": t("Month"), "quarter": t("Quarter"), "year": t("Year"),
            "all": t("All"),
        }  # fmt: skip
        self._bar = RangeBar([(name, words[name]) for name in RANGES], t("Range"))
        self._bar.set_current("month")
        self._bar.picked.connect(self._pick)
        for widget in (self._back, self._dates, self._on, self._bar):
            self.title_row.addWidget(widget)
        self._below = QHBoxLayout()
        self._heading, self._figures = label("", "question", wrap=True), label("", "soft", wrap=True)
        self._legend = Legend()
        self._chart = ChartView(
            ctx.services.charts, t("The chart can't be drawn right now; it is tried again.")
        )
        self._chart.hovered.connect(self._hover)
        self._table = TrendTable(ctx)
        self._either = QStackedWidget()
        self._turn = IconButton("table", t("Show as a table"))
        self._turn.clicked.connect(self._turn_round)
        self._save = IconButton("download", t("Save the chart"))
        self._save.clicked.connect(self._ask_where)
        self._tip = RangeTip(ctx)
        self._lay_out()

    def refresh(self) -> None:
        """Read the range anew and draw it."""
        services, ctx = self.ctx.services, self.ctx
        if self._range.last >= services.trends.today() or self._range.name == "all":
            self._range = services.trends.named(self._range.name)
        picture = services.trends.picture(self._range)
        self._picture = picture
        self._dates.setText(range_words(ctx, self._range))
        self._arrange()
        self._on.setEnabled(self._range.last < services.trends.today())
        self._back.setEnabled(self._range.name != "all")
        heading, figures = headline(ctx, picture)
        self._heading.setText(heading)
        self._figures.setText(figures)
        self._legend.set_entries(legend_marks(ctx, picture))
        self._chart.set_chart(partial(draw, ctx, picture), summary(ctx, picture))
        self._table.show_picture(picture)
        self._tip.show_for(services.trends.facts(picture))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the range bar into a row of its own where words are too large for one."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.viewport().width() - 2 * current_theme().px("page_x")
        parts = (self.title, self._back, self._dates, self._on, self._bar)
        crowded = sum(part.sizeHint().width() + 12 for part in parts) > room
        row = self._below if crowded else self.title_row
        if row.indexOf(self._bar) < 0:
            (self.title_row if crowded else self._below).removeWidget(self._bar)
            row.insertWidget(0 if crowded else row.count(), self._bar)

    def _pick(self, name: str) -> None:
        self._range = self.ctx.services.trends.named(name)
        self.refresh()

    def _go_back(self) -> None:
        self._range = self._range.before()
        self.refresh()

    def _go_on(self) -> None:
        later = self._range.after()
        today = self.ctx.services.trends.today()
        self._range = self.ctx.services.trends.named(later.name) if later.last >= today else later
        self.refresh()

    def _turn_round(self) -> None:
        table = self._either.currentIndex() == 0
        self._either.setCurrentIndex(1 if table else 0)
        self._turn.set_name(self.ctx.t("Show as a chart") if table else self.ctx.t("Show as a table"))

    def _hover(self, x: float, _y: float) -> None:
        if self._picture is None:
            return
        width = self._chart.width()
        left = LEFT * current_theme().text_scale
        share = (x * width - left) / max(1, width - left - PLOT_RIGHT)
        words = hover_words(self.ctx, self._picture, share)
        if words:
            self._chart.say_here(words)

    def _ask_where(self) -> None:
        title, forms = self.ctx.t("Save the chart"), "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"
        name, _ = QFileDialog.getSaveFileName(self, title, "wellbeing-chart.png", forms)
        if not name or self._picture is None:
            return
        try:
            self.ctx.services.charts.save(self._picture, name, self.ctx.language)
        except Refused as refused:
            self._say_trouble(refused.problem)
            return
        self.ctx.say(self.ctx.t("Chart saved."), None)

    def _say_trouble(self, problem: Problem) -> None:
        self.ctx.say(self.ctx.sentence(problem), None)

    def _lay_out(self) -> None:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._figures)
        head.addLayout(words, 1)
        head.addWidget(self._turn)
        head.addWidget(self._save)
        card.rows.addLayout(head)
        card.rows.addWidget(self._legend)
        self._chart.setMinimumHeight(current_theme().wide("column_side"))
        self._either.addWidget(self._chart)
        self._either.addWidget(self._table)
        card.rows.addWidget(self._either, 1)
        self._below.addStretch(1)
        self.column.addLayout(self._below)
        self.column.addWidget(Columns(card, self._tip), 1)


def draw(
    ctx: Context, picture: TrendPicture, width: int, height: int, ratio: float
) -> tuple[bytes, int, int]:
    """Draw the trend chart at a size and sharpness."""
    return ctx.services.charts.pixels(picture, current_theme(), ctx.language, width, height, ratio)
