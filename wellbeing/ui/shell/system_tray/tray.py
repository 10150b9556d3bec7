"""The tray icon's menu and tooltip: the next break, and the few things one does between two chats."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from wellbeing.services.locked_key import has_passphrase, is_locked
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.quick_entry.form_words import kinds
from wellbeing.ui.shell.system_tray.icon import TrayState, tray_icon
from wellbeing.ui.shell.system_tray.profile_menu import ProfileMenu
from wellbeing.ui.widgets.plain_text import set_tip
from wellbeing.ui.widgets.popups import round_popup

LATELY, SOON = timedelta(days=60), timedelta(minutes=1)
STEPS = 24  # the ring moves in so many steps: the icon is sent to the desktop no more often

PAUSES = {"30m": timedelta(minutes=30), "1h": timedelta(hours=1)}
UNTIL = 3  # full hours offered as the end of a pause


class Tray(QObject):
    """The icon and its menu; says what was asked for, and knows no service but through the context's services."""

    check_in_asked = Signal(str)  # 'me' or 'contact'
    kind_picked = Signal(str)  # log a contact of this kind at once
    contact_started = Signal()
    contact_ended = Signal()
    contact_turned = Signal()  # a contact starts, or is over
    cooldown_asked = Signal(str)  # the exercise used last, '' for none
    break_asked = Signal()
    pause_asked = Signal(str)  # '30m', '1h', 'tomorrow' or the moment of its end in ISO 8601
    resume_asked = Signal()
    sharing_changed = Signal(bool)
    open_asked = Signal()
    window_asked = Signal()  # instead of the card that the first click of two has opened
    settings_asked = Signal()
    help_asked = Signal()
    quit_asked = Signal()
    lock_asked = Signal()
    about_to_open = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(tray_icon(current_theme(), TrayState()), self)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.open_asked)
        self._menu = QMenu()
        round_popup(self._menu)
        self._menu.aboutToShow.connect(self.about_to_open)
        self.icon.setContextMenu(self._menu)
        self._shown = TrayState()
        self._ctx: Context | None = None
        self._pause_actions: list[QAction] = []

    def fill_menu(self, ctx: Context) -> None:
        """Fill the menu with words."""
        self._ctx = ctx
        self._menu.clear()
        t = ctx.t
        window = self._act(t("Open wellbeing"), self.open_asked.emit)
        bold = window.font()
        bold.setBold(True)
        window.setFont(bold)
        self._next = self._act("", None)
        self._next.setEnabled(False)
        self._menu.addSeparator()
        self._act(t("Check in"), self.check_in_asked.emit, "me")
        self._kind_menu(ctx)
        self._started = self._act(t("A contact starts"), self.contact_started.emit)
        self._ended = self._act(t("The contact has ended"), self.contact_ended.emit)
        self._menu.addSeparator()
        self._break = self._act(t("Take a break now"), self.break_asked.emit)
        exercise, title = self._last_exercise()
        words = t("Cool down: {title}").format(title=title) if title else t("Start a cool-down")
        self._act(words, self.cooldown_asked.emit, exercise)
        self._pauses = self._pause_menu()
        self._resume = self._act(t("Reminders on again"), self.resume_asked.emit)
        self._profiles = ProfileMenu(ctx, self._menu)
        self._sharing = self._act(t("I am sharing my screen"), None)
        self._sharing.setCheckable(True)
        self._sharing.setChecked(ctx.services.reminders.is_sharing())
        self._sharing.toggled.connect(self.sharing_changed)
        self._menu.addSeparator()
        self._act(t("Settings"), self.settings_asked.emit)
        self._act(t("Someone to talk to · F1"), self.help_asked.emit)
        self._lock = self._act(t("Lock the diary"), self.lock_asked.emit)
        self._act(t("Quit"), self.quit_asked.emit)
        self.refresh()

    def refresh(self) -> None:
        """Show the time to the next break and what can be asked for now."""
        if self._ctx is None:
            return
        reminders = self._ctx.services.reminders
        coming, paused = reminders.next_break(), reminders.paused_until()
        open_ones = self._ctx.services.contacts.open_ones()
        words = next_words(self._ctx)
        self._next.setText(words)
        set_tip(self.icon, f"wellbeing\n{words}")
        self._resume.setVisible(paused is not None)
        self._pauses.menuAction().setVisible(paused is None)
        self._name_pauses(self._ctx)
        self._profiles.refresh()
        folders = self._ctx.services.environment.folders
        self._lock.setVisible(has_passphrase(folders) and not is_locked(folders))
        self._ended.setVisible(bool(open_ones))
        self._started.setVisible(not open_ones)
        with QSignalBlocker(self._sharing):  # the desktop may have told it
            self._sharing.setChecked(reminders.is_sharing())
        gone = round((coming.fraction if coming else 0.0) * STEPS) / STEPS
        state = TrayState(gone, bool(open_ones), paused is not None)
        if state != self._shown:
            self._shown = state
            self.icon.setIcon(tray_icon(current_theme(), state))

    def _last_exercise(self) -> tuple[str, str]:
        """Return id and title of the exercise used last, '' for none."""
        ctx = self._ctx
        if ctx is None:
            return "", ""
        now = ctx.services.clock.now()
        done = ctx.services.practice.between(now - LATELY, now + SOON)
        titles = (
            {exercise.id: exercise.title for exercise in ctx.services.library.exercises(ctx.language)}
            if done
            else {}
        )
        last = next((session.exercise for session in reversed(done) if session.exercise in titles), "")
        return last, titles.get(last, "")

    def _kind_menu(self, ctx: Context) -> None:
        """Offer each kind of contact, which one press logs, and the card for whoever has more to say."""
        menu = self._menu.addMenu(ctx.t("Log a contact"))
        round_popup(menu)
        for kind, word in kinds(ctx.t).items():
            menu.addAction(word).triggered.connect(partial(self._pick_kind, kind))
        menu.addSeparator()
        menu.addAction(ctx.t("Say more")).triggered.connect(self._say_more)

    def _pick_kind(self, kind: str, _checked: bool = False) -> None:
        self.kind_picked.emit(kind)

    def _say_more(self, _checked: bool = False) -> None:
        self.check_in_asked.emit("contact")

    def _pause_menu(self) -> QMenu:
        t = self._ctx.t if self._ctx else str
        menu = self._menu.addMenu(t("Pause reminders"))
        round_popup(menu)
        group = QActionGroup(menu)
        for place in range(len(PAUSES) + UNTIL + 1):
            if place in (len(PAUSES), len(PAUSES) + UNTIL):
                menu.addSeparator()
            group.addAction(menu.addAction(""))
        group.triggered.connect(self._pause)
        self._pause_actions = group.actions()
        return menu

    def _name_pauses(self, ctx: Context) -> None:
        """Say when each pause would end, by the clock of this moment."""
        now, t = ctx.services.clock.now(), ctx.t
        words = {"30m": t("30 minutes"), "1h": t("1 hour")}
        named = [
            (t("{length} · until {time}").format(length=words[key], time=ctx.time(now + length)), key)
            for key, length in PAUSES.items()
        ]
        named += [
            (t("until {time}").format(time=ctx.time(end)), end.isoformat())
            for end in full_hours_after(now + PAUSES["1h"], ctx.services.clock.zone(), UNTIL)
        ]
        for action, (said, data) in zip(
            self._pause_actions, [*named, (t("until tomorrow"), "tomorrow")], strict=True
        ):
            action.setText(said)
            action.setData(data)

    def _pause(self, action: QAction) -> None:
        self.pause_asked.emit(action.data())

    def _act(self, words: str, emit: object, *values: str) -> QAction:
        action = self._menu.addAction(words)
        if callable(emit):
            action.triggered.connect(lambda _checked=False: emit(*values))
        return action

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        kinds = QSystemTrayIcon.ActivationReason
        if reason == kinds.Trigger:
            self.check_in_asked.emit("me")
        elif reason == kinds.DoubleClick:
            self.window_asked.emit()
        elif reason == kinds.MiddleClick:
            self.contact_turned.emit()


