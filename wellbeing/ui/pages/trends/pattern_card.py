"""A card of the page: its answer, the figures beside it, a chart that can be walked through, and its table."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.ui.beside import BesideReader
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.trends.figure_table import FigureTable
from wellbeing.ui.pages.trends.saving import SaveButton
from wellbeing.ui.pages.trends.subject import CardSubject, Said, Shown
from wellbeing.ui.soon import soon_read
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import held_together, label
from wellbeing.ui.widgets.legend import Legend
from wellbeing.ui.widgets.marked_chart import MarkedChart

CHART, TABLE = 0, 1


class PatternCard(Card):
    """Reads and draws once it is seen, beside the window.

    `opened` brings the day that a mark or row leads to, `entry_opened` the day and the moment of the one entry that a
    mark stands for, `zoomed` the days that a drag chose. `pair` is the subject that its button turns to and back from.
    """

    opened = Signal(object)
    entry_opened = Signal(object, object)
    zoomed = Signal(object)
    shown = Signal(object)

    def __init__(
        self,
        ctx: Context,
        subject: CardSubject,
        pair: CardSubject | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ctx, self.subject, self._pair = ctx, subject, pair
        self._days: DayRange | None = None
        self._step = 0
        self._stale = True
        self._now: Shown | None = None
        self._whole: Shown | None = None
        self._reader = BesideReader(ctx, "a chart could not be read", self)
        self._reader.answered.connect(self._take_whole)
        t = ctx.t
        self._title, self._figures = label("", "heading", wrap=True), label("", "soft", wrap=True)
        self._note, self.legend = label("", "caption", wrap=True), Legend()
        self._back = IconButton("chevron_left", t(subject.step_names[0]))
        self._on = IconButton("chevron_right", t(subject.step_names[1]))
        self.whole = IconButton("zoom_out", t("Show the whole day again"))
        self.compare = IconButton("beside", t("The time before beside it"), "beside")
        self._turn = IconButton("table", t("Show as a table"))
        self.save = SaveButton(ctx)
        self.chart = MarkedChart(
            ctx.services.charts, t("The chart can't be drawn right now; it is tried again."), ctx.piecemeal
        )
        self.chart.can_drag = subject.stretch is not None or subject.closer is not None
        self.chart.dragged.connect(self._zoom)
        self._either = QStackedWidget()
        self._back.clicked.connect(partial(self._walk, -1))
        self._on.clicked.connect(partial(self._walk, 1))
        self.whole.clicked.connect(self._show_whole)
        self.compare.clicked.connect(self._change_subject)
        self._turn.clicked.connect(self.turn_round)
        self.chart.opened.connect(self._open)
        self._lay_out()
        self.whole.hide()

    @cached_property
    def _table(self) -> FigureTable:
        """The table, made when the card is first turned to it."""
        table = FigureTable(self._ctx.t("{chart} as a table").format(chart=self._ctx.t(self.subject.name)))
        table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        table.opened.connect(self.opened)
        self._either.addWidget(table)
        return table

    @property
    def said(self) -> Said | None:
        """What the card says now, None before it was read."""
        return self._now.said if self._now else None

    def show_range(self, days: DayRange) -> None:
        """Take another range, or the same anew; it is read once the card is seen."""
        if days != self._days:
            self._step = 0
        self._days = days
        self._stale = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Read what is stale: a card that nobody scrolls to costs nothing."""
        super().paintEvent(event)
        if self._stale and self._days is not None:
            self._stale = False
            soon_read(self, self._ctx.services.diary, self._read)

    def turn_round(self) -> None:
        """Turn from the chart to the table and back; the table is filled when it is turned to."""
        to_table = self._either.currentIndex() == CHART
        self._fill_table(to_table)
        self._either.setCurrentWidget(self._table if to_table else self.chart)
        self._turn.set_name(self._ctx.t("Show as a chart") if to_table else self._ctx.t("Show as a table"))

    def _change_subject(self) -> None:
        """Show the range beside the one before it, or alone again."""
        if self._pair is not None:
            self.subject, self._pair = self._pair, self.subject
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give parts that stand one below the other the height they need."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        self.chart.setMinimumHeight(self.subject.height_in(self._either.width(), current_theme()))

    def _fill_table(self, wanted: bool) -> None:
        if wanted and self._now is not None:
            self._table.show_figures(self._now.subject.table(self._ctx, self._now.pattern, self._now.named))

    def _walk(self, steps: int) -> None:
        self._step += steps
        self._read()

    def _read(self) -> None:
        if self._days is not None:
            self._reader.read(partial(shown_of, self._ctx, self.subject, self._days, self._step))

    def _take_whole(self, shown: Shown) -> None:
        self._whole = shown
        self._take(shown)

    def _show_whole(self) -> None:
        if self._whole is not None:
            self._take(self._whole)
            self.chart.setFocus()  # the button goes

    def _take(self, shown: Shown) -> None:
        self._now = shown
        self.whole.setVisible(shown is not self._whole)
        self._fit_height()
        self._title.setText(shown.said.title)
        self._figures.setText(held_together(shown.said.figures))
        self._note.setText(shown.said.note)
        self._note.setVisible(bool(shown.said.note))
        self.legend.set_entries(shown.said.legend)
        self.legend.setVisible(bool(shown.said.legend))
        for widget in (self._either, self._turn, self.save):
            widget.setVisible(not shown.said.bare)
        for step in (self._back, self._on):
            step.setVisible(shown.subject.steps is not None and not shown.said.bare)
        self._back.setEnabled(shown.steps[0])
        self._on.setEnabled(shown.steps[1])
        theme, language = current_theme(), self._ctx.language
        charts, kind = self._ctx.services.charts, shown.subject.kind
        self.chart.show_marked(
            partial(charts.pattern_pixels, kind, shown.pattern, shown.named, theme, language),
            shown.said.sentence(self._ctx.words),
            partial(charts.marks, kind, shown.pattern, theme, language), self._words_of,
        )  # fmt: skip
        self.save.set_chart(kind, shown)
        self._fill_table(self._either.currentIndex() == TABLE)
        self.shown.emit(shown.pattern)

    def _words_of(self, key: Hashable) -> str:
        if self._now is None:
            return ""
        words = self._now.subject.here(self._ctx, self._now.pattern, self._now.named, key)
        way = self._ctx.t("Enter or a click opens the day") if self._opens(key) is not None else ""
        return f"{words}\n{way}" if words and way else words

    def _opens(self, key: Hashable) -> date | None:
        return self._now.subject.day(self._now.pattern, key) if self._now else None

    def _open(self, key: Hashable) -> None:
        day, now = self._opens(key), self._now
        if day is None or now is None:
            return
        at = now.subject.moment(now.pattern, key) if now.subject.moment is not None else None
        if at is None:
            self.opened.emit(day)
        else:
            self.entry_opened.emit(day, at)

    def _zoom(self, first: Hashable, last: Hashable) -> None:
        now = self._now
        if now is not None and now.subject.stretch is not None:
            self.zoomed.emit(now.subject.stretch(now.pattern, first, last))
        elif now is not None and now.subject.closer is not None:
            self._take(replace(now, pattern=now.subject.closer(now.pattern, first, last)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._figures)
        head.addLayout(words, 1)
        steps = self.subject.steps is not None
        closer = self.subject.closer is not None
        buttons = (
            (self.whole, closer),
            (self._back, steps),
            (self._on, steps),
            (self.compare, self._pair is not None),
        )
        for widget, wanted in (*buttons, (self._turn, True), (self.save, True)):
            if wanted:
                head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
            else:
                widget.hide()
        self.rows.addLayout(head)
        self.rows.addWidget(self.legend)
        self.chart.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._either.addWidget(self.chart)
        self.rows.addWidget(self._either, 1)
        self.rows.addWidget(self._note)
        self._fit_height()


def shown_of(ctx: Context, subject: CardSubject, days: DayRange, step: int, services: Services) -> Shown:
    """Read a pattern and say it."""
    pattern = subject.read(services, days, step)
    steps = subject.steps(pattern) if subject.steps else (False, False)
    named = services.labels(ctx.language) if subject.names_things else {}
    return Shown(subject, pattern, subject.say(ctx, pattern, named), named, steps)
