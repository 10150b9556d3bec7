"""Chooses where the app lives when its window is closed: the tray, or a small window where there is none."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from wellbeing.ui.context import Context
from wellbeing.ui.shell.mini_window import MiniWindow
from wellbeing.ui.shell.tray import Tray

LOOK_MS = 3_000


class Host(Protocol):
    """What the corner asks of the app that it stands for."""

    def check_in(self, tab: str) -> None:
        """Open the quick check-in at a tab."""
        ...

    def raise_window(self) -> None:
        """Bring the main window to the front."""
        ...

    def start_contact(self) -> None:
        """Count one more contact as open."""
        ...

    def end_contact(self) -> None:
        """Close the oldest open contact."""
        ...

    def start_exercise(self) -> None:
        """Open the cool-down page."""
        ...

    def take_break(self) -> None:
        """A break now."""
        ...

    def pause(self, length: str) -> None:
        """Pause the reminders."""
        ...

    def resume(self) -> None:
        """End the pause."""
        ...

    def share_screen(self, on: bool) -> None:
        """Hold notices back while the screen is shared."""
        ...

    def open_help(self) -> None:
        """Open the help card."""
        ...

    def quit(self) -> None:
        """End the app."""
        ...


class TrayWatch(QObject):
    """Tells when a tray has come or gone: at log-in the app may well be there before the tray is.

    No desktop tells of both kinds of tray, so it asks; one question costs well under a millisecond.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._there = QSystemTrayIcon.isSystemTrayAvailable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _look(self) -> None:
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there != self._there:
            self._there = there
            self.changed.emit()


def make_corner(ctx: Context, app: Host, parent: QObject) -> Tray | MiniWindow:
    """Return the tray icon with its menu, or the pocket, connected to the app."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        mini_window = MiniWindow(ctx)
        mini_window.check_in_asked.connect(app.check_in)
        mini_window.open_asked.connect(app.raise_window)
        mini_window.quit_asked.connect(app.quit)
        mini_window.show()
        return mini_window
    tray = Tray(parent)
    for signal, slot in (
        (tray.check_in_asked, app.check_in),
        (tray.contact_started, app.start_contact),
        (tray.contact_ended, app.end_contact),
        (tray.cooldown_asked, app.start_exercise),
        (tray.break_asked, app.take_break),
        (tray.pause_asked, app.pause),
        (tray.resume_asked, app.resume),
        (tray.sharing_changed, app.share_screen),
        (tray.open_asked, app.raise_window),
        (tray.help_asked, app.open_help),
        (tray.quit_asked, app.quit),
    ):
        signal.connect(slot)
    tray.furnish(ctx)
    tray.icon.show()
    return tray
