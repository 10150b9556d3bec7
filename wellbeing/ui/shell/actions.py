"""What a person can ask of the app outside a page: the actions behind tray, small window, cards and notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication, QDialog

from wellbeing.domain.problems import Refused
from wellbeing.ui.widgets.raise_window import raise_window

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from datetime import date

    from wellbeing.domain.checkins import CheckIn
    from wellbeing.domain.contacts import Contact
    from wellbeing.services.checkins import CheckInChange
    from wellbeing.services.contacts import ContactChange
    from wellbeing.services.environment import Environment
    from wellbeing.ui.breaks.time import BreakTime
    from wellbeing.ui.context import Context
    from wellbeing.ui.quick_entry.form_words import Receipt
    from wellbeing.ui.quick_entry.kind_pill import KindPill
    from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn
    from wellbeing.ui.shell.go_to import Goal
    from wellbeing.ui.shell.locking import Locking
    from wellbeing.ui.shell.main_window import MainWindow
    from wellbeing.ui.shell.page_stack import PageStack
    from wellbeing.ui.shell.receipt_pill import ReceiptPill
    from wellbeing.ui.shell.reminder_driver import ReminderDriver
    from wellbeing.ui.shell.shown_view import ShownView


EXERCISE_OF = {"breathing": "gentle_breath", "cooldown": "gentle_breath", "wind_down": "", "eyes": ""}


class TrayWords(Protocol):
    """What the actions need of the tray, where there is one."""

    def balloon(self, title: str, body: str) -> None:
        """Show a few words at the icon."""

    def place(self) -> QRect:
        """Return where the icon is; an empty place where there is none, or nobody tells."""


class OpenApp(Protocol):
    """What the actions need of the application; all but the window may be another at the next call."""

    @property
    def shell(self) -> MainWindow: ...  # noqa: D102
    @property
    def view(self) -> PageStack: ...  # noqa: D102
    @property
    def environment(self) -> Environment: ...  # noqa: D102
    @property
    def shown(self) -> ShownView: ...  # noqa: D102
    @property
    def locking(self) -> Locking: ...  # noqa: D102
    @property
    def tray(self) -> TrayWords: ...  # noqa: D102
    @property
    def ctx(self) -> Context | None:
        """What every page is handed; None while the diary is closed."""

    def begun_driver(self) -> ReminderDriver | None:
        """Return the reminders' driver, begun now where the start still puts it off; None while the diary is closed."""

    def may_quit(self) -> bool:
        """Tell whether nothing stands in the way of an end."""


