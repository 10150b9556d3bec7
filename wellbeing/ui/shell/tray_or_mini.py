"""Chooses where the app lives when its window is closed: the tray, or a small window where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from wellbeing.ui.context import Context
from wellbeing.ui.shell.actions import AppActions
from wellbeing.ui.shell.system_tray.tray import Tray

if TYPE_CHECKING:
    from wellbeing.ui.shell.mini_window import MiniWindow

LOOK_MS, SELDOM_MS, STAYS_MS = 3_000, 30_000, 600_000
"""How often it looks for a tray: at first, later, and where there is one, which will most likely stay."""
OFTEN, JUST_COME = 60, 10
"""Looks, while there is none, after a start or a change: three minutes; and once a tray has come: half a minute, for
a panel that begins may end again."""


class TrayOrMini(QObject):
    """The tray icon with its menu, or the small window; it changes from one to the other with the desktop.

    At log-in the app may well be there before the tray is. No desktop tells of both kinds of tray, so it asks; one
    question costs well under a millisecond, but wakes two threads of Qt's several times.
    """

    def __init__(self, actions: AppActions, dress: Callable[[], object], parent: QObject) -> None:
        """`dress` puts the theme on, which neither window nor menu can do without."""
        super().__init__(parent)
        self._dress = dress
        self._actions = actions
        self._ctx: Context | None = None
        self._shown: Tray | MiniWindow | None = None
        self._has_tray = QSystemTrayIcon.isSystemTrayAvailable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._look)
        self._looks = JUST_COME if self._has_tray else 0
        self._look_again_in()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def remove(self) -> None:
        """Take it off the desktop."""
        self.stop()
        self._ctx = None
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None

    def show(self, ctx: Context) -> None:
        """Build it anew, in the theme and language of this moment."""
        self._ctx = ctx
        if self._shown is not None:
            self._shown.deleteLater()
        self._has_tray = QSystemTrayIcon.isSystemTrayAvailable()
        self._shown = self._new_tray(ctx) if self._has_tray else self._new_mini_window(ctx)
        self._shown.refresh()

    def refresh(self) -> None:
        """Show the time to the next break and what can be asked for now."""
        if self._shown is not None:
            self._shown.refresh()

    @property
    def has_tray(self) -> bool:
        """Whether there is a tray, and not the small window in its place."""
        return isinstance(self._shown, Tray)

    def place(self) -> QRect:
        """Return where the icon is on the screen; an empty place where the desktop doesn't tell."""
        return self._shown.icon.geometry() if isinstance(self._shown, Tray) else QRect()

    def balloon(self, title: str, body: str) -> None:
        """Show a few words at the tray icon; the small window has none."""
        if isinstance(self._shown, Tray):
            self._dress()
            self._shown.icon.showMessage(title, body)

    def _look(self) -> None:
        self._looks += 1
        if self._ctx is not None and QSystemTrayIcon.isSystemTrayAvailable() != self._has_tray:
            self.show(self._ctx)
            self._looks = 0
        self._look_again_in()

    def _look_again_in(self) -> None:
        looks, seldom = (JUST_COME, STAYS_MS) if self._has_tray else (OFTEN, SELDOM_MS)
        self._timer.start(LOOK_MS if self._looks < looks else seldom)

    def _new_mini_window(self, ctx: Context) -> MiniWindow:
        from wellbeing.ui.shell.mini_window import MiniWindow

        self._dress()
        mini_window, actions = MiniWindow(ctx), self._actions
        mini_window.check_in_asked.connect(actions.check_in)
        mini_window.open_asked.connect(actions.raise_window)
        mini_window.quit_asked.connect(actions.quit)
        mini_window.show()
        return mini_window

    def _new_tray(self, ctx: Context) -> Tray:
        tray, actions = Tray(self), self._actions
        tray.check_in_asked.connect(actions.check_in)
        tray.kind_picked.connect(actions.log_kind)
        tray.contact_started.connect(actions.start_contact)
        tray.contact_ended.connect(actions.end_contact)
        tray.cooldown_asked.connect(actions.start_exercise)
        tray.break_asked.connect(actions.take_break)
        tray.pause_asked.connect(actions.pause)
        tray.resume_asked.connect(actions.resume)
        tray.sharing_changed.connect(actions.share_screen)
        tray.contact_turned.connect(actions.turn_contact)
        tray.open_asked.connect(actions.raise_window)
        tray.window_asked.connect(actions.raise_window_alone)
        tray.settings_asked.connect(actions.open_settings)
        tray.help_asked.connect(actions.open_help)
        tray.lock_asked.connect(actions.lock)
        tray.quit_asked.connect(actions.quit)
        tray.about_to_open.connect(self._dress)
        tray.fill_menu(ctx)
        tray.icon.show()
        return tray
