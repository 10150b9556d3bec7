"""Holds the windows together: paints first, opens the diary in the next turn, then keeps everything told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.domain.problems import Problem, answer_of
from wellbeing.services.environment import Environment
from wellbeing.ui.board_tasks import BoardTasks
from wellbeing.ui.in_thread import in_thread, tell_nobody
from wellbeing.ui.shell.actions import AppActions
from wellbeing.ui.shell.closed_changes import ClosedChanges
from wellbeing.ui.shell.closed_reasons import ClosedReasons
from wellbeing.ui.shell.diary_opening import DiaryOpening
from wellbeing.ui.shell.erase_inside import EraseInside
from wellbeing.ui.shell.locking import Locking
from wellbeing.ui.shell.open_time import OpenTime
from wellbeing.ui.shell.process_renewal import ProcessRenewal
from wellbeing.ui.shell.settings_asks import connect_settings, open_data
from wellbeing.ui.shell.shown_view import ShownView
from wellbeing.ui.shell.single_instance.held_instance import HeldInstance
from wellbeing.ui.shell.stand_in_time import StandInTime
from wellbeing.ui.shell.tray_if_any import TrayIfAny
from wellbeing.ui.widgets.raise_window import keep_token

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.stand_in import Carried, StandInServices
    from wellbeing.ui.context import Context
    from wellbeing.ui.shell.first_window import FirstWindow
    from wellbeing.ui.shell.page_stack import PageStack
    from wellbeing.ui.shell.reminder_driver import DesktopSources, ReminderDriver
    from wellbeing.ui.shell.renewal import Handover
    from wellbeing.ui.turns import Turns


THREAD_TURN_S = 0.0005
"""How long a thread at work keeps the interpreter. With Python's own 5 ms the window's thread, which lets go of it at
most calls into Qt, waited so long for each: two thirds of a standstill were another thread's work, now it is half."""
KEYS_FIRST_MS = 60
"""A key pressed as soon as the scale is there needs so long to come, and to be on disk."""
HEAR_MS = 400
"""From when on later starts are heard: no key pressed at once should wait for what that imports."""