def full_hours_after(moment: datetime, zone: tzinfo, count: int) -> list[datetime]:
    """Return the next full hours of the local clock, in UTC: none at or before a moment."""
    first = moment.astimezone(zone).replace(minute=0, second=0, microsecond=0).astimezone(UTC)
    return [first + timedelta(hours=number) for number in range(1, count + 1)]


def next_words(ctx: Context) -> str:
    """Return when the next break comes, or what it waits for: one line for tooltip and menu."""
    reminders, t = ctx.services.reminders, ctx.t
    coming, paused = reminders.next_break(), reminders.paused_until()
    if paused:
        return t("Reminders pause until {time}").format(time=ctx.time_with_day(paused))
    open_ones = ctx.services.contacts.open_ones()
    due = coming is not None and coming.minutes_left <= 0
    if open_ones:
        minutes = max(0, int((ctx.services.clock.now() - open_ones[0].started).total_seconds() // 60))
        words = t("In a contact for {n} min").format(n=minutes)
        if coming is None or not due:
            return words
        since = t("the break waits since {time}").format(time=ctx.time(coming.due))
        return f"{words} · {since}"
    if coming is None:
        return t("No break planned now")
    if due:
        return t("A break is due")
    minutes = max(1, round(coming.minutes_left))
    words = ctx.tn("Next break in {n} minute", "Next break in {n} minutes", minutes).format(n=minutes)
    return f"{words} · {ctx.time(coming.due)}"
