"""What a person can ask of the app outside a page: the verbs behind tray, corner, cards and notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from wellbeing.ui.widgets.raise_window import raise_window

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.content.strings import Words
    from wellbeing.domain.checkins import CheckIn
    from wellbeing.domain.contacts import Contact
    from wellbeing.services.app_services import Services
    from wellbeing.services.checkins import CheckInChange
    from wellbeing.services.contacts import ContactChange
    from wellbeing.services.environment import Environment
    from wellbeing.ui.context import Context
    from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn
    from wellbeing.ui.shell.main_window import MainWindow
    from wellbeing.ui.shell.mini_window import MiniWindow
    from wellbeing.ui.shell.page_stack import PageStack
    from wellbeing.ui.shell.reminder_driver import ReminderDriver
    from wellbeing.ui.shell.tray import Tray


class Watching(Protocol):
    """What goes on beside the window until the app ends."""

    def stop(self) -> None:
        """Begin nothing more."""


class AppActions(QObject):
    """Stands between the buttons and the services; the application fills in window, pages, services and driver."""

    shell: MainWindow
    view: PageStack
    _ctx: Context

    def __init__(self, qt: QApplication, environment: Environment) -> None:
        super().__init__()
        self._qt = qt
        self._environment = environment
        self._services: Services | None = None
        self._driver: ReminderDriver | None = None
        self._watches: list[Watching] = []
        self._corner: Tray | MiniWindow | None = None
        self._quick: QuickCheckIn | None = None
        self._help: QDialog | None = None

    @property
    def _words(self) -> Words:
        return self._environment.words()

    def _say(self, words: str, undo: Callable[[], object] | None) -> None:
        self.view.say(words, undo)

    def raise_window(self) -> None:
        """Bring the main window to the front."""
        raise_window(self.shell)

    def check_in(self, tab: str) -> None:
        """Open the quick check-in at a tab."""
        quick = self._quick_card()
        if quick is not None:
            quick.open_tab(tab)

    def log_contact(self, emotion: str) -> None:
        """Open the contact form with the customer's emotion filled in."""
        quick = self._quick_card()
        if quick is not None:
            quick.log(emotion)

    def open_entry(self, entry: CheckIn | Contact) -> None:
        """Open an entry in the quick card, to be changed."""
        quick = self._quick_card()
        if quick is not None:
            quick.edit(entry)

    def _quick_card(self) -> QuickCheckIn | None:
        from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn

        if self._services is None:
            return None
        if self._quick is None:
            self._quick = QuickCheckIn(self._ctx)
            self._quick.checkin_saved.connect(self._checkin_saved)
            self._quick.contact_saved.connect(self._contact_saved)
        return self._quick

    def _checkin_saved(self, change: CheckInChange) -> None:
        from wellbeing.ui.quick_entry.form_words import saved_checkin

        if change.after is not None:
            said = saved_checkin(self._ctx, change.after)
            self._say(said, partial(self._ctx.services.checkins.undo, change))

    def _contact_saved(self, change: ContactChange) -> None:
        from wellbeing.ui.quick_entry.form_words import saved_contact

        if change.after is not None:
            said = saved_contact(self._ctx, change.after)
            self._say(said, partial(self._ctx.services.contacts.undo, change))

    def take_break(self) -> None:
        """A break now, of one's own accord."""
        if self._driver is not None:
            self._driver.start_break()
        self._wish_a_good_break()

    def _wish_a_good_break(self) -> None:
        self._say(self._words.t("Enjoy your break. The clock starts anew when you are back."), None)

    def pause(self, length: str) -> None:
        """Pause the reminders for '30m', '1h' or until 'tomorrow'."""
        from wellbeing.services.reminders.service import until_tomorrow

        reminders, clock = self._ctx.services.reminders, self._ctx.services.clock
        lengths = {"30m": timedelta(minutes=30), "1h": timedelta(hours=1)}
        span = lengths.get(length) or until_tomorrow(clock.now(), self._ctx.services.trends.today_span())
        reminders.pause(span)
        if self._driver is not None:
            self._driver.catch_up()

    def resume(self) -> None:
        """End the pause."""
        self._ctx.services.reminders.resume()
        if self._driver is not None:
            self._driver.catch_up()

    def start_contact(self) -> None:
        """Count one more contact as open."""
        self._ctx.services.contacts.start()

    def end_contact(self) -> None:
        """Close the oldest open contact and offer to say of what kind it was."""
        self._ctx.services.contacts.end()
        self.check_in("contact")

    def share_screen(self, on: bool) -> None:
        """Hold notices back while the screen is shared."""
        if self._driver is not None:
            self._driver.share_screen(on)

    def test_notice(self) -> None:
        """Show a notice that only proves itself."""
        if self._driver is not None and not self._driver.show_test_notice():
            self._balloon(self._words.t("This is how a reminder arrives."), "")

    def start_exercise(self, exercise: str = "") -> None:
        """Open the cool-down page, and the player at once when an exercise is named."""
        from wellbeing.ui.pages.cooldown.page import CoolDownPage

        self.raise_window()
        self.view.go("cooldown")
        page = self.view.page("cooldown")
        if exercise and isinstance(page, CoolDownPage):
            page.start_exercise(exercise)

    def start_scene(self, scene: str) -> None:
        """Open the practice page with a scene."""
        from wellbeing.ui.pages.practice.page import PracticePage

        self.view.go("practice")
        page = self.view.page("practice")
        if isinstance(page, PracticePage):
            page.start_scene(scene)

    def quit(self) -> None:
        """End the app."""
        self._qt.quit()

    def open_help(self) -> None:
        """Open the help card."""
        from wellbeing.ui.help.help_card import HelpCard

        if self._help is None:
            self._help = HelpCard(self._environment, self.shell)
            self._help.finished.connect(self._forget_help)
        if self.shell.isMinimized():
            self.raise_window()  # a card of a minimised window would stay away with it
        raise_window(self._help)

    def _forget_help(self) -> None:
        self._help = None  # the card deletes itself when it is closed

    def _balloon(self, title: str, body: str) -> None:
        from wellbeing.ui.shell.tray import Tray

        if isinstance(self._corner, Tray):
            self._corner.icon.showMessage(title, body)

    def _know_page(self, key: str) -> None:
        """Connect what single pages ask of the app."""
        page = self.view.page(key)
        if key == "settings":
            from wellbeing.ui.pages.settings.page import SettingsPage

            if isinstance(page, SettingsPage):
                page.test_notice_asked.connect(self.test_notice)
        elif key == "cooldown":
            from wellbeing.ui.pages.cooldown.page import CoolDownPage

            if isinstance(page, CoolDownPage):
                page.focus_wanted.connect(self.view.narrow)

    def _welcome(self) -> None:
        from wellbeing.services.diagnostics import checks
        from wellbeing.ui.shell.welcome import Welcome

        self._greeting = Welcome(self._environment, partial(checks, self._environment), self.shell)
        self._greeting.show()
