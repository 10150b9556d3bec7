"""What the page of settings asks of the whole app: it is connected once that page is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

# Whatever the first painted window does not need is imported by the function that does.
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wellbeing.ui.shell.actions import AppActions
    from wellbeing.ui.shell.closed_changes import ClosedChanges
    from wellbeing.ui.shell.erase_inside import EraseInside
    from wellbeing.ui.shell.page_stack import PageStack


class SettingsApp(Protocol):
    """What the settings need of the application."""

    @property
    def actions(self) -> AppActions: ...  # noqa: D102
    @property
    def changes(self) -> ClosedChanges: ...  # noqa: D102
    @property
    def erase_inside(self) -> EraseInside: ...  # noqa: D102


def connect_settings(page: QWidget, app: SettingsApp) -> None:
    """Connect the page, if it is that of the settings."""
    from wellbeing.ui.pages.settings.page import SettingsPage

    if isinstance(page, SettingsPage):
        page.test_notice_asked.connect(app.actions.test_notice)
        page.erase_asked.connect(app.erase_inside.ask)
        page.passphrase_asked.connect(app.changes.change_passphrase)
        page.restore_asked.connect(app.changes.restore)


def open_data(pages: PageStack) -> None:
    """Open the settings where work on the closed diary is asked for."""
    from wellbeing.ui.pages.settings.page import SettingsPage

    pages.go("settings")
    page = pages.page("settings")
    if isinstance(page, SettingsPage):
        page.open_section("data")
