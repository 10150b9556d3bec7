"""The side of Today: the next break and why, load now against the own usual, the tip of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from wellbeing.domain.library.situations import PROTECTED
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.break_ring import BreakRing
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.load_bar import LoadBar
from wellbeing.ui.widgets.messages import answers
from wellbeing.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from wellbeing.domain.reminders.break_ledger import BreakLedger
    from wellbeing.domain.reminders.events import NextBreak


class BreakCard(Card):
    """When the next break comes, why then, and a way to take it now."""

    break_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__(compact=True)
        self._ctx = ctx
        self._brief, self._coming = False, ""
        t = ctx.t
        self._ring = BreakRing()
        self._when, self._why = label("", "question", wrap=True), label("", "small_soft", wrap=True)
        self._today = label("", "small_soft", wrap=True)
        self._now = button(t("Break now"), "quiet")
        self._now.clicked.connect(self.break_asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(label(t("Next break"), "caption"))
        words.addWidget(self._when)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._ring)
        top.addLayout(words, 1)
        self.rows.addLayout(top)
        self.rows.addWidget(self._why)
        self.rows.addWidget(self._today)
        words.addLayout(answers(self._now))
        words.addStretch(1)
        self.rows.addStretch(1)

    def be_brief(self, brief: bool) -> None:
        """Say only when it comes; why, and the day so far, are said on hover."""
        self._brief = brief
        self.rows.setContentsMargins(16, 8 if brief else 14, 12, 8 if brief else 14)
        self._show_details()

    def _show_details(self) -> None:
        # A narrow card breaks the line where the dot stands, and no word stands apart from its figure.
        self._when.setText(self._coming.replace(" · ", "\n") if self._brief else self._coming)
        for words in (self._why, self._today):
            words.setVisible(bool(words.text()) and not self._brief)
        set_tip(self, "\n".join(filter(None, (self._why.text(), self._today.text()))) if self._brief else "")

    def refresh(self) -> None:
        """Show the engine's word on the next break."""
        ctx, reminders = self._ctx, self._ctx.services.reminders
        coming, paused = reminders.next_break(), reminders.paused_until()
        said = today_words(ctx, reminders.today())
        self._today.setText(said)
        if paused:
            self._show(ctx.t("Paused until {time}").format(time=ctx.time_with_day(paused)), "", 0.0)
        elif coming is None:
            self._show(ctx.t("None planned now"), ctx.t("Outside working hours, or breaks are off."), 0.0)
        else:
            minutes = max(1, round(coming.minutes_left))
            words = ctx.t("in {n} min · {time}")
            when = words.format(n=minutes, time=ctx.time(coming.due))
            when = ctx.t("due now") if coming.minutes_left <= 0 else when
            self._show(when, self._reason(coming), coming.fraction)

    def _reason(self, coming: NextBreak) -> str:
        """Return why it comes then: the minutes worked while it is ahead, the engine's reason once it is due."""
        if coming.minutes_left <= 0 or coming.why != "why.break.worked":
            from wellbeing.services.reminders.reasons import why_words

            return why_words(coming.why, self._ctx.t, coming.values)
        words = self._ctx.t("{worked} min of work so far; a break comes after {every}.")
        said = words.format(worked=int(coming.worked_min), every=coming.values.get("minutes", 60))
        return "\N{NO-BREAK SPACE}".join(said.rsplit(" ", 1))  # no last line of a figure alone

    def _show(self, when: str, why: str, fraction: float) -> None:
        self._coming = when
        self._why.setText(why)
        self._show_details()
        self._ring.set_gone(
            fraction, self._ctx.words.sentences(when, why) if why else when
        )  # said to whoever sees no tip


def today_words(ctx: Context, ledger: BreakLedger) -> str:
    """Return the day so far in one plain line: work done and breaks had, whichever way; nothing of those missed."""
    minutes, breaks = int(ledger.worked_min), ledger.taken + ledger.natural
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    time = (ctx.t("{hours} h {minutes} min") if hours else ctx.t("{minutes} min")).format(
        hours=hours, minutes=rest
    )
    if not breaks:
        return ctx.t("Today so far: {time} of work").format(time=time)
    words = ctx.tn(
        "Today so far: {time} of work, {n} break", "Today so far: {time} of work, {n} breaks", breaks
    )
    return words.format(time=time, n=breaks)