class Application(QObject):
    """The app as one object: it makes window, tray, reminders and watches, and tells each what the others did."""

    def __init__(
        self,
        qt: QApplication,
        environment: Environment,
        open_services: Callable[..., Services],
        outside: Callable[[], DesktopSources],
        lock: QLockFile | None,
        handed: Handover | None = None,
        first: FirstWindow | None = None,
    ) -> None:
        """`handed` is what the process told that this one goes on for, see `renewal`; `first` the painted window."""
        super().__init__()
        sys.setswitchinterval(THREAD_TURN_S)
        self._qt = qt
        self.environment = environment
        environment.preferences.write_beside(
            partial(in_thread, otherwise=None, about="settings could not be written"), self.say_problems
        )
        self.ctx: Context | None = None
        self.driver: ReminderDriver | None = None
        self.actions = AppActions(self, self)
        self.services: Services | None = None
        self._outside = outside
        self._starting: Turns | None = None
        self.board_tasks = BoardTasks(environment, self)
        self.shown = ShownView(qt, environment, first, self)
        self.shell = self.shown.window
        self.tray = TrayIfAny(self.actions, self.shown.dress, self)
        self.instance = HeldInstance(environment.folders.runtime, lock, self)
        self.opening = DiaryOpening(self, open_services, handed, self)
        self.open_time = OpenTime(self, self)
        self.stand_in = StandInTime(self, self)
        self.reasons = ClosedReasons(self, self)
        self.locking = Locking(self, self)
        self.changes = ClosedChanges(self, self)
        self.erase_inside = EraseInside(self, open_services, self)
        self.renewal = ProcessRenewal(self, qt, self)
        self._connect_parts()

    def _connect_parts(self) -> None:
        """Have each part's word reach whoever acts on it."""
        self._connect_window()
        self.instance.asked.connect(self._run_command)
        self.reasons.settled.connect(self.open_time.tell_all.begin)
        self.locking.agreed.connect(self._lock_up)
        self.erase_inside.kept.connect(partial(self.opening.begin, "raise"))
        self.stand_in.began.connect(self.tray.show)
        self.stand_in.opened.connect(partial(self.opening.begin, "unlocked"))
        self.stand_in.anew_asked.connect(self.reasons.begin_anew)
        self.opening.opened.connect(self._opened)
        self.opening.locked.connect(self.stand_in.ask_for_passphrase)
        self.opening.key_refused.connect(self.reasons.say_no_key)
        self.opening.refused.connect(self.reasons.say_closed)
        self.opening.waits.connect(self.reasons.say_wait_if_seen)

    def _connect_window(self) -> None:
        self.shown.help_asked.connect(self.actions.open_help)
        self.shown.asked.connect(self.actions.do)
        self.shown.page_built.connect(self._know_page)
        self.shown.made_late.connect(self._fill_late)
        self.shown.outdated.connect(self._rebuild)
        self.shell.closed.connect(self._window_closed)
        self._qt.setQuitOnLastWindowClosed(False)  # a window that closes may have to come back, see quit
        self._qt.aboutToQuit.connect(self.close)

    def start(self, word: str) -> None:
        """Show the window at once, unless asked to stay in the tray; all else follows in the next turns."""
        if word == "tray":
            QTimer.singleShot(0, self, partial(self._begin, word))
            return
        if self.shell.is_painted:
            self._begin(word)
            return
        self.shell.first_painted.connect(partial(self._begin, word))
        self.shell.show()

    def close(self) -> None:
        """Stop the reminders, close the diary, and wait for the person's own programs."""
        from wellbeing.services.locked_key import lock

        self._keep_place()
        self.let_go()
        lock(self.environment.folders)
        self.tray.stop()
        self.environment.close()
        self.instance.end()

    def let_go(self) -> None:
        """End all that the diary is open for."""
        self.opening.stop()
        self._close_diary()
        self._end_stand_in()
        self.environment.preferences.settle()

    def _end_stand_in(self) -> None:
        if self.stand_in.end(self.services):
            self.driver = self.ctx = None

    def _close_diary(self) -> Carried | None:
        """Stop all that works on the open diary, and close it; returns what the reminders know at this moment."""
        from wellbeing.services.stand_in import carried_from

        self._keep_place()
        if self.driver is not None and not self.stand_in.is_under_way:
            self.driver.stop()
            self.driver.deleteLater()
            self.driver = None
        self.open_time.stop()
        self._forget_start()
        if self.services is None:
            return None
        services, self.services, self.ctx = self.services, None, None
        self.open_time.hear_no_more()
        carried = answer_of(partial(carried_from, services))
        tell_nobody()
        services.close()
        return None if isinstance(carried, Problem) else carried

    def _keep_place(self) -> None:
        if self.services is not None:
            self.shown.keep_place()

    @property
    def view(self) -> PageStack:
        """The pages; in the tray they are made when they are first asked for."""
        return self.shown.wanted()

    def _fill_late(self) -> None:
        """Show what a start in the tray has left out."""
        self._fill_pages()
        self.stand_in.show_late()
        if self.services is not None and self.driver is not None:
            self.open_time.finish_view(self.services)

    def _begin(self, word: str) -> None:
        """Bring words and rail into the window, then open the diary; in the tray, nobody sees them."""
        if word == "tray":
            self.shown.wait_for_window()
        else:
            self.shown.make()
        QTimer.singleShot(HEAR_MS, self, self.instance.hear)
        self.opening.begin(word)

    def run_over(self, services: StandInServices) -> ReminderDriver:
        """Take these services for the diary's, and return the reminders' driver, not begun yet."""
        self.ctx = self._context(services)
        self.driver = driver = self._new_driver(services)
        return driver

    def _lock_up(self) -> None:
        from wellbeing.services.locked_key import lock

        if self.services is not None:
            self._drop_pages(self.services)
            carried = self._close_diary()
            lock(self.environment.folders)
            self.stand_in.ask_for_passphrase("locked", carried)

    def put_away(self, services: Services, meanwhile: str) -> None:
        """Take the pages away and close the diary; the window shows what is done meanwhile."""
        self._drop_pages(services)
        self._close_diary()
        self.reasons.say_wait(meanwhile)

    def _drop_pages(self, services: Services) -> None:
        """Take every page and card out of the window, now: none may ask a diary that is closed, or be seen."""
        services.drafts.settle()
        self._keep_place()
        self.actions.forget_cards()
        self.shown.empty_at_once()

    def open_again(self, told: str, way_back: Callable[[], object] | None) -> None:
        """Open the diary again where a change was asked for, and say what came of it."""
        self.shown.say_later(told, way_back)
        self.opening.begin("settings")

    def _opened(self, services: Services, word: str) -> None:
        self.services = services
        self._end_stand_in()
        self.environment = services.environment
        self.ctx = ctx = self._context(services)
        if self.shown.pages is not None:
            self._fill_pages()
        self.open_time.begin(services)  # a key may be pressed in the next turn, and the page shows it
        self._start_background(ctx, word)

    def _start_background(self, ctx: Context, word: str) -> None:
        """Put off what can wait until the first page takes keys, a piece for each turn: one pressed then comes through.

        Whatever asks for the reminders before their turn has them begin at once, see `begun_driver`.
        """
        from wellbeing.ui.turns import Turns

        self._starting = turns = Turns(ctx, self, KEYS_FIRST_MS if self.shown.pages is not None else 0)
        turns.do(partial(self._say_unsaid, word))
        turns.do(self._run_reminders)
        turns.do(self._show_tray)
        turns.do(self._watch)
        turns.do(self.shown.finish_window)
        turns.do(partial(self._follow_word, word))

    def _forget_start(self) -> None:
        if self._starting is not None:
            self._starting.forget()
            self._starting.deleteLater()
            self._starting = None

    def begun_driver(self) -> ReminderDriver | None:
        """Return the reminders' driver, begun now where the start still puts it off; None while the diary is closed.

        A pause, an answer or a break asked for in the first moments is taken, not lost.
        """
        while self.driver is None and self._starting:
            self._starting.do_next()
        return self.driver

    def _say_unsaid(self, word: str) -> None:
        self.shown.say_unsaid()
        if word == "settings":
            open_data(self.view)

    def _run_reminders(self) -> None:
        if self.services is not None:
            self.driver = self._new_driver(self.services)
            self.driver.begin(self.opening.take_seen())

    def _show_tray(self) -> None:
        self.tray.show(self.ctx)

    def _watch(self) -> None:
        if self.services is not None and self.driver is not None:
            self.open_time.watch(self.services, self.driver)

    def _follow_word(self, word: str) -> None:
        """Do what the app was started for, and greet who is here for the first time."""
        if self.services is None:
            return
        # For these the start has shown the window; by now the person may be typing elsewhere.
        if word not in ("raise", "settings"):
            self._run_command(word)
        if not self.services.preferences.current.welcomed:
            self._welcome()

    def _welcome(self) -> None:
        from wellbeing.services.diagnostics import checks
        from wellbeing.ui.shell.welcome import Welcome

        if self.ctx is not None:
            self._greeting = Welcome(self.ctx, partial(checks, self.environment), self.shell)
            self._greeting.show()

    def may_quit(self) -> bool:
        """Tell whether the app may end: not amid erasing, nor while something waits that is to be saved."""
        return not self.erase_inside.is_busy and self.open_time.what_waits.may_quit()

    def _new_driver(self, services: Services) -> ReminderDriver:
        """Return the reminders' driver, connected to what it asks of the app."""
        from wellbeing.ui.shell.reminder_driver import ReminderDriver
        from wellbeing.ui.shell.watches.profile import ProfileWatch
        from wellbeing.ui.shell.watches.zone import ZoneWatch

        driver = ReminderDriver(services, self._outside(), self.environment.words().t, self)
        profiles = ProfileWatch(services, driver)
        profiles.wrong.connect(self.say_problems)
        driver.ticking.connect(profiles.look)
        driver.started.connect(self.actions.start_reminder)
        driver.opened.connect(self.actions.raise_window)
        driver.balloon.connect(self.tray.balloon)
        driver.ticked.connect(self.tray.refresh)
        driver.ticked.connect(self.shown.tick)
        driver.ticked.connect(self.shown.let_pictures_go)
        driver.ticked.connect(ZoneWatch(services, driver).look)
        driver.ticked.connect(self.locking.lock_when_idle)
        driver.left.connect(self.locking.lock_when_left)
        return driver

    def say_problems(self, problems: Sequence[Problem | None]) -> None:
        """Say those that are there, where the pages are."""
        told = [problem for problem in problems if problem is not None]
        if told and self.ctx is not None:
            self.shown.say(" ".join(map(self.ctx.sentence, told)))

    def _fill_pages(self) -> None:
        if self.ctx is not None and self.services is not None:
            self.view.fill(self.ctx, self.shown.last_page())

    def _context(self, services: Services) -> Context:
        from wellbeing.ui.context import Context

        return Context(
            services,
            self.environment.words(),
            self.say,
            self.actions,
            self.board_tasks.run,
            piecemeal=True,
        )

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say it where the pages are, and where something waits that it does."""
        self.open_time.what_waits.say(words, undo)

    def say_unexpected(self) -> None:
        """Say calmly that something went wrong which nobody foresaw; before the first view there is no place to."""
        if self.shown.pages is None and self.ctx is None:
            return
        self.say(
            self.environment.words().t(
                "Something went wrong. Please look whether your last entry is there; if it stays odd, please restart."
            )
        )

    def _rebuild(self) -> None:
        """Have everything in another theme or language."""
        if self.services is None:
            self.stand_in.rebuild()
            return
        self.services.drafts.settle()
        self.ctx = self._context(self.services)
        self.shown.rebuild(self.ctx)
        self.actions.forget_cards()
        if self.driver is not None:
            self.driver.t = self.environment.words().t
        self.tray.show_anew(self.ctx)

    def _know_page(self, key: str, page: QWidget) -> None:
        if key == "settings":
            connect_settings(page, self)

    def _window_closed(self) -> None:
        """With a tray or the small window the app stays; its last window gone, it would be out of reach."""
        QPixmapCache.clear()  # see ShownView.let_pictures_go
        self._keep_place()
        if self._starting is not None:
            self._starting.finish()  # whoever closes it at once still finds the app in the tray
        if self.tray.is_there:
            if self.services is not None:
                self.tray.say_still_here(self.services.preferences, self.environment.words().t)
        elif self.may_quit():
            self._qt.quit()
        else:
            self.shell.show()  # what is not saved yet is waited for

    def _run_command(self, word: str, token: str = "") -> None:
        keep_token(token)
        if word == "lock":
            self.locking.lock_now()
        elif word in ("checkin", "contact") and self.ctx is not None:
            self.actions.check_in("me" if word == "checkin" else "contact")
        elif word in ("checkin", "contact", "raise"):
            self.actions.raise_window()  # also while the diary is closed: the window says why
