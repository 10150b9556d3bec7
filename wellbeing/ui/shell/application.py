"""Holds the windows together: paints first, opens the diary in the next turn, then keeps everything told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.environment import Shelf
from wellbeing.services.event_bus import Topic
from wellbeing.ui.board_tasks import Errands
from wellbeing.ui.shell.actions import Verbs
from wellbeing.ui.shell.main_window import Shell
from wellbeing.ui.shell.theme_manager import Wardrobe

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.services.app_services import Desk
    from wellbeing.system.instance.single_instance import Claim
    from wellbeing.ui.context import Context
    from wellbeing.ui.shell.page_stack import MainView
    from wellbeing.ui.shell.reminder_driver import Outside

EXERCISE_OF = {"breathing": "gentle_breath", "cooldown": "gentle_breath", "wind_down": "", "eyes": ""}


class Application(Verbs):
    """The app as one object: window, tray or pocket, reminders, quick check-in, help."""

    def __init__(
        self,
        qt: QApplication,
        shelf: Shelf,
        open_desk: Callable[[Shelf], Desk],
        outside: Callable[[], Outside],
        claim: Claim | None,
    ) -> None:
        super().__init__(qt, shelf)
        self._open_desk = open_desk
        self._outside = outside
        self._claim = claim
        self._wardrobe = Wardrobe(qt, shelf)
        self._errands = Errands(shelf, self)
        self.shell = Shell(self._wardrobe.look)
        self.shell.closed.connect(self._window_closed)
        if claim is not None:
            self._calls = QSocketNotifier(claim.fileno(), QSocketNotifier.Type.Read, self)
            self._calls.activated.connect(self._hear_calls)
        qt.aboutToQuit.connect(self.close)

    def start(self, word: str) -> None:
        """Show the window at once, unless asked to stay in the tray; all else follows in the next turns."""
        if word == "tray":
            QTimer.singleShot(0, partial(self._begin, word))
            return
        self.shell.first_painted.connect(partial(self._begin, word))
        self.shell.show()

    def close(self) -> None:
        """Stop the reminders and close the diary."""
        if self._driver is not None:
            self._driver.stop()
            self._driver = None
        for watch in self._watches:
            watch.stop()
        if self._desk is not None:
            self._desk.close()
            self._desk = None
        if self._claim is not None:
            self._claim.close()
            self._claim = None

    def _begin(self, word: str) -> None:
        """Bring words and rail into the window, then open the diary."""
        self._wardrobe.dress()
        self.view = self._new_view()
        self.shell.show_view(self.view)  # at once: the first page reads the diary before the reminders wake
        self._open(word)

    def _open(self, word: str) -> None:
        try:
            self._desk = self._open_desk(self._shelf)
        except Refused as refused:
            self._say_closed(refused.problem)
            return
        self._shelf = self._desk.shelf
        self._furnish()
        QTimer.singleShot(0, partial(self._settle, word))

    def _settle(self, word: str) -> None:
        """Do what can wait until the first page stands: tray, reminders, watching other processes."""
        from wellbeing.ui.shell.board_visit_timer import TeamVisits
        from wellbeing.ui.shell.diary_watch import DiaryWatch
        from wellbeing.ui.shell.reminder_driver import ReminderDriver
        from wellbeing.ui.shell.tray import ring_icon
        from wellbeing.ui.widgets.focus_ring import FocusRing

        self._ring = FocusRing(self.shell)
        self._qt.setWindowIcon(ring_icon(0.75, False))
        self._qt.styleHints().colorSchemeChanged.connect(self._follow_system)

        if (desk := self._desk) is None:
            return
        desk.announcer.listen(self._touch)
        self._driver = ReminderDriver(desk, self._outside(), self._words.t, self)
        self._driver.started.connect(self._start_reminder)
        self._driver.opened.connect(self.raise_window)
        self._driver.balloon.connect(self._balloon)
        self._driver.ticked.connect(self._tick)
        self._stand_in_corner()
        self._driver.begin()
        watch = DiaryWatch(desk, self)
        watch.changed.connect(self._heard_elsewhere)
        self._watches = [watch, TeamVisits(desk, self._errands.run, self)]
        for problem in (*desk.preferences.problems, self._wardrobe.problem):
            if problem is not None:
                self.view.say(self._ctx.sentence(problem))
        self._obey(word)
        if not desk.preferences.current.welcomed:
            self._welcome()

    def _furnish(self, first: str = "today") -> None:
        if self._desk is not None:
            self._ctx = self._context(self._desk)
            self.view.furnish(self._ctx, first)

    def _context(self, desk: Desk) -> Context:
        from wellbeing.ui.context import Context

        return Context(
            desk,
            self._words,
            self._say,
            self._go,
            self.check_in,
            self._edit,
            self._answer,
            self.take_break,
            self._log,
            self._errands.run,
        )

    def _say_closed(self, problem: Problem) -> None:
        from wellbeing.content.sentences import sentence
        from wellbeing.ui.shell.closed_diary import ClosedDiary

        page = ClosedDiary(sentence(problem, self._words.t), self._words.t)
        page.retry_asked.connect(partial(self._open, "raise"))
        page.help_asked.connect(self.show_help)
        self.view.show_instead(page)
        self.shell.show()

    def say_unexpected(self) -> None:
        """Say calmly that something went wrong which nobody foresaw; before the first view there is no place to."""
        if self.shell.centralWidget() is None:
            return
        self._say(
            self._words.t("Something went wrong. What was saved is safe; if it stays odd, please restart."),
            None,
        )

    def _follow_system(self, scheme: object) -> None:
        if self._wardrobe.follow(scheme):
            self._rebuild()

    def _rebuild(self) -> None:
        """Put on another look or language: the pages are built anew, the open one stays open."""
        current = self.view.current()
        self._wardrobe.dress()
        old, self.view = self.shell.takeCentralWidget(), self._new_view()
        self.shell.show_view(self.view)
        self._furnish(current or "today")
        for part in (old, self._quick, self._help):
            if part is not None:
                part.deleteLater()
        self._quick = self._help = None
        if self._driver is not None:
            self._driver.t = self._words.t
        self._stand_in_corner()

    def _new_view(self) -> MainView:
        from wellbeing.ui.shell.page_stack import MainView

        view = MainView(self._words)
        view.help_asked.connect(self.show_help)
        view.page_built.connect(self._know_page)
        return view

    def _touch(self, topic: Topic) -> None:
        if topic is Topic.PREFERENCES and self._wardrobe.has_changed():
            # Not inside the signal of the very control that was changed.
            QTimer.singleShot(0, self._rebuild)
            return
        self.view.touch(topic)
        self._refresh_corner()

    def _heard_elsewhere(self) -> None:
        for topic in (one for one in Topic if one is not Topic.PREFERENCES):
            self._ctx.desk.announcer.announce(topic)
        if self._driver is not None:
            self._driver.catch_up()

    def _tick(self) -> None:
        self._refresh_corner()
        page = self.view.page("today")
        if page is not None and hasattr(page, "tick"):
            page.tick()

    def _start_reminder(self, kind: str, _key: str) -> None:
        if kind == "checkin":
            self.check_in("me")
        elif kind == "break":
            self._wish_a_good_break()  # the answer itself has begun it
        elif kind in EXERCISE_OF:
            self.start_cooldown(EXERCISE_OF[kind])

    def _answer(self, key: str, word: str) -> None:
        if self._driver is not None:
            self._driver.answer(key, word)

    def _go(self, key: str) -> None:
        self.view.go(key)

    def _window_closed(self) -> None:
        """With a tray or a pocket the app stays; its last window gone, it would be out of reach."""
        if self._corner is None:
            self._qt.quit()

    def _stand_in_corner(self) -> None:
        if self._desk is None:
            return
        from wellbeing.ui.shell.tray_or_mini import make_corner

        if self._corner is not None:
            self._corner.deleteLater()
        self._corner = (
            make_corner(self._ctx, self, self) if QApplication.platformName() != "offscreen" else None
        )
        if self._corner is not None:
            self._qt.setQuitOnLastWindowClosed(False)
            self._refresh_corner()

    def _refresh_corner(self) -> None:
        if self._corner is not None:
            self._corner.refresh()  # type: ignore[attr-defined]

    def _hear_calls(self) -> None:
        for word in self._claim.receive() if self._claim is not None else []:
            self._obey(word)

    def _obey(self, word: str) -> None:
        if word in ("checkin", "contact"):
            self.check_in("me" if word == "checkin" else "contact")
        elif word == "raise" and self._desk is not None:
            self.raise_window()
