"""Chooses who shows a notice outside the app's windows: the desktop itself, plyer, or nobody."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from wellbeing.system.notifications.gnome_quiet import GnomeQuiet
from wellbeing.system.notifications.notices import (
    DEFAULT,
    DISMISSED,
    EXPIRED,
    UNSHOWN,
    Notice,
    NoticeAnswer,
    Notifier,
)
from wellbeing.system.notifications.notifier_dbus import PATIENCE, DBusNotifier
from wellbeing.system.notifications.notifier_plyer import LatePlyer, PlyerNotifier, open_plyer
from wellbeing.system.notifications.xfce_quiet import XfceQuiet

__all__ = [
    "DEFAULT",
    "DISMISSED",
    "EXPIRED",
    "UNSHOWN",
    "Notice",
    "NoticeAnswer",
    "Notifier",
    "choose_notifier",
]

MakePlyer = Callable[[], PlyerNotifier | None]
DesktopQuiet = GnomeQuiet | XfceQuiet


class DesktopNotifier:
    """The desktop where somebody shows notices, else plyer as well; looked at anew for each notice.

    A session starts its programs in any order, and a desktop's notifier can die and come back: so the
    choice can't be made once and for all. Plyer speaks to the same desktop, and knows a few ways around it.
    """

    def __init__(self, desktop: DBusNotifier, plyer: LatePlyer, settings: DesktopQuiet) -> None:
        self._desktop = desktop
        self._plyer = plyer
        self._settings = settings

    @property
    def source(self) -> str:
        """Return who would show a notice now; for a thread, where that may be plyer."""
        way = self._plyer.found() if self._desktop.is_alone else None
        return f"{way.source}; {self._desktop.source}" if way else self._desktop.source

    @property
    def can_answer(self) -> bool:
        """Return whether buttons would be shown now."""
        return self._desktop.can_answer

    def show(self, notice: Notice) -> bool:
        """Show the notice; False when nobody is known to be there, so that another way is tried as well."""
        shown = self._desktop.show(notice)
        if self._desktop.is_alone:
            self._plyer.show(notice)
        return shown

    def withdraw(self, key: str) -> None:
        """Take the notice away where that is possible."""
        self._desktop.withdraw(key)

    def do_not_disturb(self) -> bool | None:
        """Return whether the desktop was asked for quiet; None where it doesn't tell."""
        told = self._desktop.do_not_disturb()
        return self._settings.asked() if told is None else told

    @property
    def quiet_source(self) -> str:
        """Return who was asked whether the person wants quiet."""
        return self._desktop.source if self._settings.asked() is None else self._settings.source

    @property
    def is_open(self) -> bool:
        """Return whether a notice is on the screen that may still be answered."""
        return self._desktop.is_open

    def fileno(self) -> int | None:
        """Return the descriptor to watch for answers."""
        return self._desktop.fileno()

    def receive(self) -> list[NoticeAnswer]:
        """Return the answers that have arrived, without waiting."""
        return self._desktop.receive()

    def close(self) -> None:
        """Let go of the bus."""
        self._desktop.close()


def choose_quiet(environ: Mapping[str, str]) -> DesktopQuiet:
    """Return whoever knows of this desktop's do-not-disturb where its notification service doesn't tell."""
    xfce = XfceQuiet(environ)
    return xfce if xfce.here else GnomeQuiet(environ)


def choose_notifier(
    environ: Mapping[str, str],
    *,
    icon: str = "",
    tray: bool = False,
    platform: str = sys.platform,
    make_plyer: MakePlyer = open_plyer,
    patience: float = PATIENCE,
    first_word: float = PATIENCE,
) -> Notifier | None:
    """Return the best notifier of this machine within about `patience` seconds, None for none.

    `tray` says that the app's own tray icon can show balloons: on Windows and macOS these are better than
    plyer's, which adds a second icon. A window can't wait for the desktop's `first_word`: it hears it later, and it
    looks for plyer only with the first notice.
    """
    plyer = LatePlyer(make_plyer)
    if platform in ("win32", "darwin"):
        return None if tray else _at_once_or_late(plyer, first_word)
    desktop = DBusNotifier(environ, icon=icon, patience=patience, first_word=first_word)
    if desktop.connected:
        return DesktopNotifier(desktop, plyer, choose_quiet(environ))
    return _at_once_or_late(plyer, first_word)


def _at_once_or_late(plyer: LatePlyer, first_word: float) -> PlyerNotifier | None:
    return plyer.found() if first_word else plyer
