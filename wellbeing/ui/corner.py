"""Chooses where the app lives when its window is closed: the tray, or a small window where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSystemTrayIcon

from wellbeing.ui.context import Context
from wellbeing.ui.pocket import Pocket
from wellbeing.ui.tray import Tray

if TYPE_CHECKING:
    from wellbeing.ui.application import Application


def make_corner(ctx: Context, app: Application) -> Tray | Pocket:
    """Return the tray icon with its menu, or the pocket, connected to the application."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        pocket = Pocket(ctx)
        pocket.check_in_asked.connect(app.check_in)
        pocket.open_asked.connect(app.raise_window)
        pocket.show()
        return pocket
    tray = Tray(app)
    for signal, slot in (
        (tray.check_in_asked, app.check_in),
        (tray.contact_started, app.start_contact),
        (tray.contact_ended, app.end_contact),
        (tray.cooldown_asked, app.start_cooldown),
        (tray.break_asked, app.take_break),
        (tray.pause_asked, app.pause),
        (tray.resume_asked, app.resume),
        (tray.sharing_changed, app.share_screen),
        (tray.open_asked, app.raise_window),
        (tray.help_asked, app.show_help),
        (tray.quit_asked, app.quit),
    ):
        signal.connect(slot)
    tray.furnish(ctx)
    tray.icon.show()
    return tray
