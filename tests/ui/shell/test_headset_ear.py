"""The headset in the running app: it listens while the setting says so, and nothing runs in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.standing_still import stood_still
from tests.ui.recording import Told, World
from wellbeing.domain.headset import Recording
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.settings.headset import ProgramsRow
from wellbeing.ui.shell.headset_ear import HeadsetEar
from wellbeing.ui.shell.reminder_driver import ReminderDriver

PHONE = (Recording("1", "Softphone"),)


class FakeListener:
    """Tells from a thread, as the real one does."""

    def __init__(self, tell: Callable[[tuple[Recording, ...]], object]) -> None:
        self.tell, self.running = tell, False

    def start(self) -> None:
        self.running = True

    def stop(self) -> None:
        self.running = False

    def say(self, recordings: tuple[Recording, ...]) -> None:
        thread = Thread(target=self.tell, args=(recordings,))
        thread.start()
        thread.join()


pytestmark = pytest.mark.usefixtures("light_theme")


@pytest.fixture
def made() -> list[FakeListener]:
    return []


@pytest.fixture
def ear(services: Services, qapp: QObject, made: list[FakeListener]) -> Iterator[HeadsetEar]:
    world = World()
    parent = QObject(qapp)
    driver = ReminderDriver(services, world.outside(), str, parent)
    driver.begin()

    def listen(tell: Callable[[tuple[Recording, ...]], object]) -> FakeListener:
        made.append(FakeListener(tell))
        return made[-1]

    found = HeadsetEar(services, driver, listen, parent)
    yield found
    found.stop()
    driver.stop()
    parent.deleteLater()


def test_it_listens_only_while_the_setting_says_so(
    services: Services, ear: HeadsetEar, made: list[FakeListener], clock: FakeClock, qtbot: QtBot
):
    assert made == []
    services.preferences.set("headset", True)
    assert [listener.running for listener in made] == [True]
    made[0].say(PHONE)
    qtbot.waitUntil(lambda: ear._timer.isActive())
    clock.pass_by(seconds=8)
    ear._pass_by()
    assert [contact.headset for contact in services.contacts.open_ones()] == [True]
    assert ear._timer.isActive()  # until the recording has run for four hours
    services.preferences.set("headset", False)
    assert [listener.running for listener in made] == [False]
    assert services.contacts.open_ones() == []
    assert not ear._timer.isActive()
    made[0].say(PHONE)  # told too late
    qtbot.wait(10)
    assert services.headset.next_due() is None


def test_a_program_is_struck_off_by_its_chip(
    services: Services, ear: HeadsetEar, made: list[FakeListener], qtbot: QtBot
):
    services.preferences.set("headset", True)
    row = ProgramsRow(Told().context(services))
    qtbot.addWidget(row)
    made[0].say((*PHONE, Recording("2", "OBS")))
    qtbot.waitUntil(lambda: bool(services.headset.programs))
    row.refresh()
    assert row.chips.chosen() == ("OBS", "Softphone")
    row._change(("Softphone",))
    row.refresh()
    assert services.preferences.current.headset_without == ("OBS",)
    assert row.chips.chosen() == ("Softphone",)


def test_fifty_streams_a_second_that_never_close_hold_nothing_up(
    services: Services, ear: HeadsetEar, clock: FakeClock
):
    services.preferences.set("headset", True)
    stood = []
    for number in range(1, 51):
        clock.pass_by(seconds=0.02)
        streams = tuple(Recording(str(stream), f"Flood {stream}") for stream in range(number))
        stood.append(stood_still(lambda streams=streams: ear._hear(ear._turn, streams)))
    clock.pass_by(seconds=8)
    stood.append(stood_still(ear._pass_by))
    assert len(services.contacts.open_ones()) == 1
    clock.pass_by(hours=4)
    stood.append(stood_still(ear._pass_by))
    assert services.contacts.open_ones() == []
    assert not ear._timer.isActive()  # nobody looks at them again
    assert max(stood) < 0.05
