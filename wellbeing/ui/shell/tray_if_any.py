"""Where the app lives beside its window, once there is something to show there; until then it answers plainly."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.services.preferences import PreferenceBook
    from wellbeing.ui.context import Context
    from wellbeing.ui.shell.actions import AppActions
    from wellbeing.ui.shell.tray_or_mini import TrayOrMini


class TrayIfAny(QObject):
    """Holds the tray or the small window; pictures and tests, which have no desktop, get neither."""

    def __init__(self, actions: AppActions, dress: Callable[[], object], parent: QObject) -> None:
        """`dress` puts the theme on, which neither window nor menu can do without."""
        super().__init__(parent)
        self._actions, self._dress = actions, dress
        self.shown: TrayOrMini | None = None

    def show(self, ctx: Context | None) -> None:
        """Show what is there now: the diary, or what stands in for it; None changes nothing."""
        if ctx is None:
            return
        if self.shown is None and QApplication.platformName() != "offscreen":
            from wellbeing.ui.shell.tray_or_mini import TrayOrMini

            self.shown = TrayOrMini(self._actions, self._dress, self)
        self.show_anew(ctx)

    def show_anew(self, ctx: Context) -> None:
        """Show it in another theme or language, where there is one."""
        if self.shown is not None:
            self.shown.show(ctx)

    def refresh(self) -> None:
        """Show the time to the next break and what can be asked for now."""
        if self.shown is not None:
            self.shown.refresh()

    def stop(self) -> None:
        """Look for a tray no more."""
        if self.shown is not None:
            self.shown.stop()

    def remove(self) -> None:
        """Take it off the desktop."""
        if self.shown is not None:
            self.shown.remove()
            self.shown = None

    @property
    def is_there(self) -> bool:
        """Whether the app is within reach without its window."""
        return self.shown is not None

    @property
    def has_tray(self) -> bool:
        """Whether there is a tray, and not the small window in its place."""
        return self.shown is not None and self.shown.has_tray

    def place(self) -> QRect:
        """Return where the icon is; an empty place where there is none, or nobody tells."""
        return self.shown.place() if self.shown is not None else QRect()

    def balloon(self, title: str, body: str) -> None:
        """Show a few words at the icon, where there is one."""
        if self.shown is not None:
            self.shown.balloon(title, body)

    def say_still_here(self, book: PreferenceBook, t: Callable[[str], str]) -> None:
        """Say once where the app went when its window was closed."""
        if self.has_tray and not book.current.told_of_tray:
            book.set("told_of_tray", True)
            self.balloon(
                t("Still here, in the tray."), t("A click checks in, a double click opens the window.")
            )
