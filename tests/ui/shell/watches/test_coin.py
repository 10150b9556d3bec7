"""Ten minutes after the coin was thrown stress is asked for, once, and only of whoever takes part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from tests.fakes import FakeClock
from tests.ui.recording import World
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.services.app_services import Services
from wellbeing.ui.shell.reminder_driver import ReminderDriver
from wellbeing.ui.shell.watches.coin import CoinWatch

pytestmark = pytest.mark.usefixtures("light_theme")


@pytest.fixture
def driver(services: Services, qapp: QObject) -> Iterator[ReminderDriver]:
    parent = QObject(qapp)
    made = ReminderDriver(services, World().outside(), str, parent)
    made.begin()
    made.ticked.connect(CoinWatch(services, made, parent).look)
    services.checkins.record(CheckInDraft(stress=8))
    services.effects.throw("gentle_breath")
    yield made
    made.stop()
    parent.deleteLater()


def whys(services: Services) -> list[str]:
    return [reminder.why for reminder in services.reminders._state.delivery.reminders]


def after(driver: ReminderDriver, clock: FakeClock, minutes: int) -> None:
    for _ in range(minutes):
        clock.pass_by(minutes=1)
        driver.tick()


def test_it_is_asked_after_ten_minutes_and_once(driver: ReminderDriver, services: Services, clock: FakeClock):
    services.preferences.set("coin", True)
    after(driver, clock, 9)
    assert "why.checkin.coin" not in whys(services)
    after(driver, clock, 1)
    assert "why.checkin.coin" in whys(services)
    services.checkins.record(CheckInDraft(stress=4))
    after(driver, clock, 5)
    assert "why.checkin.coin" not in whys(services)


def test_whoever_has_stopped_is_asked_nothing(driver: ReminderDriver, services: Services, clock: FakeClock):
    after(driver, clock, 15)
    assert "why.checkin.coin" not in whys(services)
