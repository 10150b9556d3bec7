"""Trends: stress over the load of the contacts, and what the days have in common, for a day up to all years."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.ranges import RANGES, DayRange
from wellbeing.domain.trend_pair import TrendPair
from wellbeing.domain.trends import TrendPicture
from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.second_row import SecondRow
from wellbeing.ui.pages.trends.board import CardBoard
from wellbeing.ui.pages.trends.breaks import BREAKS
from wellbeing.ui.pages.trends.day_load import DAY_LOAD
from wellbeing.ui.pages.trends.exercises import EXERCISES
from wellbeing.ui.pages.trends.mix import MIX
from wellbeing.ui.pages.trends.mornings import MORNINGS
from wellbeing.ui.pages.trends.pair import PAIR
from wellbeing.ui.pages.trends.pattern_card import PatternCard
from wellbeing.ui.pages.trends.report.card import ReportCard
from wellbeing.ui.pages.trends.rhythm import RHYTHM
from wellbeing.ui.pages.trends.tip import RangeTip
from wellbeing.ui.pages.trends.together import TOGETHER
from wellbeing.ui.pages.trends.trend import TREND
from wellbeing.ui.pages.trends.words import range_words
from wellbeing.ui.pages.trends.year import YEAR
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.curtain import Curtain
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label

KEYS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "A": "all"}
SUBJECTS = (TREND, RHYTHM, YEAR, EXERCISES, DAY_LOAD, MIX, MORNINGS, BREAKS, TOGETHER)
WIDE = (
    (("trend", 9), ("side", 3)),
    (("rhythm", 5), ("year", 4), ("exercises", 3)),
    (("day", 5), ("mix", 7)),
    (("mornings", 5), ("breaks", 7)),
    (("together", 12),),
)
MIDDLE = (
    (("trend", 12),),
    (("rhythm", 8), ("side", 4)),
    (("year", 12),),
    (("day", 6), ("exercises", 6)),
    (("mix", 12),),
    (("mornings", 6), ("breaks", 6)),
    (("together", 12),),
)
NARROW = (
    (("trend", 12),), (("rhythm", 12),), (("year", 12),), (("side", 12),), (("day", 6), ("exercises", 6)),
    (("mix", 12),), (("mornings", 6), ("breaks", 6)), (("together", 12),),
)  # fmt: skip


class TrendsPage(Page):
    """Cards for one range of days; whatever leads to a day opens it on Today."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CHECKINS, Topic.CONTACTS, Topic.PRACTICE, Topic.PREFERENCES, Topic.REMINDERS}
    )
    private: ClassVar[bool] = True

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Trends"), parent)
        t = ctx.t
        self._range = ctx.services.trends.named("month")
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
        for widget in (self._back, self._dates, self._on):
            self.title_row.addWidget(widget)
        self._second_row = SecondRow(self, self._bar)
        self._tip = RangeTip(ctx)
        self.cards = {
            subject.kind: PatternCard(ctx, subject, PAIR if subject is TREND else None)
            for subject in SUBJECTS
        }
        self._connect()
        self.side = QWidget()
        self._side_rows = QVBoxLayout(self.side)
        self._side_rows.setContentsMargins(0, 0, 0, 0)
        self._side_rows.setSpacing(current_theme().px("card_gap"))
        self._side_rows.addWidget(self._tip, 1)
        self._side_rows.addWidget(ReportCard(ctx))
        self._curtain = Curtain(t("Figures and notes are hidden. Ctrl+Shift+H shows them again."))
        self._board = CardBoard({**self.cards, "side": self.side}, WIDE, MIDDLE, NARROW)
        self.column.addWidget(self._curtain)
        self.column.addWidget(self._board)
        self.column.addStretch(1)

    def on_topic(self, topic: Topic) -> None:
        """Hear that a topic changed: the reminders, which tell of much in a day, change no more than the breaks."""
        if topic is Topic.REMINDERS and self.isVisible() and not self._is_turned():
            if not self.ctx.is_discreet:
                self.cards["breaks"].show_range(self._range)
            return
        super().on_topic(topic)

    def refresh(self) -> None:
        """Read the range anew and show it; nothing of it in discreet mode, neither words nor picture."""
        services = self.ctx.services
        if self._range.name != "own" and (
            self._range.last >= services.trends.today() or self._range.name == "all"
        ):
            self._range = services.trends.named(self._range.name)
        self._dates.setText(range_words(self.ctx, self._range))
        self._second_row.share()
        self._on.setEnabled(self._range.last < services.trends.today())
        self._back.setEnabled(self._range.name != "all")
        self._hide_or_show()
        if not self.ctx.is_discreet:
            for card in self.cards.values():
                card.show_range(self._range)

    def _hide_or_show(self) -> None:
        is_discreet = self.ctx.is_discreet
        self._curtain.setVisible(is_discreet)
        if self._board.isHidden() is not is_discreet:  # told to show twice, it would be laid out twice
            self._board.setVisible(not is_discreet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the range bar into a row of its own where words are too large for one."""
        super().resizeEvent(event)
        self._second_row.share()

    def _pick(self, name: str) -> None:
        self._bar.set_current(name)
        self._range = self.ctx.services.trends.named(name)
        self.refresh()

    def _zoom(self, days: DayRange) -> None:
        self._range = days
        self.refresh()

    def _go_back(self) -> None:
        if self._range.name != "all":
            self._range = self._range.before()
            self.refresh()

    def _go_on(self) -> None:
        later, today = self._range.after(), self.ctx.services.trends.today()
        if self._range.last >= today:
            return
        at_end = later.last >= today
        if at_end and later.name == "own":
            later = DayRange("own", today - timedelta(days=later.days - 1), today)
        self._range = self.ctx.services.trends.named(later.name) if at_end and later.name != "own" else later
        self.refresh()

    def _open(self, day: date, at: datetime | None = None) -> None:
        self.ctx.navigator.open_day(day, at)

    def _show_tip(self, shown: TrendPicture | TrendPair) -> None:
        picture = shown.now if isinstance(shown, TrendPair) else shown
        self._tip.show_for(self.ctx.services.trends.facts(picture))

    def _connect(self) -> None:
        for card in self.cards.values():
            card.opened.connect(self._open)
            card.entry_opened.connect(self._open)
            card.zoomed.connect(self._zoom)
        self.cards["trend"].shown.connect(self._show_tip)
        for keys, name in KEYS.items():
            self._key(keys).activated.connect(partial(self._pick, name))
        self._key("[").activated.connect(self._go_back)
        self._key("]").activated.connect(self._go_on)
        self._key("T").activated.connect(self.cards["trend"].turn_round)
        self._key("B").activated.connect(self.cards["trend"].compare.click)

    def _key(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut
