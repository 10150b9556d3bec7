"""The screen is shared as the desktop tells it: what was begun by that ends by that, what a person said holds."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.recording import World
from wellbeing.services.app_services import Services
from wellbeing.ui.shell.reminder_driver import DesktopSources, ReminderDriver
from wellbeing.ui.shell.watches.sharing import SharingWatch


class FakeCasts:
    """Tells what a test wants, over a real descriptor."""

    def __init__(self) -> None:
        self._here, self._there = os.pipe()
        self._shown = False
        self.is_open = True

    def fileno(self) -> int | None:
        return self._here if self.is_open else None

    def receive(self) -> bool:
        os.read(self._here, 8)
        return self._shown

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            os.close(self._here)
            os.close(self._there)

    def tell(self, shown: bool) -> None:
        self._shown = shown
        os.write(self._there, b"!")


@pytest.fixture
def casts() -> list[FakeCasts]:
    return []


@pytest.fixture
def watch(services: Services, qtbot: QtBot, casts: list[FakeCasts]) -> SharingWatch:
    def choose() -> FakeCasts:
        casts.append(FakeCasts())
        return casts[-1]

    world = World()
    outside = DesktopSources(world.notifier, lambda: 1.0, world.session, lambda: False, casts=choose)
    parent = QObject()
    driver = ReminderDriver(services, outside, str, parent)
    driver.begin()
    made = SharingWatch(services, driver, parent)
    made.kept = parent  # type: ignore[attr-defined]
    yield made  # type: ignore[misc]
    made.stop()
    driver.stop()


def test_it_begins_and_ends_by_itself(
    watch: SharingWatch, services: Services, casts: list[FakeCasts], qtbot: QtBot
):
    casts[0].tell(True)
    qtbot.waitUntil(services.reminders.is_sharing)
    casts[0].tell(False)
    qtbot.waitUntil(lambda: not services.reminders.is_sharing())


def test_what_was_said_by_hand_holds(
    watch: SharingWatch, services: Services, casts: list[FakeCasts], qtbot: QtBot
):
    watch._driver.share_screen(True)
    casts[0].tell(True)
    qtbot.waitUntil(lambda: watch._is_shown)
    casts[0].tell(False)
    qtbot.waitUntil(lambda: not watch._is_shown)
    assert services.reminders.is_sharing()


def test_the_setting_ends_the_watch_and_begins_it_anew(
    watch: SharingWatch, services: Services, casts: list[FakeCasts], qtbot: QtBot
):
    casts[0].tell(True)
    qtbot.waitUntil(services.reminders.is_sharing)
    services.preferences.set("discreet_sharing", False)
    assert not casts[0].is_open
    assert not services.reminders.is_sharing()
    services.preferences.set("discreet_sharing", True)
    assert len(casts) == 2
    casts[1].tell(True)
    qtbot.waitUntil(services.reminders.is_sharing)
    watch.stop()
    assert not services.reminders.is_sharing()
    assert not casts[1].is_open
