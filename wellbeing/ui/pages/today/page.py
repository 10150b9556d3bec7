"""Today: one press to check in, the day as one line, the next break, one offer, one tip; and any day before."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import day_of
from wellbeing.domain.practice import Session
from wellbeing.domain.problems import Problem
from wellbeing.services.event_bus import Topic
from wellbeing.ui.beside import BesideReader
from wellbeing.ui.context import Context
from wellbeing.ui.look.breakpoints import LEAST, layout_of
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.second_row import SecondRow
from wellbeing.ui.pages.today.capture import DigitCapture
from wellbeing.ui.pages.today.cards import BreakCard, LoadCard, TipCard
from wellbeing.ui.pages.today.contact_chip import ContactChip
from wellbeing.ui.pages.today.day import (
    DayEntries,
    day_picture,
    day_title,
    entries_of,
    moved_on,
)
from wellbeing.ui.pages.today.entries import EntriesList
from wellbeing.ui.pages.today.offer_slot import OfferSlot
from wellbeing.ui.pages.today.places import TIGHT, Places, TodayCards, search_width
from wellbeing.ui.pages.today.strip import StripDays
from wellbeing.ui.quick_entry.form_words import anchors, kinds
from wellbeing.ui.soon import if_open, soon_read
from wellbeing.ui.startup_trace import mark
from wellbeing.ui.turns import Turns
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.curtain import Curtain
from wellbeing.ui.widgets.day_curve import DayCurve
from wellbeing.ui.widgets.day_picture import DayPicture
from wellbeing.ui.widgets.day_strip import DayStrip
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, label
from wellbeing.ui.widgets.legend import Legend
from wellbeing.ui.widgets.plain_text import set_tip
from wellbeing.ui.widgets.rows import in_a_row
from wellbeing.ui.widgets.search_field import SearchField
from wellbeing.ui.widgets.side_by_side import SideBySide
from wellbeing.ui.widgets.stress_scale import StressScale

# Whatever a first page does not show is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.ui.pages.today.calendar import CalendarPopup
    from wellbeing.ui.pages.today.found_list import FoundAnswer, FoundList
    from wellbeing.ui.widgets.month_calendar import MonthCalendar

LOW, SHORT, TALL = 640, 760, 900  # window heights, px at 100 % text
DATED, HINTS = 540, 640
"""From which widths there is room for the date beside the title, and for a hint.

