"""The tray icon: time to the next break as a ring, and the few things one does between two chats."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.break_ring import paint_ring
from wellbeing.ui.widgets.plain_text import set_tip

SIDES = (16, 22, 32, 44, 64)
STEPS = 24  # the ring moves in so many steps: the icon is sent to the desktop no more often

PAUSES = ("30m", "1h", "tomorrow")


def ring_icon(fraction: float, paused: bool) -> QIcon:
    """Return the tray's icon: how much of the time to the next break has gone; never mood."""
    icon = QIcon()
    theme = current_theme()
    for side in SIDES:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A thin edge keeps the disc in sight on a panel of its own colour.
        painter.setPen(QPen(QColor(theme.colour("line")), 1))
        painter.setBrush(QColor(theme.colour("card")))
        painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
        edge = side / 16
        paint_ring(
            painter, QRectF(edge, edge, side - 2 * edge, side - 2 * edge), fraction, theme, side / 7, paused
        )
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class Tray(QObject):
    """The icon and its menu; says what was asked for, and knows no service but through the context's services."""

    check_in_asked = Signal(str)  # 'me' or 'contact'
    contact_started = Signal()
    contact_ended = Signal()
    cooldown_asked = Signal()
    break_asked = Signal()
    pause_asked = Signal(str)
    resume_asked = Signal()
    sharing_changed = Signal(bool)
    open_asked = Signal()
    help_asked = Signal()
    quit_asked = Signal()
    about_to_open = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(ring_icon(0.0, False), self)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.open_asked)
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self.about_to_open)
        self.icon.setContextMenu(self._menu)
        self._shown: tuple[int, bool] = (0, False)
        self._ctx: Context | None = None

    def fill_menu(self, ctx: Context) -> None:
        """Fill the menu with words."""
        self._ctx = ctx
        self._menu.clear()
        t = ctx.t
        self._act(t("Check in"), self.check_in_asked.emit, "me")
        self._act(t("Log a contact"), self.check_in_asked.emit, "contact")
        self._menu.addSeparator()
        self._act(t("A contact starts"), self.contact_started.emit)
        self._ended = self._act(t("The contact has ended"), self.contact_ended.emit)
        self._menu.addSeparator()
        self._act(t("Start a cool-down"), self.cooldown_asked.emit)
        self._break = self._act(t("Take a break now"), self.break_asked.emit)
        self._pauses = self._pause_menu()
        self._resume = self._act(t("Reminders on again"), self.resume_asked.emit)
        self._profile_menu()
        self._sharing = self._act(t("I am sharing my screen"), None)
        self._sharing.setCheckable(True)
        self._sharing.setChecked(ctx.services.reminders.is_sharing())
        self._sharing.toggled.connect(self.sharing_changed)
        self._menu.addSeparator()
        self._act(t("Someone to talk to"), self.help_asked.emit)
        self._act(t("Open"), self.open_asked.emit)
        self._act(t("Quit"), self.quit_asked.emit)
        self.refresh()

    def refresh(self) -> None:
        """Show the time to the next break and what can be asked for now."""
        if self._ctx is None:
            return
        reminders, t = self._ctx.services.reminders, self._ctx.t
        coming, paused = reminders.next_break(), reminders.paused_until()
        fraction = coming.fraction if coming else 0.0
        if coming:
            minutes = max(1, round(coming.minutes_left))
            words = self._ctx.tn("Next break in {n} minute", "Next break in {n} minutes", minutes).format(
                n=minutes
            )
            words = t("A break is due") if coming.minutes_left <= 0 else words
        else:
            words = t("No break planned now")
        if paused:
            words = t("Reminders pause until {time}").format(time=self._ctx.time_with_day(paused))
        set_tip(self.icon, f"wellbeing\n{words}")
        self._resume.setVisible(paused is not None)
        self._pauses.menuAction().setVisible(paused is None)
        self._ended.setVisible(bool(self._ctx.services.contacts.open_ones()))
        step = (round(fraction * STEPS), paused is not None)
        if step != self._shown:
            self._shown = step
            self.icon.setIcon(ring_icon(fraction, paused is not None))

    def _pause_menu(self) -> QMenu:
        t = self._ctx.t if self._ctx else str
        menu = self._menu.addMenu(t("Pause reminders"))
        group = QActionGroup(menu)
        words = {"30m": t("30 minutes"), "1h": t("1 hour"), "tomorrow": t("until tomorrow")}
        for length in PAUSES:
            action = menu.addAction(words[length])
            action.setData(length)
            group.addAction(action)
        group.triggered.connect(self._pause)
        return menu

    def _profile_menu(self) -> None:
        """Offer the profiles, where there are any."""
        if self._ctx is None:
            return
        profiles = self._ctx.services.environment.profiles
        names, in_force = profiles.names(), profiles.in_force()
        if not names:
            return
        menu = self._menu.addMenu(self._ctx.t("Profile"))
        group = QActionGroup(menu)
        for name in names:
            action = menu.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == in_force)
            group.addAction(action)
        group.triggered.connect(self._switch_profile)

    def _switch_profile(self, action: QAction) -> None:
        if self._ctx is not None and (
            problem := self._ctx.services.environment.profiles.switch(action.data())
        ):
            self._ctx.say(self._ctx.sentence(problem), None)

    def _pause(self, action: QAction) -> None:
        self.pause_asked.emit(action.data())

    def _act(self, words: str, emit: object, *values: str) -> QAction:
        action = self._menu.addAction(words)
        if callable(emit):
            action.triggered.connect(lambda _checked=False: emit(*values))
        return action

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.check_in_asked.emit("me")
