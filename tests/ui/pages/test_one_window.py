"""No part of a page is ever a window of its own, not even for the moment before it finds its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.themes import Theme
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.words import SECTIONS


class Windows(QObject):
    """Notes what is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_a_page_is_made_without_a_window(key: str, light_theme: Theme, services: Services, qtbot: QtBot):
    services.checkins.record(CheckInDraft(stress=6, note="x"))
    services.contacts.record(ContactDraft("abuse", felt=8))
    ctx, windows, app = Told().context(services), Windows(), QApplication.instance()
    assert app is not None
    app.installEventFilter(windows)
    page = next(entry for entry in PAGES if entry.key == key).build(ctx)
    qtbot.addWidget(page)
    page.refresh()
    if isinstance(page, SettingsPage):
        for section in SECTIONS:
            page.open_section(section)
    app.removeEventFilter(windows)
    assert windows.shown == []
