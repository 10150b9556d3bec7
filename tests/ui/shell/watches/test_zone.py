"""Another time zone: told once to everyone who shows a time or waits for one."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock, Heard
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.ui.shell.watches.zone import ZoneWatch


def test_it_is_told_once(services: Services, clock: FakeClock, qtbot: QtBot):
    parent, heard = QObject(), Heard()
    watch = ZoneWatch(services, parent)
    services.event_bus.subscribe(heard)
    watch.look()
    assert heard.take() == []
    clock.travel(ZoneInfo("Pacific/Auckland"))
    watch.look()
    watch.look()
    assert heard.take() == list(Topic)
    parent.deleteLater()
