"""Today: one press to check in, the day's curve over its load, the next break and why, one suggestion, one tip."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.content.i18n import N_
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.today.capture import DigitCapture
from wellbeing.ui.pages.today.cards import BreakCard, LoadCard, TipCard
from wellbeing.ui.pages.today.day import day_picture
from wellbeing.ui.pages.today.entries import EntriesCard
from wellbeing.ui.pages.today.reminders import ReminderCards
from wellbeing.ui.quick_entry.form_words import anchors
from wellbeing.ui.startup_trace import mark
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.columns import Columns
from wellbeing.ui.widgets.day_curve import DayCurve
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.legend import Legend
from wellbeing.ui.widgets.stress_scale import StressScale

if TYPE_CHECKING:
    from wellbeing.ui.help.support_line import SupportLine


class TodayPage(Page):
    """The page that opens first; a digit anywhere on it is a check-in."""

    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, "", parent)
        self.setAccessibleName(ctx.t("Today"))
        t = ctx.t
        self._date = label("", "soft", wrap=True)
        self._log = button(t("Log a contact"), "secondary", "plus")
        self._log.clicked.connect(partial(ctx.navigator.check_in, "contact"))
        self.title_row.addWidget(self._log)
        self.column.setSpacing(current_theme().px("card_gap"))
        self._scale = StressScale(anchors(t), t("Stress now, 0 to 10"))
        self._capture = DigitCapture(ctx, self)
        self._capture.told.connect(self._say_wrong)
        self._scale.chosen.connect(self._capture.press)
        self._scale.number_typed.connect(self._capture.take_back)
        self._wrong = label("", "notice", wrap=True)
        self._wrong.hide()
        self._settled = False
        self._support: SupportLine | None = None
        self._support_place = QWidget()
        QVBoxLayout(self._support_place).setContentsMargins(0, 0, 0, 0)
        self._support_place.hide()
        self._reminders = ReminderCards(ctx)
        self._curve = DayCurve()
        self._entries = EntriesCard(ctx)
        self._break, self._load, self._tip = BreakCard(ctx), LoadCard(ctx), TipCard(ctx)
        self._break.break_asked.connect(ctx.navigator.take_break)
        self._lay_out()
        # A focus proxy would take what stands before it out of the round that Tab makes.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def refresh(self) -> None:
        """Read the day anew."""
        services, t = self.ctx.services, self.ctx.t
        now = services.clock.now()
        self.title.setText(t(greeting(self.ctx.local(now).hour)))
        self._date.setText(self.ctx.day(self.ctx.local(now).date()))
        checkins, contacts = services.checkins.today(), services.contacts.today()
        usual = services.trends.usual_today() if self._settled else None
        self._curve.set_day(day_picture(self.ctx, checkins, contacts, usual))
        newest = checkins[-1].id if checkins else 0
        if newest != self._capture.saved and not self._capture.busy:
            self._scale.set_value(None)
        if self._settled:
            self._refresh_rest(checkins, contacts)
        else:
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """The scale takes keys now; what needs the reminder engine and the tips follows in a turn of its own."""
        mark("ready")
        self._settled = True
        QTimer.singleShot(0, self, self.refresh)

    def _show_support(self) -> None:
        """Show the calm line about help where the diary gives a reason (E51); built when it is first looked at."""
        if self._support is None:
            from wellbeing.ui.help.support_line import SupportLine

            self._support = SupportLine(self.ctx)
            self._support_place.layout().addWidget(self._support)  # type: ignore[union-attr]
        self._support.refresh()
        self._support_place.setVisible(not self._support.isHidden())

    def _refresh_rest(self, checkins: Sequence[CheckIn], contacts: Sequence[Contact]) -> None:
        self._load.refresh(len(contacts))
        self._entries.show_entries(checkins, contacts)
        self._reminders.refresh()
        self._show_support()
        self._break.refresh()
        self._tip.refresh()

    def tick(self) -> None:
        """Show the time that has passed: called by the reminders' own timer, so that no other one runs."""
        if self.isVisible():
            self._break.refresh()
            self._load.refresh(len(self.ctx.services.contacts.today()))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the scale know, so that a key held down is told from one pressed again."""
        self._scale.note_release(event)
        super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit anywhere on the page chooses stress."""
        if not self._scale.take_key(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save a press that still waits: whoever leaves has answered."""
        self._capture.flush()
        super().hideEvent(event)

    def _say_wrong(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))

    def _lay_out(self) -> None:
        t = self.ctx.t
        self.title_row.setContentsMargins(0, 0, 0, 0)
        head = QVBoxLayout()
        head.setSpacing(2)
        self.column.removeItem(self.title_row)
        head.addLayout(self.title_row)
        head.addWidget(self._date)
        self.column.addLayout(head)
        self.column.addWidget(self._reminders)
        ask = Card()
        ask.head(
            t("How stressed are you right now?"), label(t("Just press a digit; 10 is Shift+0"), "caption")
        )
        ask.rows.addWidget(self._scale)
        ask.rows.addWidget(self._wrong)
        self.column.addWidget(ask)
        curve = Card()
        marks = (
            ("line", "stress_line", t("stress")),
            ("box", "load_demanding", t("contacts, heavier is taller")),
        )
        legend = Legend(marks)
        curve.head(t("Today"), legend)
        curve.rows.addWidget(self._curve, 1)
        curve.setMinimumHeight(current_theme().wide("column_side"))
        main, side = QWidget(), QWidget()
        left, right = QVBoxLayout(main), QVBoxLayout(side)
        for box in (left, right):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(current_theme().px("card_gap"))
        left.addWidget(curve, 1)
        right.addWidget(self._break)
        right.addWidget(self._load)
        right.addStretch(1)
        self.column.addWidget(self._support_place)
        self.column.addWidget(Columns(main, side))
        self.column.addWidget(self._reminders.suggestion)
        self.column.addWidget(self._tip)
        self.column.addWidget(self._entries)
        self.column.addStretch(1)


def greeting(hour: int) -> str:
    """Return the greeting of an hour in English; the small hours belong to the evening before."""
    if 4 <= hour < 12:
        return N_("Good morning")
    return N_("Good afternoon") if 12 <= hour < 18 else N_("Good evening")
