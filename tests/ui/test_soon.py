"""What is to be done in the next turn is done, and keeps nobody who has gone meanwhile."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.domain.themes import Theme
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.soon import soon

CHANGES = 5


def test_it_is_done_in_a_later_turn(qtbot: QtBot):
    owner, done = QObject(), list[int]()
    soon(owner, lambda: done.append(1))
    assert done == []
    qtbot.waitUntil(lambda: done == [1])


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_a_page_that_goes_at_once_is_kept_by_nobody(
    key: str, light_theme: Theme, services: Services, qtbot: QtBot
):
    services.reminders.begin()
    build = next(entry for entry in PAGES if entry.key == key).build
    pages = []
    for _ in range(CHANGES):
        page = build(Told().context(services))
        page.show()
        pages.append(weakref.ref(page))
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del page
    for _ in range(3):
        QApplication.processEvents()
        gc.collect()
    assert [page() for page in pages if page() is not None] == []