class LoadCard(Card):
    """Load now; beside the own usual range once ten shifts are known, and compared with nobody else."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(compact=True)
        self._ctx = ctx
        self._count = label("", "caption")
        self.head(ctx.t("Load now"), self._count)
        self._words = label("", "", wrap=True)
        self._bar = LoadBar(ctx.t("your usual range"))
        self._volume = label("", "caption", wrap=True)
        self.rows.addWidget(self._words)
        self.rows.addWidget(self._bar)
        self.rows.addWidget(self._volume)
        self.rows.addStretch(1)

    def refresh(self) -> None:
        """Read the load of this moment, and the measured volume of the day below it."""
        from wellbeing.ui.volume_words import count_words, volume_words  # not before the scale takes keys

        ctx, volume = self._ctx, self._ctx.services.volume.today()
        measured = volume_words(ctx, volume, ctx.services.volume.usual())
        self._volume.setText(measured)
        self._volume.setVisible(bool(measured))
        self._count.setText(count_words(ctx, volume))
        acute, usual = ctx.services.contacts.load().acute, ctx.services.contacts.usual()
        if usual is None:
            words = (
                ctx.t("No heavy contact logged in the last few hours")
                if acute < 0.05
                else ctx.t("{load:.1f} from today's contacts")
            )
            top, bracket = 10.0, None
        else:
            words = compared(ctx, acute, usual.low, usual.high)
            top = max(usual.high * 1.6, acute, 1.0)
            bracket = (usual.low / top, usual.high / top)
        said = words.format(load=acute)
        self._words.setText(said)
        self._bar.set_load(acute / top, bracket, said)


def compared(ctx: Context, acute: float, low: float, high: float) -> str:
    """Return how the load stands to the own usual peaks."""
    if acute < low:
        return ctx.t("Lighter than your usual peaks")
    if acute <= high:
        return ctx.t("Within your usual range")
    return ctx.t("Heavier than usual")


class TipCard(Card):
    """One tip a day, the same all day, with a star to keep it."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(compact=True)
        self._ctx = ctx
        self._item = ""
        self._brief = False
        self._whom = ""
        self._star = IconButton("star", ctx.t("Keep this tip"), "star_filled")
        self._star.clicked.connect(self._toggle)
        self.head(ctx.t("Tip of the day"), self._star, "caption")
        self._title, self._body = label("", "lead", wrap=True), ReadingText("", "small_pt", "ink_soft")
        self.rows.addWidget(self._title)
        self.rows.addWidget(self._body)
        self.turn_to = label("", "small", wrap=True)
        self.rows.addWidget(self.turn_to)
        self.rows.addStretch(1)

    def be_brief(self, brief: bool) -> None:
        """Show the tip's title, and that somebody is there to talk to; the rest of it is said on hover."""
        self.rows.setContentsMargins(16, 6 if brief else 14, 12, 6 if brief else 14)
        self._body.setVisible(not brief)
        self.turn_to.setVisible(bool(self._whom))
        self.turn_to.setText(self._ctx.t("Someone to talk to · F1") if brief else self._whom)
        set_tip(self, "\n".join(filter(None, (self._body.text(), self._whom))) if brief else "")
        self._brief = brief

    def refresh(self) -> None:
        """Show today's tip; one for after harm has beside it whom to turn to."""
        library = self._ctx.services.library
        tip = library.tip_of_the_day(self._ctx.language)
        self._item = tip.id
        self._title.setText(tip.title)
        self._body.setText(tip.body)
        self._whom = ""
        if any(moment in PROTECTED for moment in tip.when):
            from wellbeing.ui.help.help_lines import where_to_turn

            self._whom = where_to_turn(self._ctx)
        self.be_brief(self._brief)
        kept = tip.id in library.favourites()
        self._star.setChecked(kept)
        self._star.set_name(self._ctx.t("Let this tip go") if kept else self._ctx.t("Keep this tip"))

    def _toggle(self) -> None:
        library = self._ctx.services.library
        library.keep(self._item, self._item not in library.favourites())
        self.refresh()
