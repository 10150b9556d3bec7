"""Keeps one break from its beginning to its receipt: the clock, the card or the pill, and what it came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication

from wellbeing.domain.break_clock import BreakClock, fitting_ideas
from wellbeing.domain.practice import BREAK, Session
from wellbeing.domain.problems import Refused
from wellbeing.services.event_bus import Topic
from wellbeing.ui.breaks.pill import BreakPill
from wellbeing.ui.breaks.sheet import BreakSheet
from wellbeing.ui.breaks.words import receipt
from wellbeing.ui.context import Context

SECOND_MS = 1000
SHORT_STAYS = 12
"""Seconds that the word on a short pause stays."""
BACK_AFTER = 60.0
"""Seconds after the first key at the end, when the person is taken to be back."""
AT_KEYS = 2.0
LEAST = 10.0
"""Seconds from which a break is written down."""
FRESH, LATELY = timedelta(minutes=15), timedelta(hours=1)
AWAY = "away_water"


@dataclass(frozen=True, slots=True)
class BreakDoors:
    """What a break needs of the app: how long hands rest, how reminders begin, end and count it, who tells of it."""

    idle: Callable[[], float | None]
    begin: Callable[[], None]
    end: Callable[[float, float], None]
    lasts: Callable[[float], None]
    recount: Callable[[bool, float, float], None]
    tell: Callable[[str, Callable[[], object] | None], None]
    """Says what a break came to, with the way back."""


class RowStep(Protocol):
    """Takes a row out of the diary, or has it there again."""

    def __call__(self) -> RowStep:
        """Go this step; what it returns leads the other way. Raises Refused."""
        ...


@dataclass(frozen=True, slots=True)
class BreakStep:
    """Takes a break back, or has it again: its row in the diary, and what the reminders count, if they did."""

    row: RowStep
    recount: Callable[[bool], None]
    is_there: bool = True

    def __call__(self) -> BreakStep:
        """Go this step; what it returns leads the other way."""
        row = self.row()
        self.recount(not self.is_there)
        return BreakStep(row, self.recount, not self.is_there)


class BreakTime(QObject):
    """`begin` once the reminders have begun a break; everything else follows from it."""

    def __init__(self, ctx: Context, doors: BreakDoors, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._doors = ctx, doors
        self.clock: BreakClock | None = None
        self._session: Session | None = None
        self._after: int | None = None
        self._worked = 0.0
        self._board_before: str | None = None
        self._last, self._typing_since, self._closes_in = 0.0, 0.0, 0
        self.card, self.pill = BreakSheet(ctx), BreakPill(ctx)
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self.tick)
        card, pill = self.card, self.pill
        card.back.connect(self.end)
        card.more.connect(partial(self._change, BreakClock.more))
        card.gone_on.connect(partial(self._change, BreakClock.go_on))
        card.shrunk.connect(self._shrink)
        card.sat_down.connect(self._sit_down)
        card.copied.connect(self._copy)
        card.answered.connect(self._answer)
        pill.opened.connect(self._grow)
        pill.back.connect(self.end)
        ctx.services.event_bus.subscribe(self._on_topic)

    @property
    def running(self) -> bool:
        """Whether a break is under way, or what it came to is still being said."""
        return self.clock is not None

    def begin(self, tray: QRect) -> None:
        """Show a break that has just begun, beside the tray; one that runs already is shown again."""
        self.card.covers = self._ctx.services.preferences.current.break_full
        for window in (self.card, self.pill):
            window.near = None if tray.isEmpty() else tray.center()
        if self.clock is not None:
            self._grow()
            return
        services = self._ctx.services
        now, planned = services.clock.now(), services.reminders.break_seconds()
        last = services.checkins.latest()
        before = last.stress if last is not None and now - last.at <= FRESH else None
        self.clock, self._after, self._typing_since = BreakClock(planned), None, 0.0
        self._session = services.practice.begin(BREAK, before)
        self._last = services.clock.monotonic()
        until = self._ctx.time(now + timedelta(seconds=planned))
        self.card.open(until, self._ideas(), self._away(), before)
        if services.preferences.current.copy_away:
            self._board_before = QGuiApplication.clipboard().text()
            self.card.copy.click()
        self.card.show_clock(self.clock)
        self._timer.start()

    def tick(self) -> None:
        """Let a second pass."""
        if self.clock is None:
            return
        if self._closes_in:
            self._count_down()
            return
        gone = self._ctx.services.clock.monotonic() - self._last
        self._last += gone
        idle = self._doors.idle()
        self._change(lambda clock: clock.passed(gone, idle))
        self._notice_return(idle)

    def end(self) -> None:
        """The person is back: the break is counted as what it was."""
        clock = self.clock
        if clock is None:
            return
        if self._closes_in:
            self._finish()
            return
        later = self._ctx.services.clock.now() + timedelta(
            minutes=self._ctx.services.reminders.plan().break_every_min
        )
        self._worked = self._ctx.services.reminders.worked_since_break()
        self._doors.end(clock.rested, clock.planned)
        if clock.counts or clock.rested < LEAST or self._ctx.services.contacts.open_ones():
            self._finish()
            return
        coming = self._ctx.services.reminders.next_break()
        self.pill.hide()
        self.card.show_short(
            clock.rested, clock.planned, self._ctx.time(coming.due) if coming else "", self._ctx.time(later)
        )
        self.card.show()
        self._closes_in = SHORT_STAYS

    def stop(self) -> None:
        """Let go of everything; a break under way stays counted as begun."""
        self._timer.stop()
        self._ctx.services.tones.close()
        self._ctx.services.event_bus.unsubscribe(self._on_topic)
        for window in (self.card, self.pill):
            window.hide()
            window.deleteLater()

    def _change(self, change: Callable[[BreakClock], BreakClock]) -> None:
        if self.clock is not None:
            before, self.clock = self.clock, change(self.clock)
            if before.left > 0 and not self.clock.left:
                self._sound()
            if self.clock.planned != before.planned or (before.held and not self.clock.held):
                self._doors.lasts(self.clock.left)
            self.card.show_clock(self.clock)
            self.pill.show_clock(self.clock)

    def _sound(self) -> None:
        """Let the end be heard by whoever wants it, but by nobody in a meeting."""
        if not self._ctx.services.reminders.is_sharing():
            self._ctx.services.tones.tell_break_over()

    def _notice_return(self, idle: float | None) -> None:
        """A while after the first key at the end the person is back, card or not."""
        if self.clock is None or self.clock.left > 0 or idle is None:
            return
        now = self._ctx.services.clock.monotonic()
        if not self._typing_since and idle < AT_KEYS:
            self._typing_since = now
        elif self._typing_since and now - self._typing_since >= BACK_AFTER:
            self.end()

    def _count_down(self) -> None:
        self._closes_in -= 1
        words = self._ctx.t("closes by itself in {n} s").format(n=self._closes_in)
        self.card.closes.setText(words)
        if not self._closes_in:
            self._finish()

    def _sit_down(self) -> None:
        """Go on with the break that was ended early."""
        if self.clock is None:
            return
        self._closes_in = 0
        self._doors.begin()
        self._last = self._ctx.services.clock.monotonic()
        self.clock = self.clock.go_on()
        now = self._ctx.services.clock.now()
        before = self._session.before if self._session else None
        until = self._ctx.time(now + timedelta(seconds=self.clock.left))
        self.card.open(until, self._ideas(), self._away(), before)
        self.card.show_clock(self.clock)

    def _finish(self) -> None:
        """Write it down as it was and say what stands of it."""
        clock, session, self.clock, self._session = self.clock, self._session, None, None
        self._timer.stop()
        self._closes_in = 0
        self._give_board_back()
        self._ctx.services.tones.close()
        self.card.hide()
        self.pill.hide()
        if clock is None or session is None or clock.rested < LEAST:
            return
        try:
            row = self._ctx.services.practice.done(session, clock.rested, clock.counts, self._after)
        except Refused as refused:
            self._doors.tell(self._ctx.sentence(refused.problem), None)
            return
        words = receipt(self._ctx, clock.rested, clock.counts, session.before, self._after)
        self._doors.tell(words, BreakStep(row, self._recount_of(clock)))

    def _recount_of(self, clock: BreakClock) -> Callable[[bool], None]:
        """Return what has the reminders count this break or not; a short pause was never counted."""
        if not clock.counts:
            return lambda counts: None
        recount, worked = self._doors.recount, self._worked
        return lambda counts: recount(counts, clock.planned, worked)

    def _answer(self, value: int) -> None:
        self._after = value

    def _shrink(self) -> None:
        if self.clock is None or self._closes_in:
            return
        self.card.hide()
        self.pill.show_clock(self.clock)
        self.pill.open()

    def _grow(self) -> None:
        if self.clock is None:
            return
        self.pill.hide()
        self.card.fit_again()
        self.card.show()
        self.card.raise_()
        self.card.activateWindow()

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)

    def _give_board_back(self) -> None:
        """Return what was on the clipboard before the message came there by itself, unless something newer is."""
        before, self._board_before = self._board_before, None
        board = QGuiApplication.clipboard()
        if before is not None and board.text() == self.card.away.text():
            board.setText(before)

    def _on_topic(self, topic: Topic) -> None:
        """A contact ends a break: it is work."""
        if topic is Topic.CONTACTS and self.clock is not None and self._ctx.services.contacts.open_ones():
            self.end()

    def _ideas(self) -> tuple[str, ...]:
        services = self._ctx.services
        now, plan = services.clock.now(), services.reminders.plan()
        lately = services.contacts.between(now - LATELY, now + timedelta(seconds=1))
        return fitting_ideas(
            lately, services.reminders.worked_since_break(), plan.break_every_min * 60, plan.eyes
        )

    def _away(self) -> str:
        """Return the away message with the minutes of this break in it."""
        replies = self._ctx.services.library.catalog(self._ctx.language).replies
        text = next((reply.text for reply in replies if reply.id == AWAY), "")
        minutes = round(self.clock.left / 60) if self.clock is not None else 0
        return text.replace("{minutes}", str(max(1, minutes)))
