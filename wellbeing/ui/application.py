"""Holds the windows together: paints first, opens the diary in the next turn, then keeps everything told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QSystemTrayIcon

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.changes import Topic
from wellbeing.services.shelf import Shelf
from wellbeing.ui.shell import Shell

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.content.strings import Words
    from wellbeing.domain.checkins import CheckIn
    from wellbeing.domain.contacts import Contact
    from wellbeing.domain.looks import Look
    from wellbeing.services.checkins import CheckInChange
    from wellbeing.services.contacts import ContactChange
    from wellbeing.services.desk import Desk
    from wellbeing.system.single_instance import Claim
    from wellbeing.ui.context import Context
    from wellbeing.ui.quick_checkin import QuickCheckIn
    from wellbeing.ui.reminder_driver import Outside, ReminderDriver
    from wellbeing.ui.window import MainView

LOOKS = {"language", "theme", "own_theme", "text_scale", "reduced_motion"}
MIDDLE_GREY = 128
EXERCISE_OF = {"breathing": "gentle_breath", "cooldown": "gentle_breath", "wind_down": "", "eyes": ""}


class Application(QObject):
    """The app as one object: window, tray or pocket, reminders, quick check-in, help."""

    def __init__(
        self,
        qt: QApplication,
        shelf: Shelf,
        open_desk: Callable[[Shelf], Desk],
        outside: Callable[[], Outside],
        claim: Claim | None,
    ) -> None:
        super().__init__()
        self._qt = qt
        self._shelf = shelf
        self._open_desk = open_desk
        self._outside = outside
        self._desk: Desk | None = None
        self._driver: ReminderDriver | None = None
        self._corner: QObject | None = None
        self._quick: QuickCheckIn | None = None
        self._help: QDialog | None = None
        self._claim = claim
        self._worn = self._wanted_look()
        # Asked of the palette, before our own is on: naming Qt's colour schemes would cost the first painting dear.
        ground = QGuiApplication.palette().window().color()
        self._system = "dark" if ground.lightness() < MIDDLE_GREY else "light"
        self._look, self._look_problem = self._choose_look()
        self.shell = Shell(self._look)
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
        if self._desk is not None:
            self._desk.close()
            self._desk = None
        if self._claim is not None:
            self._claim.close()
            self._claim = None

    # Opening

    def _begin(self, word: str) -> None:
        """Bring words and rail into the window, then open the diary."""
        self._dress()
        self.view = self._new_view()
        self.shell.show_view(self.view)  # shown at once: the first page reads the diary before the reminders wake
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
        from wellbeing.ui.diary_watch import DiaryWatch
        from wellbeing.ui.reminder_driver import ReminderDriver
        from wellbeing.ui.widgets.focus_ring import FocusRing

        self._ring = FocusRing(self.shell)
        self._qt.styleHints().colorSchemeChanged.connect(self._follow_system)

        desk = self._desk
        if desk is None:
            return
        desk.announcer.listen(self._touch)
        self._driver = ReminderDriver(desk, self._outside(), self._words.t, self)
        self._driver.started.connect(self._start_reminder)
        self._driver.opened.connect(self.raise_window)
        self._driver.balloon.connect(self._balloon)
        self._driver.ticked.connect(self._tick)
        self._stand_in_corner()
        self._driver.begin()
        self._watch = DiaryWatch(desk, self)
        self._watch.changed.connect(self._heard_elsewhere)
        for problem in (*desk.preferences.problems, *self._look_problem):
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
            desk, self._words, self._say, self._go, self.check_in, self._edit, self._answer, self._take_break
        )

    def _say_closed(self, problem: Problem) -> None:
        from wellbeing.content.sentences import sentence
        from wellbeing.ui.closed_diary import ClosedDiary

        page = ClosedDiary(sentence(problem, self._words.t), self._words.t)
        page.retry_asked.connect(partial(self._open, "raise"))
        page.help_asked.connect(self._show_help)
        self.view.show_instead(page)
        self.shell.show()

    def say_unexpected(self) -> None:
        """Say calmly that something went wrong which nobody foresaw."""
        self._say(
            self._words.t("Something went wrong. What was saved is safe; if it stays odd, please restart."),
            None,
        )

    # Looks and words

    @property
    def _words(self) -> Words:
        return self._shelf.words()

    def _wanted_look(self) -> tuple[object, ...]:
        now = self._shelf.preferences.current
        return tuple(getattr(now, name) for name in sorted(LOOKS))

    def _dress(self) -> None:
        from wellbeing.ui.theme import apply_theme

        now = self._shelf.preferences.current
        apply_theme(self._qt, self._look, self._shelf.language(), now.text_scale / 100, now.reduced_motion)

    def _choose_look(self) -> tuple[Look, tuple[Problem, ...]]:
        now = self._shelf.preferences.current
        look, problem = self._shelf.look(
            now.own_theme or (self._system if now.theme == "system" else now.theme)
        )
        return look, (problem,) if problem else ()

    def _follow_system(self, scheme: object) -> None:
        self._system = "dark" if "Dark" in str(scheme) else "light"
        if self._shelf.preferences.current.theme == "system":
            self._look, self._look_problem = self._choose_look()
            self._rebuild()

    def _rebuild(self) -> None:
        """Put on another look or language: the pages are built anew, the open one stays open."""
        current = self.view.current()
        self._dress()
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
        from wellbeing.ui.window import MainView

        view = MainView(self._words)
        view.help_asked.connect(self._show_help)
        view.page_built.connect(self._know_page)
        return view

    def _know_page(self, key: str) -> None:
        """Connect what single pages ask of the app."""
        page: Any = self.view.page(key)
        if key == "settings":
            page.test_notice_asked.connect(self.test_notice)
        elif key == "cooldown":
            page.focus_wanted.connect(self.view.narrow)

    # What happens

    def _touch(self, topic: Topic) -> None:
        if topic is Topic.PREFERENCES and self._wanted_look() != self._worn:
            self._worn = self._wanted_look()
            self._look, self._look_problem = self._choose_look()
            # Not inside the signal of the very control that was changed.
            QTimer.singleShot(0, self._rebuild)
            return
        self.view.touch(topic)
        self._refresh_corner()

    def _heard_elsewhere(self) -> None:
        for topic in (Topic.CHECKINS, Topic.CONTACTS, Topic.PRACTICE, Topic.REMINDERS):
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

    def _take_break(self) -> None:
        if self._driver is not None:
            self._driver.start_break()
        self._wish_a_good_break()

    def _wish_a_good_break(self) -> None:
        self._say(self._words.t("Enjoy your break. The clock starts anew when you are back."), None)

    def _answer(self, key: str, word: str) -> None:
        if self._driver is not None:
            self._driver.answer(key, word)

    def _say(self, words: str, undo: Callable[[], object] | None) -> None:
        self.view.say(words, undo)

    def _go(self, key: str) -> None:
        self.view.go(key)

    def raise_window(self) -> None:
        """Bring the main window to the front."""
        self.shell.show()
        self.shell.setWindowState(self.shell.windowState())
        self.shell.raise_()
        self.shell.activateWindow()

    def _window_closed(self) -> None:
        """With a tray or a pocket the app stays; its last window gone, it would be out of reach."""
        if self._corner is None:
            self._qt.quit()

    # Quick check-in

    def check_in(self, tab: str) -> None:
        """Open the quick check-in at a tab."""
        quick = self._quick_card()
        if quick is not None:
            quick.open_tab(tab)

    def _edit(self, entry: CheckIn | Contact) -> None:
        quick = self._quick_card()
        if quick is not None:
            quick.edit(entry)

    def _quick_card(self) -> QuickCheckIn | None:
        from wellbeing.ui.quick_checkin import QuickCheckIn

        if self._desk is None:
            return None
        if self._quick is None:
            self._quick = QuickCheckIn(self._ctx)
            self._quick.checkin_saved.connect(self._checkin_saved)
            self._quick.contact_saved.connect(self._contact_saved)
        return self._quick

    def _checkin_saved(self, change: CheckInChange) -> None:
        if change.after is not None:
            words = self._words.t("Saved {time} · stress {stress}")
            said = words.format(time=self._ctx.time(change.after.at), stress=change.after.stress)
            self._say(said, partial(self._ctx.desk.checkins.undo, change))

    def _contact_saved(self, change: ContactChange) -> None:
        from wellbeing.ui.form_words import kinds

        if change.after is not None:
            words, kind = self._words.t("Saved {time} · {kind}"), kinds(self._words.t)[change.after.kind]
            said = words.format(time=self._ctx.time(change.after.at), kind=kind)
            self._say(said, partial(self._ctx.desk.contacts.undo, change))

    # Tray, pocket, help, welcome

    def _stand_in_corner(self) -> None:
        if self._desk is None:
            return
        from wellbeing.ui.corner import make_corner

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

    def _balloon(self, title: str, body: str) -> None:
        icon = getattr(self._corner, "icon", None)
        if isinstance(icon, QSystemTrayIcon):
            icon.showMessage(title, body)

    def pause(self, length: str) -> None:
        """Pause the reminders for '30m', '1h' or until 'tomorrow'."""
        from wellbeing.services.reminders import until_tomorrow

        reminders, clock = self._ctx.desk.reminders, self._ctx.desk.clock
        lengths = {"30m": timedelta(minutes=30), "1h": timedelta(hours=1)}
        span = lengths.get(length) or until_tomorrow(clock.now(), self._ctx.desk.trends.today_span())
        reminders.pause(span)
        if self._driver is not None:
            self._driver.catch_up()

    def resume(self) -> None:
        """End the pause."""
        self._ctx.desk.reminders.resume()
        if self._driver is not None:
            self._driver.catch_up()

    def start_contact(self) -> None:
        """Count one more contact as open."""
        self._ctx.desk.contacts.start()

    def end_contact(self) -> None:
        """Close the oldest open contact and offer to say of what kind it was."""
        self._ctx.desk.contacts.end()
        self.check_in("contact")

    def share_screen(self, on: bool) -> None:
        """Hold notices back while the screen is shared."""
        if self._driver is not None:
            self._driver.share_screen(on)

    def test_notice(self) -> None:
        """Show a notice that only proves itself."""
        if self._driver is not None and not self._driver.show_test_notice():
            self._balloon(self._words.t("This is how a reminder arrives."), "")

    def start_cooldown(self, exercise: str = "") -> None:
        """Open the cool-down page, and the player at once when an exercise is named."""
        self.raise_window()
        self.view.go("cooldown")
        page: Any = self.view.page("cooldown")
        if exercise:
            page.start_exercise(exercise)

    def take_break(self) -> None:
        """A break now."""
        self._take_break()

    def quit(self) -> None:
        """End the app."""
        self._qt.quit()

    def show_help(self) -> None:
        """Open the help card."""
        self._show_help()

    def _show_help(self) -> None:
        from wellbeing.ui.help_card import HelpCard

        if self._help is None:
            self._help = HelpCard(self._shelf, self.shell)
            self._help.finished.connect(self._forget_help)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def _forget_help(self) -> None:
        self._help = None  # the card deletes itself when it is closed

    def _welcome(self) -> None:
        from wellbeing.ui.welcome import Welcome

        self._greeting = Welcome(self._shelf, parent=self.shell)
        self._greeting.show()

    # The second start

    def _hear_calls(self) -> None:
        for word in self._claim.receive() if self._claim is not None else []:
            self._obey(word)

    def _obey(self, word: str) -> None:
        if word in ("checkin", "contact"):
            self.check_in("me" if word == "checkin" else "contact")
        elif word == "raise" and self._desk is not None:
            self.raise_window()