Elsewhere the date stands beside the question.
"""
KEY_FIRST_MS = 40
"""How long all else waits once the scale takes keys, so that one pressed at once comes before it."""
KEYS = {"Alt+Left": -1, "Alt+Right": 1}
ENTERED = (Topic.CHECKINS, Topic.CONTACTS, Topic.PRACTICE, Topic.PREFERENCES)


class TodayPage(Page):
    """The page that opens first; a digit anywhere on it is a check-in, and Alt with arrows leads to other days."""

    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, "", parent)
        self.setAccessibleName(ctx.t("Today"))
        t = ctx.t
        self._day: date | None = None  # None is today, whichever day that is by now
        self._settled = False
        self._read: DayEntries | None = None
        self._listed: DayEntries | None = None
        self._drawn: tuple[DayEntries, DayPicture] | None = None
        self._usual: tuple[()] | tuple[tuple[float, float] | None] = ()  # empty until it is read
        self._visiting = False
        self._date, self._date_below = label("", "soft"), label("", "caption")
        self._choose = IconButton("calendar", t("Choose a day"))
        self._month: MonthCalendar | None = None
        self._popup: CalendarPopup | None = None
        self._before = IconButton("chevron_left", t("The day before"))
        self._after = IconButton("chevron_right", t("The day after"))
        self._back = button(t("Back to today"), "secondary")
        self._to_trends = button(t("Back to Trends"), "secondary", "chevron_left")
        self._chip = ContactChip(ctx)
        self._log = button(t("Log a contact"), "secondary", "plus")
        self._strip = DayStrip(t("The last fourteen days"))
        self._days = StripDays(ctx, self._strip)
        self._search = SearchField(t("Find in notes · {keys}").format(keys="Ctrl+F"))
        self._searching = BesideReader(ctx, "the diary could not be searched", self)
        self._scale = StressScale(anchors(t), t("Stress now, 0 to 10"))
        self._capture = DigitCapture(ctx, self)
        self._rest = Turns(ctx, self)
        self._wrong = label("", "notice", wrap=True)
        self._title = label("", "heading", wrap=True)
        self._legend = Legend()
        self._all = button("", "quiet", small=True)
        self._all.setProperty("flush", "true")  # ends where the line ends
        self._curve = DayCurve()
        self._entries = EntriesList(ctx)
        self._offer = OfferSlot(ctx)
        self._break, self._load, self._tip = BreakCard(ctx), LoadCard(ctx), TipCard(ctx)
        self._connect()
        self._lay_out()
        # A focus proxy would take what stands before it out of the round that Tab makes.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._day or self._today()

    def refresh(self) -> None:
        """Read the day anew, and the days around it."""
        self._forget(*self.topics)
        self._show()

    def on_topic(self, topic: Topic) -> None:
        """Read again what has changed, and no more: most of a day it is the reminders that speak."""
        self._forget(topic)
        if topic in self.topics and self.isVisible():
            self._show()
        else:
            super().on_topic(topic)

    def _forget(self, *topics: Topic) -> None:
        """Let go of what these topics are about: it is read again when it is next shown."""
        if any(topic in ENTERED for topic in topics):
            self._read = None
            self._offer.read_anew()
        if Topic.CHECKINS in topics or Topic.PREFERENCES in topics:
            self._usual = ()
            self._days.forget()

    def _entries_now(self) -> DayEntries:
        if self._read is None or self._read.day != self.day:
            self._read = entries_of(self.ctx, self.day)
        return self._read

    def _show(self) -> None:
        ctx, is_today = self.ctx, self._day is None
        entries = self._entries_now()
        self._after.setEnabled(not is_today)
        stop = Qt.FocusPolicy.NoFocus if is_today else Qt.FocusPolicy.StrongFocus
        self._after.setFocusPolicy(stop)  # a screen reader hears of no stop that Tab passes by
        for widget in (self._chip, self._log, self._ask):
            widget.setVisible(is_today)
        self._back.setVisible(not is_today)
        self._to_trends.setVisible(self._visiting)
        self._show_line(entries)
        newest = entries.checkins[-1].id if entries.checkins else 0
        if ctx.is_discreet or (is_today and newest != self._capture.saved and not self._capture.busy):
            self._scale.set_value(None)
        self._fit()
        if self._settled:
            self._refresh_rest()
        else:
            soon_read(self, self.ctx.services.diary, self._settle)

    def open_calendar(self) -> None:
        """Show the month of the day: beside it where it has its place, else under the title."""
        if self.ctx.is_discreet:
            return
        if self._places.full and self._month is not None:
            self._month.take_focus()
            return
        if self._popup is None:
            from wellbeing.ui.pages.today.calendar import CalendarPopup

            self._popup = CalendarPopup(self.ctx, self)
            self._popup.picked.connect(self.show_day)
        self._popup.month.show_day(self.day, self._today())
        self._popup.open(self._choose.mapToGlobal(QPoint(0, self._choose.height() + 4)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the calendar from the day's own name, too."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def show_day(self, day: date) -> None:
        """Show a day; one that has not come yet is today."""
        self._day = day if day < self._today() else None
        self._search.clear()
        self._show()

    def visit_day(self, day: date, at: datetime | None = None) -> None:
        """Show a day that another page leads to, its cursor on the entry of a moment as the clock here shows it.

        Until the person leaves it stands a way back there.
        """
        self._visiting = True
        self.show_day(day)
        self._curve.setFocus(Qt.FocusReason.ShortcutFocusReason)
        shown = self._entries_now()
        entries: list[CheckIn | Contact] = [*shown.checkins, *shown.contacts]
        entry = next((entry for entry in entries if self.ctx.seen(entry) == at), None)
        if entry is not None:
            self._curve.lift(entry)

    def start_search(self) -> bool:
        """Put the focus into the search over all days; none is searched while somebody else may look."""
        if self.ctx.is_discreet:
            return False
        self._strip_row.setVisible(not self._places.full)
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()
        return True

    def tick(self) -> None:
        """Show the time that has passed: called by the reminders' own timer, so that no other one runs."""
        if self.isVisible():
            self._break.refresh()
            self._load.refresh()
            if self._day is None and self._settled:
                self._show_line(self._entries_now())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the scale know, so that a key held down is told from one pressed again."""
        self._scale.note_release(event)
        super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit anywhere on the page chooses stress, as long as the page shows today."""
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
            self.setFocus()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Back) and self._visiting:
            self.ctx.navigator.open_trends()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._found.setFocus()
        elif self._day is not None or not self._scale.take_key(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save a press that still waits: whoever leaves has answered."""
        self._capture.flush()
        self._visiting = False
        self._to_trends.hide()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room that there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give up the tip, then the strip, where the window is low; stack the cards where it is narrow.

        In discreet mode all that tells of the person's days gives way.
        """
        is_discreet = self.ctx.is_discreet
        self._curtain.setVisible(is_discreet)
        self._line.setVisible(not is_discreet)
        scale, layout = current_theme().text_scale, layout_of(self)
        height = self.window().height() / scale
        searches = bool(self._search.text()) or self._search.hasFocus()
        full = layout.full and not is_discreet
        past = self._day is not None and not is_discreet
        self._places.arrange(full, layout.gap, past)
        self._strip_row.setVisible(not is_discreet and not full and (height >= LOW or searches))
        self._all.setVisible(not self._places.lists_stand and bool(self._all.text()))
        brief, low = layout.two_columns and height < TALL, height < SHORT
        self._break.be_brief(brief)
        self._tip.be_brief(brief)
        self._scale.set_low(low)
        self._chip.set_short(not layout.two_columns)
        wide = self.window().width() / scale
        self._name_day(layout.two_columns)
        self._name_ways_back(layout.two_columns)
        self._choose.setVisible(not is_discreet and wide >= LEAST[0])
        self._log.show_as(self._log.text(), "plus" if wide >= TIGHT else "")
        self._chip.set_bare(wide < TIGHT)
        self.title_row.setSpacing(8 if wide < TIGHT else 12)
        self._share_title_row(wide)
        for card in (self._ask, self._line):
            card.rows.setContentsMargins(20, 10 if low else 18, 20, 8 if low else 18)
        roomy = not is_discreet and not (past and not full)
        self._tip.setVisible(roomy and (not layout.two_columns or height >= LOW))
        self._load.setVisible(roomy and not past and (not layout.two_columns or height >= TALL))

    def _share_title_row(self, wide: float) -> None:
        """Have the date give way first where the title's row is short of room, then all that ends the row."""
        spare = 0 if self._chip.isHidden() else self._chip.spare()
        self._date.setVisible(wide >= DATED)
        if not self._second_row.fits(spare):
            self._date.hide()
        self._second_row.share(spare)
        is_below = self._date.isHidden()
        self._date_below.setVisible(is_below)
        self._hint.setVisible(wide >= HINTS and not is_below)

    def _name_day(self, roomy: bool) -> None:
        ctx = self.ctx
        day = ctx.day(self.day) if roomy else ctx.brief_day(self.day)
        self.title.setText(ctx.t("Today") if self._day is None else day)
        self._date.setText(day if self._day is None else "")
        self._date_below.setText(day)

    def _name_ways_back(self, roomy: bool) -> None:
        """Name where the ways back lead; in full where there is room, and always to a screen reader."""
        t = self.ctx.t
        for way, full, brief, sign in (
            (self._back, t("Back to today"), t("Today"), ""),
            (self._to_trends, t("Back to Trends"), t("Trends"), "chevron_left"),
        ):
            way.show_as(full if roomy else brief, sign)
            way.setAccessibleName(full)

    def _settle(self) -> None:
        """The scale takes keys now; what needs the reminder engine and the tips follows in a turn of its own."""
        mark("ready")
        self._settled = True
        soon_read(self, self.ctx.services.diary, self._show, KEY_FIRST_MS if self.ctx.piecemeal else 1)

    def _show_line(self, entries: DayEntries) -> None:
        if self._settled and not self._usual:
            self._usual = (self.ctx.services.checkins.usual_today(),)
        usual = self._usual[0] if self._usual else None
        drawn, picture = self._drawn, None
        if drawn is not None and drawn[0] is entries and drawn[1].usual == usual:
            picture = moved_on(self.ctx, entries.day, drawn[1])
        if picture is None:
            picture = day_picture(self.ctx, entries, usual, sessions=self._settled)
            self._drawn = (entries, picture) if self._settled else None
        self._curve.set_day(picture)

    def _refresh_rest(self) -> None:
        """Show what stands around scale and line, a card in each turn: the first time each imports and reads much."""
        self._rest.forget()
        for part in (
            self._name_line,
            self._chip.refresh,
            self._break.refresh,
            self._show_strip,
            self._list_entries,
            self._offer.refresh,
            self._load.refresh,
            self._tip.refresh,
        ):
            self._rest.do(partial(if_open, self.ctx.services.diary, part))

    def _name_line(self) -> None:
        ctx, entries = self.ctx, self._entries_now()
        n = len(entries.checkins) + len(entries.contacts) + len(entries.sessions)
        self._title.setText(day_title(ctx, entries) or ctx.t("The day"))
        self._all.setText(ctx.tn("Show all · {n}", "Show all · {n}", n).format(n=n) if n else "")
        self._all.setVisible(bool(n) and not self._places.lists_stand)
        self._count.setText(ctx.tn("{n} entry", "{n} entries", n).format(n=n) if n else "")
        self._show_legend(entries)

    def _list_entries(self) -> None:
        if (entries := self._entries_now()) is not self._listed:
            self._entries.show_entries(entries)
            self._listed = entries

    def _show_legend(self, entries: DayEntries) -> None:
        """Name only what is drawn."""
        t, marks = self.ctx.t, []
        if len(entries.checkins) > 1:
            marks.append(("line", "stress_line", t("stress")))
        if entries.contacts:
            marks.append(("box", "load_demanding", t("contacts, heavier is taller")))
        if entries.sessions:
            marks.insert(-1 if entries.contacts else len(marks), ("ring", "", t("breaks and breaths")))
        self._legend.set_entries(marks)

    def _show_strip(self, marked: Set[date] = frozenset()) -> None:
        self._days.show(self.day, self._today(), marked)
        if self._places.full and self._month is not None:
            self._month.show_day(self.day, self._today())

    @cached_property
    def _found(self) -> FoundList:
        """What the search shows, made when something is first looked for: no first page needs it."""
        from wellbeing.ui.pages.today.found_list import FoundList

        made = FoundList(self.ctx)
        made.picked.connect(self._go_to)
        self._search.returnPressed.connect(made.take)
        self._places.lists.addWidget(made)
        return made

    def _found_if_any(self) -> QWidget | None:
        return self.__dict__.get("_found")

    def _look_for(self, words: str) -> None:
        """Show what the whole diary says, as it is typed."""
        from wellbeing.services.diary_search import is_question
        from wellbeing.ui.pages.today.found_list import found_saying

        self._search.setClearButtonEnabled(
            True
        )  # not before: Qt looks for its picture through the whole icon theme
        asking = is_question(words)
        at_rest = self._entries if self._places.lists_stand else self._curve
        self._places.lists.setCurrentWidget(self._found if asking else at_rest)
        if not asking:
            self._searching.forget()
            if self._found_if_any() is not None:
                self._found.show_nothing()
            self._show_strip()
            return
        ctx = self.ctx
        labels = {**ctx.services.entry_words(ctx.language), **kinds(ctx.t)}
        self._found.wait()
        self._searching.read(partial(found_saying, words, labels, ctx.language))

    def _show_found(self, answer: FoundAnswer) -> None:
        ctx, (words, found) = self.ctx, answer
        if isinstance(found, Problem):
            self._found.say(ctx.sentence(found))
            return
        zone = ctx.services.clock.zone()
        self._show_strip(frozenset(day_of(ctx.seen(entry), zone) for entry in found))
        self._found.show_found(found, words)

    def _go_to(self, entry: CheckIn | Contact) -> None:
        self.show_day(day_of(self.ctx.seen(entry), self.ctx.services.clock.zone()))
        self._curve.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._curve.lift(entry)

    def _open(self, entry: CheckIn | Contact | Session) -> None:
        """Open an entry to be changed; what was done stays as it was done."""
        if not isinstance(entry, Session):
            self.ctx.navigator.open_entry(entry)

    def _turn_list(self) -> None:
        """Turn from the line to the list and back; where the list always stands, it gets the focus."""
        if self._places.lists_stand:
            self._entries.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        to_list = self._pile.currentWidget() is not self._entries
        self._pile.setCurrentWidget(self._entries if to_list else self._curve)

    def _step(self, days: int) -> None:
        self.show_day(self.day + timedelta(days=days))

    def _today(self) -> date:
        return day_of(self.ctx.services.clock.now(), self.ctx.services.clock.zone())

    def _say_wrong(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))

    def _connect(self) -> None:
        ctx = self.ctx
        self._log.clicked.connect(partial(ctx.navigator.check_in, "contact"))
        self._before.clicked.connect(partial(self._step, -1))
        self._after.clicked.connect(partial(self._step, 1))
        self._back.clicked.connect(self._to_today)
        self._to_trends.clicked.connect(ctx.navigator.open_trends)
        self._strip.picked.connect(self.show_day)
        self._search.textChanged.connect(self._look_for)
        self._searching.answered.connect(self._show_found)
        self._capture.told.connect(self._say_wrong)
        self._scale.chosen.connect(self._capture.press)
        self._scale.number_typed.connect(self._capture.take_back)
        self._curve.opened.connect(self._open)
        self._choose.clicked.connect(self.open_calendar)
        self._curve.delete_asked.connect(self._entries.delete)
        self._all.clicked.connect(self._turn_list)
        self._break.break_asked.connect(ctx.navigator.take_break)
        for keys, days in KEYS.items():
            self._key(keys).connect(partial(self._step, days))
        self._key("Alt+Home").connect(self._to_today)
        self._key("Alt+Down").connect(self.open_calendar)
        self._key("Ctrl+L").connect(self._turn_list)

    def _key(self, keys: str):  # type: ignore[no-untyped-def]
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut.activated

    def _to_today(self) -> None:
        self.show_day(self._today())

    def _lay_out(self) -> None:
        t = self.ctx.t
        self._wrong.hide()
        self.title_row.insertWidget(1, self._date)
        for place, arrow in enumerate((self._choose, self._before, self._after), 2):
            self.title_row.insertWidget(place, arrow)
        for named in (self.title, self._date, self._date_below):
            named.installEventFilter(self)
            named.setCursor(Qt.CursorShape.PointingHandCursor)
        self._second_row = SecondRow(self, self._to_trends, self._back, self._chip, self._log)
        tips: tuple[tuple[QWidget, str], ...] = (
            (self._choose, "Alt+↓"), (self._before, "Alt+←"), (self._after, "Alt+→"), (self._back, "Alt+Home"),
            (self._to_trends, "Esc"),
            (self._log, "Ctrl+Shift+N"), (self._all, "Ctrl+L"), (self._search, "Ctrl+F"),
        )  # fmt: skip
        for shown, keys in tips:
            name = shown.accessibleName()
            set_tip(shown, f"{name} · {keys}" if name else keys)
        self._search.setAccessibleName(t("Find in notes"))
        self._search.setMaximumWidth(search_width())
        self._strip_row = QWidget()
        strip = QHBoxLayout(self._strip_row)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.setSpacing(16)
        strip.addWidget(self._strip, 3)
        strip.addWidget(self._search, 1)
        self._curtain = Curtain(
            t("Figures and notes are hidden. Ctrl+Shift+H shows them again; a digit still checks in.")
        )
        self._count = label("", "caption")
        upper = (self._strip_row, self._ask_card(), self._curtain)
        line = self._line_card()
        self._places = Places(
            TodayCards(
                upper, line, self._pile, self._entries, self._found_if_any, self._search, strip, self._count,
                self._break, self._offer, self._load, self._tip, self._make_month,
            ),
            t("Recorded"),
        )  # fmt: skip
        self.column.addWidget(self._places, 1)

    def _make_month(self) -> QWidget:
        from wellbeing.ui.pages.today.calendar import diary_calendar

        self._month = diary_calendar(self.ctx)
        self._month.picked.connect(self.show_day)
        self._month.show_day(self.day, self._today())
        return self._month

    def _ask_card(self) -> Card:
        t = self.ctx.t
        self._ask = Card()
        words = t("Just press a digit; 10 is Shift+0; within a minute it changes")
        self._hint = ElidedLabel(words, "caption")
        self._ask.head(t("How stressed are you right now?"), in_a_row(self._date_below, self._hint, gap=0))
        self._ask.rows.addWidget(self._scale)
        self._ask.rows.addWidget(self._wrong)
        return self._ask

    def _line_card(self) -> Card:
        self._line = card = Card()
        beside = in_a_row(self._legend, self._all, gap=20)
        card.rows.addWidget(SideBySide(in_a_row(self._title, gap=0), beside, gap=12))
        self._pile = QStackedWidget()
        for widget in (self._curve, self._entries):
            self._pile.addWidget(widget)
        card.rows.addWidget(self._pile, 1)
        return card