class AppActions(QObject):
    """Stands between the buttons and the services. It holds the quick card, its receipt, the help and the break."""

    def __init__(self, app: OpenApp, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self.quick: QuickCheckIn | None = None
        self.help: QDialog | None = None
        self.receipt: ReceiptPill | None = None
        self.kinds: KindPill | None = None
        self._receipt_action = ""
        self._was_front = self._break_in_front = False
        self.breaks: BreakTime | None = None

    def forget_cards(self) -> None:
        """Drop the cards, so that they are built anew in another theme or language."""
        for card in (self.quick, self.help, self.receipt, self.kinds):
            if card is not None:
                card.deleteLater()
        self.quick = self.help = self.receipt = self.kinds = None
        if self.breaks is not None and not self.breaks.running:
            self.breaks.stop()
            self.breaks = None

    def raise_window(self) -> None:
        """Bring the main window to the front."""
        raise_window(self._app.shell)

    def raise_window_alone(self) -> None:
        """Bring the main window to the front in place of the card that a first click has opened."""
        if self.quick is not None:
            self.quick.hide()
        self.raise_window()

    def open_settings(self) -> None:
        """Open the settings in the main window."""
        self.raise_window()
        self._app.view.go("settings")

    def do(self, deed: str) -> None:
        """Do a deed of the map of keys."""
        deeds: dict[str, Callable[[], object]] = {
            "check_in": partial(self.check_in, "me"), "log_contact": partial(self.check_in, "contact"),
            "turn_contact": self.turn_contact_by_key, "take_break": self.take_break, "turn_pause": self.turn_pause,
            "go_to": self.open_go_to, "keys": self.open_keys, "to_tray": self._app.shell.close, "quit": self.quit,
            "lock": self.lock, "discreet": self.turn_discreet,
        }  # fmt: skip
        if deed in deeds:
            deeds[deed]()

    def open_keys(self) -> None:
        """Show the sheet of keys."""
        from wellbeing.ui.shell.key_sheet import KeySheet

        KeySheet(self._app.environment.words().t, self._app.shell).show()

    def open_go_to(self) -> None:
        """Ask where to go."""
        from wellbeing.ui.shell.go_to import GoTo

        asked = GoTo(self._app.environment.words().t, self._app.shell)
        asked.picked.connect(self._go)
        asked.show()

    def _go(self, goal: Goal) -> None:
        if goal.page:
            self._app.view.go(goal.page)
        else:
            self._app.view.do(goal.deed)

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

        ctx = self._app.ctx
        if self.quick is None or not self.quick.isVisible():
            self._was_front = self._app.shell.isActiveWindow()
        if self.receipt is not None:
            self.receipt.hide()  # the card stands where it stood
        if ctx is not None and self.quick is None:
            self._app.shown.dress()
            self.quick = QuickCheckIn(ctx)
            self.quick.checkin_saved.connect(partial(self._checkin_saved, ctx))
            self.quick.contact_saved.connect(partial(self._contact_saved, ctx))
        return self.quick if ctx is not None else None

    def _checkin_saved(self, ctx: Context, change: CheckInChange) -> None:
        from wellbeing.ui.quick_entry.form_words import receipt_of, saved_checkin

        if change.before != change.after:
            way = ctx.services.checkins.way_back(change)
            self._say_done(ctx, saved_checkin(ctx, change), way, receipt_of(ctx, change))

    def _contact_saved(self, ctx: Context, change: ContactChange) -> None:
        from wellbeing.ui.quick_entry.form_words import receipt_of, saved_contact

        if change.before != change.after:
            way = ctx.services.contacts.way_back(change)
            self._say_done(ctx, saved_contact(ctx, change), way, receipt_of(ctx, change))

    def _say_done(self, ctx: Context, words: str, way: Callable[[], object], receipt: Receipt) -> None:
        """Say it in the window where that is in front; else by the tray, where the card was."""
        card = self.quick.geometry() if self.quick is not None else None
        self._say_in_place(ctx, self._was_front, words, way, receipt, card)

    def _say_in_place(
        self,
        ctx: Context,
        front: bool,
        words: str,
        way: Callable[[], object] | None,
        receipt: tuple[int | None, str],
        card: QRect | None = None,
    ) -> None:
        if front:
            ctx.say(words, way)
            return
        if way is not None:
            ctx.services.history.push(way)
        self._show_receipt(ctx, *receipt, "undo" if way is not None else "", card)

    def _show_receipt(
        self, ctx: Context, value: int | None, words: str, action: str, card: QRect | None = None
    ) -> None:
        if self.receipt is None:
            from wellbeing.ui.shell.receipt_pill import ReceiptPill

            self._app.shown.dress()
            self.receipt = ReceiptPill()
            self.receipt.pressed.connect(self._receipt_pressed)
        self._receipt_action = action
        word = {"undo": ctx.t("Undo"), "redo": ctx.t("Do it again")}.get(action, "")
        self.receipt.show_receipt(value, words, word, self._app.tray.place(), card)

    def _receipt_pressed(self) -> None:
        """Go one step back or forward, and say so in the same place."""
        ctx, back = self._app.ctx, self._receipt_action == "undo"
        if ctx is None:
            return
        history = ctx.services.history
        try:
            done = history.undo() if back else history.redo()
        except Refused as refused:
            self._show_receipt(ctx, None, ctx.sentence(refused.problem), "")
            return
        if done:
            words, then = (ctx.t("Undone."), "redo") if back else (ctx.t("Redone."), "undo")
            self._show_receipt(ctx, None, words, then)

    def answer(self, key: str, word: str) -> None:
        """Pass a word on a waiting reminder on."""
        if (driver := self._app.begun_driver()) is not None:
            driver.answer(key, word)

    def start_reminder(self, kind: str, _key: str) -> None:
        """Do what a reminder offers, once it was answered with its first button."""
        if kind in ("shift_start", "shift_end"):
            self._ask_of_shift(kind)
        elif kind == "contact":
            self.end_contact()
        elif kind == "checkin":
            self.check_in("me")
        elif kind == "break":
            self._show_break()  # the answer itself has begun it
        elif kind in EXERCISE_OF:
            self.start_exercise(EXERCISE_OF[kind])

    def _ask_of_shift(self, kind: str) -> None:
        """Open what the card of a shift's start or end promises: its question, to be answered in a note."""
        from wellbeing.services.reminders.reasons import notice_words

        quick, ctx = self._quick_card(), self._app.ctx
        if quick is not None and ctx is not None:
            quick.ask(*notice_words(kind, 0, ctx.t, {}))

    def take_break(self) -> None:
        """A break now, of one's own accord; one that runs already is shown."""
        if (driver := self._app.begun_driver()) is None:
            return
        if self.breaks is None or not self.breaks.running:
            driver.start_break()
        self._show_break()

    def _show_break(self) -> None:
        from wellbeing.ui.breaks.time import BreakDoors, BreakTime

        if (ctx := self._app.ctx) is None or (driver := self._app.begun_driver()) is None:
            return
        if self.breaks is None:
            self._app.shown.dress()
            doors = BreakDoors(
                driver.outside.idle, driver.start_break, driver.end_break, driver.break_lasts,
                driver.recount_break, partial(self._tell_break, ctx),
            )  # fmt: skip
            self.breaks = BreakTime(ctx, doors, self)
        if not self.breaks.running:
            self._break_in_front = self._app.shell.isActiveWindow()
        self.breaks.begin(self._app.tray.place())

    def _tell_break(self, ctx: Context, words: str, way: Callable[[], object] | None) -> None:
        """Say what a break came to where it was begun: in the window that was in front, else by the tray."""
        self._say_in_place(ctx, self._break_in_front, words, way, (None, words))

    def pause(self, length: str) -> None:
        """Pause the reminders for '30m', '1h', until 'tomorrow' or until a moment in ISO 8601."""
        from wellbeing.services.reminders.service import until_tomorrow
        from wellbeing.ui.shell.system_tray.tray import PAUSES

        if (ctx := self._app.ctx) is None or (driver := self._app.begun_driver()) is None:
            return
        services, now = ctx.services, ctx.services.clock.now()
        if length == "tomorrow":
            driver.pause(until_tomorrow(now, services.trends.today_span()))
        else:
            driver.pause(PAUSES.get(length) or datetime.fromisoformat(length) - now)

    def resume(self) -> None:
        """End the pause."""
        if (driver := self._app.begun_driver()) is not None:
            driver.resume()

    def start_contact(self) -> None:
        """Count one more contact as open."""
        if (ctx := self._app.ctx) is not None:
            ctx.services.contacts.start()

    def end_contact(self) -> None:
        """Close the oldest open contact and ask in passing of what kind it was."""
        if (ctx := self._app.ctx) is None:
            return
        ctx.services.contacts.end()
        self._was_front = self._app.shell.isActiveWindow()
        if self.receipt is not None:
            self.receipt.hide()
        if self.kinds is None:
            from wellbeing.ui.quick_entry.kind_pill import KindPill

            self._app.shown.dress()
            self.kinds = KindPill(ctx)
            self.kinds.picked.connect(partial(self._log_kind, ctx))
            self.kinds.more.connect(partial(self.check_in, "contact"))
        place = self._app.tray.place()
        self.kinds.near = None if place.isEmpty() else place.center()
        self.kinds.ask()

    def log_kind(self, kind: str) -> None:
        """Log a contact of a kind at once; the receipt takes it back."""
        if (ctx := self._app.ctx) is not None:
            self._was_front = self._app.shell.isActiveWindow()
            self._log_kind(ctx, kind)

    def _log_kind(self, ctx: Context, kind: str) -> None:
        """Log a contact of which no more is said than its kind."""
        from wellbeing.domain.contacts import ContactDraft
        from wellbeing.domain.problems import Problem

        try:
            change = ctx.services.contacts.record(ContactDraft(kind))
        except Refused as refused:
            change = refused.problem
        if isinstance(change, Problem):
            self._say_in_place(ctx, self._was_front, ctx.sentence(change), None, (None, ctx.sentence(change)))
        else:
            self._contact_saved(ctx, change)

    def turn_contact_by_key(self) -> None:
        """A contact starts; while one is open, it is over, and the card whose keys say of what kind it was comes."""
        if (ctx := self._app.ctx) is not None and ctx.services.contacts.open_ones():
            ctx.services.contacts.end()
            self.check_in("contact")
        else:
            self.start_contact()

    def turn_contact(self) -> None:
        """A contact starts; while one is open, it is over."""
        if (ctx := self._app.ctx) is not None and ctx.services.contacts.open_ones():
            self.end_contact()
        else:
            self.start_contact()

    def turn_pause(self) -> None:
        """Pause the reminders for an hour; while they pause, have them come again."""
        if (ctx := self._app.ctx) is None:
            return
        if ctx.services.reminders.paused_until() is not None:
            self.resume()
            ctx.say(ctx.t("Reminders come again."), None)
        else:
            self.pause("1h")
            until = ctx.services.reminders.paused_until()
            if until is not None:
                self._app.view.tell(
                    ctx.t("Reminders pause until {time}").format(time=ctx.time_with_day(until))
                )

    def do_act(self, act: str) -> None:
        """Do what a key of one's own stands for."""
        if act == "key_break":
            self.take_break()
        elif act == "key_start_end":
            self.turn_contact_by_key()
        elif act in ("key_checkin", "key_contact"):
            self.check_in("me" if act == "key_checkin" else "contact")

    def share_screen(self, on: bool) -> None:
        """Hold notices back while the screen is shared."""
        if (driver := self._app.begun_driver()) is not None:
            driver.share_screen(on)

    def test_notice(self) -> None:
        """Show a notice that only proves itself."""
        if (driver := self._app.begun_driver()) is not None and not driver.show_test_notice():
            self._app.tray.balloon(self._app.environment.words().t("This is how a reminder arrives."), "")

    def start_exercise(self, exercise: str = "") -> None:
        """Open the cool-down page, and the player at once when an exercise is named."""
        from wellbeing.ui.pages.cooldown.page import CoolDownPage

        self.raise_window()
        self._app.view.go("cooldown")
        page = self._app.view.page("cooldown")
        if exercise and isinstance(page, CoolDownPage):
            page.start_exercise(exercise)

    def open_day(self, day: date, at: datetime | None = None) -> None:
        """Open a day on Today, at an entry whose moment is given, with a way back to Trends."""
        from wellbeing.ui.pages.today.page import TodayPage

        self._app.view.go("today")
        page = self._app.view.page("today")
        if isinstance(page, TodayPage):
            page.visit_day(day, at)

    def take_file(self, file: Path, is_rota: bool) -> None:
        """Show in the settings what an export, or a rota, would bring."""
        from wellbeing.ui.pages.settings.page import SettingsPage

        self._app.view.go("settings")
        page = self._app.view.page("settings")
        if isinstance(page, SettingsPage):
            page.take_file(file, is_rota)

    def open_trends(self) -> None:
        """Open Trends as it was left."""
        self._app.view.go("trends")

    def start_scene(self, scene: str) -> None:
        """Open the practice page with a scene."""
        from wellbeing.ui.pages.practice.page import PracticePage

        self._app.view.go("practice")
        page = self._app.view.page("practice")
        if isinstance(page, PracticePage):
            page.start_scene(scene)

    def turn_discreet(self) -> None:
        """Hide notes and figures, or show them again; while the screen is shared they stay hidden."""
        if (ctx := self._app.ctx) is None:
            return
        book = ctx.services.preferences
        book.set("discreet", not book.current.discreet)
        on, off = ctx.t("Notes and figures are hidden."), ctx.t("Notes and figures are shown again.")
        ctx.say(on if ctx.is_discreet else off, None)

    def lock(self) -> None:
        """Lock the diary behind its passphrase."""
        self._app.locking.lock_now()

    def quit(self) -> None:
        """End the app, unless something is not saved and the person would rather wait."""
        if self._app.may_quit():
            QApplication.quit()

    def open_help(self) -> None:
        """Open the help card."""
        from wellbeing.ui.help.help_card import HelpCard

        shell = self._app.shell
        self._app.shown.dress()
        if self.help is None:
            self.help = HelpCard(self._app.environment, shell)
            self.help.finished.connect(self._forget_help)
        if shell.isMinimized():
            self.raise_window()  # a card of a minimised window would stay away with it
        raise_window(self.help)

    def _forget_help(self) -> None:
        self.help = None  # the card deletes itself when it is closed
