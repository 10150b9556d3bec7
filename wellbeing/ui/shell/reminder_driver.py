"""Drives the reminder engine inside Qt: one timer to the next due moment, and everything the outside world tells."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal

from wellbeing.domain.headset import Recording, names_of_line
from wellbeing.domain.reminders.events import (
    LONGEST_PAUSE,
    PUT_OFF,
    Answered,
    AtWork,
    BreakBegan,
    BreakLasts,
    BreakStarted,
    DoNotDisturb,
    Effect,
    Event,
    FullScreen,
    Locked,
    Notify,
    Paused,
    Resumed,
    Sharing,
    Slept,
    Tick,
    Unlocked,
    Withdraw,
    Woke,
)
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.services.reminders.reasons import action_words, notice_words
from wellbeing.system import session
from wellbeing.system.hotkeys.choose import Hotkeys
from wellbeing.system.notifications import notices
from wellbeing.ui.widgets.raise_window import keep_token

log = logging.getLogger(__name__)

LONGEST_SLEEP = 60.0
SHORTEST_SLEEP = 0.2
SAVE_AGAIN = 15.0
SOON = 120.0
"""Seconds: whether the desktop keeps quiet is asked only where a notice could come within them."""
NOTHING_DUE = 5.0
"""Seconds in which a process may well begin anew."""
SESSION_EVENTS: dict[type, Event] = {
    session.MachineSlept: Slept(),
    session.MachineWoke: Woke(),
    session.ScreenLocked: Locked(),
    session.ScreenUnlocked: Unlocked(),
}


class Watch(Protocol):
    """The session as the driver hears it."""

    def fileno(self) -> int | None:
        """Return the descriptor to watch, None where there is no source."""
        ...

    def receive(self) -> Sequence[object]:
        """Return what was heard."""
        ...

    def close(self) -> None:
        """Stop listening."""
        ...


class Listening(Protocol):
    """A listener in a thread of its own."""

    def start(self) -> None:
        """Begin to listen."""
        ...

    def stop(self) -> None:
        """Stop listening."""
        ...


class Casts(Protocol):
    """A watch over whether the screen is shown to a program."""

    def fileno(self) -> int | None:
        """Return the descriptor to watch, None once nobody tells any more."""
        ...

    def receive(self) -> bool:
        """Return whether the screen is shown now."""
        ...

    def close(self) -> None:
        """Stop watching."""
        ...


@dataclass(frozen=True, slots=True)
class DesktopSources:
    """The outside world as small functions: notices, idle seconds, the session, a full screen, who records."""

    notifier: notices.Notifier | None
    idle: Callable[[], float | None]
    session: Watch | None
    full_screen: Callable[[], bool | None]
    headset: Callable[[Callable[[tuple[Recording, ...]], object]], Listening] | None = None
    hotkeys: Callable[[], Hotkeys | None] | None = None
    program: Callable[[], str | None] = lambda: None
    casts: Callable[[], Casts | None] | None = None


class ReminderDriver(QObject):
    """Feeds the engine and carries out what it asks for."""

    # Kind and key of a reminder whose Start was pressed, no key when it began by itself.
    started = Signal(str, str)
    opened = Signal()  # a notice itself was clicked
    balloon = Signal(str, str)  # title and body for the tray, where no notifier took the notice
    ticking = Signal()  # before the engine is asked: whoever knows news of the outside tells them now
    ticked = Signal()
    left = Signal()  # the screen was locked, or the machine is about to sleep

    def __init__(
        self, services: Services, outside: DesktopSources, t: Callable[[str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self.outside = outside
        self.t = t
        self._quiet: tuple[bool, bool] = (False, False)
        self._at_work = False
        self.idle: float | None = None
        """Seconds for which nobody had touched the computer at the last tick; None where nobody tells."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        self._sockets: list[QSocketNotifier] = []
        self._notifier_socket: QSocketNotifier | None = None

    def begin(self, seen: tuple[int, int] | None = None) -> None:
        """Take up where the last run left off, or go on for the process before this one, and start listening."""
        self._carry_out(self._services.reminders.begin(seen))
        self._quiet = self._services.reminders.told_quiet()
        self._services.event_bus.subscribe(self.on_topic)
        watch = self.outside.session
        if watch is not None and (number := watch.fileno()) is not None:
            self._sockets.append(self._listen(number, self._hear_session))
        self._plan_next()

    def stop(self) -> None:
        """Stop the timer and let go of the outside world; the engine's memory is in the diary."""
        self._timer.stop()
        self._services.reminders.keep()
        self._services.event_bus.unsubscribe(self.on_topic)
        for socket in (*self._sockets, *([self._notifier_socket] if self._notifier_socket else [])):
            socket.setEnabled(False)
        if self.outside.session is not None:
            self.outside.session.close()
        if self.outside.notifier is not None:
            self.outside.notifier.close()

    def is_at_rest(self) -> bool:
        """Tell whether no notice is out, nothing comes due in the next seconds, and nobody is in a contact."""
        notifier, reminders = self.outside.notifier, self._services.reminders
        is_open = notifier is not None and notifier.is_open
        return not is_open and reminders.is_at_rest() and reminders.next_wake() > NOTHING_DUE

    def tick(self) -> None:
        """Ask the engine what is due; whatever goes wrong here must not end the reminders."""
        try:
            self.ticking.emit()
            if self._services.reminders.may_speak(SOON):
                self._tell_quiet()
            self._tell_program()
            self.idle = self.outside.idle()
            self._carry_out(self._services.reminders.feed(Tick(self.idle)))
            if self._services.reminders.unsaved:
                self._carry_out(self._services.reminders.catch_up())
        except Exception as trouble:  # the timer is one of the two outer doors
            log.error("a reminder tick failed", exc_info=trouble)
            self._timer.start(int(LONGEST_SLEEP * 1000))  # no hurry: what failed now would fail again
            return
        self._plan_next()
        self.ticked.emit()

    def on_topic(self, topic: Topic) -> None:
        """Pass on what was recorded or set, here or by another process."""
        if topic in (Topic.CHECKINS, Topic.CONTACTS):
            self._carry_out(self._services.reminders.catch_up())
        elif topic is Topic.PREFERENCES:
            self._carry_out(self._services.reminders.change_plan())
        else:
            return
        self._plan_next()

    def catch_up(self) -> None:
        """Take what other processes have left for the reminders."""
        self._carry_out(self._services.reminders.catch_up())
        self._plan_next()

    def answer(self, key: str, word: str) -> None:
        """Pass on an answer given on a card or on a notice."""
        self._carry_out(self._services.reminders.feed(Answered(key, word)))
        if word == "start":
            self.started.emit(kind_of(key), key)
        self._plan_next()

    def start_break(self) -> None:
        """A break now, of one's own accord."""
        self._carry_out(self._services.reminders.feed(BreakStarted()))
        self._plan_next()

    def break_lasts(self, left: float) -> None:
        """The break under way lasts so many seconds more."""
        self._carry_out(self._services.reminders.feed(BreakLasts(left)))
        self._plan_next()

    def end_break(self, rested: float, planned: float) -> None:
        """The person is back; so many seconds of the break were rest."""
        self._carry_out(self._services.reminders.end_break(rested, planned))
        self._plan_next()

    def recount_break(self, counts: bool, planned: float, worked: float) -> None:
        """Take the break that ended last as none, or count it again."""
        self._carry_out(self._services.reminders.recount_break(counts, planned, worked))
        self._plan_next()

    def pause(self, length: timedelta) -> None:
        """Hold all reminders back for a while."""
        until = self._services.clock.now() + min(length, timedelta(seconds=LONGEST_PAUSE))
        self._carry_out(self._services.reminders.feed(Paused(until)))
        self._plan_next()

    def resume(self) -> None:
        """End the pause."""
        self._carry_out(self._services.reminders.feed(Resumed()))
        self._plan_next()

    def take(self, events: Sequence[Event]) -> None:
        """Feed what another watch has made of the outside world."""
        for event in events:
            self._carry_out(self._services.reminders.feed(event))
        if events:
            self._plan_next()

    def share_screen(self, on: bool) -> None:
        """The person shares the screen, or no longer."""
        self._carry_out(self._services.reminders.feed(Sharing(on)))
        self._plan_next()

    def show_test_notice(self) -> bool:
        """Show a notice that only proves itself; False when nobody here shows notices."""
        words = self.t("This is how a reminder arrives."), self.t("It never takes the focus or a keystroke.")
        return self._show(notices.Notice("test", *words))

    def _tell_quiet(self) -> None:
        notifier = self.outside.notifier
        quiet = bool(notifier.do_not_disturb()) if notifier else False
        full = bool(self.outside.full_screen())
        if quiet != self._quiet[0]:
            self._carry_out(self._services.reminders.feed(DoNotDisturb(quiet)))
        if full != self._quiet[1]:
            self._carry_out(self._services.reminders.feed(FullScreen(full)))
        self._quiet = (quiet, full)

    def _tell_program(self) -> None:
        """Tell whether a program of the person's choice is in front; without a choice none is asked for."""
        chosen = self._services.preferences.current.work_programs
        name = self.outside.program() if chosen else None
        at_work = name is not None and name.casefold() in names_of_line(chosen)
        if at_work != self._at_work:
            self._at_work = at_work
            self._carry_out(self._services.reminders.feed(AtWork(at_work)))

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            if isinstance(effect, Notify):
                self._notify(effect)
            elif isinstance(effect, Withdraw) and self.outside.notifier is not None:
                self.outside.notifier.withdraw(effect.key)
            elif isinstance(effect, BreakBegan):
                self.started.emit("break", "")

    def _notify(self, effect: Notify) -> None:
        if self._services.preferences.current.notices == "cards":
            return
        title, body = notice_words(effect.kind, effect.wording, self.t, effect.values)
        notice = notices.Notice(effect.key, title, body, tuple(action_words(effect.kind, self.t)))
        if not self._show(notice):
            self.balloon.emit(title, body)

    def _show(self, notice: notices.Notice) -> bool:
        notifier = self.outside.notifier
        shown = notifier.show(notice) if notifier is not None else False
        self._follow_notifier()
        return shown

    def _follow_notifier(self) -> None:
        """Watch the notifier's descriptor, which may be another one after a reconnect."""
        number = self.outside.notifier.fileno() if self.outside.notifier else None
        old = self._notifier_socket
        if old is not None and number == old.socket():
            return
        if old is not None:
            old.setEnabled(False)
            old.deleteLater()
        self._notifier_socket = self._listen(number, self._hear_notifier) if number is not None else None

    def _hear_notifier(self) -> None:
        notifier = self.outside.notifier
        for told in notifier.receive() if notifier else []:
            self._take(told)
        self._follow_notifier()

    def _take(self, told: notices.NoticeAnswer) -> None:
        keep_token(told.token)
        if told.action == notices.DEFAULT:
            self.opened.emit()
        elif told.action in ("start", *PUT_OFF, "not_today", notices.DISMISSED):
            self.answer(told.notice_key, told.action)
        elif told.action == notices.UNSHOWN:
            self.balloon.emit(self.t("A reminder is waiting on Today."), "")

    def _hear_session(self) -> None:
        watch = self.outside.session
        for told in watch.receive() if watch else []:
            event = SESSION_EVENTS.get(type(told))
            if event is not None:
                self._carry_out(self._services.reminders.feed(event))
                if isinstance(event, (Slept, Locked)):
                    self.left.emit()
        self._plan_next()

    def _listen(self, number: int, slot: Callable[[], None]) -> QSocketNotifier:
        socket = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
        socket.activated.connect(slot)
        return socket

    def _plan_next(self) -> None:
        longest = SAVE_AGAIN if self._services.reminders.unsaved else LONGEST_SLEEP
        seconds = min(longest, max(SHORTEST_SLEEP, self._services.reminders.next_wake()))
        # Precise only while a lull is awaited: a coarse timer lets the processor sleep on.
        coarse = Qt.TimerType.VeryCoarseTimer if seconds > 10 else Qt.TimerType.CoarseTimer
        self._timer.setTimerType(coarse)
        self._timer.start(int(seconds * 1000))


def kind_of(key: str) -> str:
    """Return a reminder's kind, which its key begins with: cards outlive the run that showed them."""
    return key.split("-", 1)[0]
