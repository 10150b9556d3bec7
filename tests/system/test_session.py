"""Sleep and lock as logind tells them, and clocks that jump."""

from __future__ import annotations

from collections.abc import Iterator
from select import select

import pytest

from tests.desktop import PrivateBus
from wellbeing.system.dbus.messages import Target
from wellbeing.system.session import (
    MANAGER,
    NAME,
    SESSION,
    Event,
    MachineSlept,
    MachineWoke,
    ScreenLocked,
    ScreenUnlocked,
    SessionWatch,
)

PATH = "/org/freedesktop/login1/session/c1"
MOCK = "org.freedesktop.DBus.Mock"


class Logind:
    """python-dbusmock's logind with one session, told what to do from outside."""

    def __init__(self, bus: PrivateBus) -> None:
        bus.start_mock("logind", NAME, system=True)
        self._bus = bus.open("DBUS_SYSTEM_BUS_ADDRESS")
        self._call(MANAGER.path, MOCK, "AddSession", "ssusb", "c1", "seat0", 0, "root", True)

    def sleeps(self, asleep: bool) -> None:
        self._emit(MANAGER.path, MANAGER.interface, "PrepareForSleep", "b", ("b", asleep))

    def says(self, signal: str) -> None:
        self._emit(PATH, SESSION, signal, "")

    def hints(self, locked: bool) -> None:
        self._call(PATH, SESSION, "SetLockedHint", "b", locked)

    def close(self) -> None:
        self._bus.close()

    def _emit(self, path: str, interface: str, name: str, signature: str, *values: object) -> None:
        self._call(path, MOCK, "EmitSignal", "sssav", interface, name, signature, list(values))

    def _call(self, path: str, interface: str, member: str, signature: str, *values: object) -> None:
        self._bus.ask(Target(NAME, path, interface).call(member, signature, *values), 5)


@pytest.fixture(scope="module")
def logind() -> Iterator[tuple[PrivateBus, Logind]]:
    with PrivateBus(system=True) as bus:
        told = Logind(bus)
        yield bus, told
        told.close()


def events(watch: SessionWatch, count: int) -> list[Event]:
    found: list[Event] = []
    while len(found) < count:
        assert select([watch.fileno()], [], [], 5)[0], f"only {found} came"
        found += watch.receive()
    return found


@pytest.fixture
def watch(logind: tuple[PrivateBus, Logind]) -> Iterator[SessionWatch]:
    found = SessionWatch(logind[0].environ | {"XDG_SESSION_ID": "c1"})
    yield found
    found.close()


def test_sleep(logind: tuple[PrivateBus, Logind], watch: SessionWatch):
    assert watch.source == "logind (sleep and lock)"
    for asleep in (True, True, False):
        logind[1].sleeps(asleep)
    assert events(watch, 2) == [MachineSlept(), MachineWoke()]


def test_a_lock_told_twice_is_told_once(logind: tuple[PrivateBus, Logind], watch: SessionWatch):
    logind[1].says("Lock")
    logind[1].hints(True)
    logind[1].hints(False)
    logind[1].says("Unlock")
    logind[1].says("Lock")
    logind[1].says("Unlock")
    assert events(watch, 4) == [ScreenLocked(), ScreenUnlocked(), ScreenLocked(), ScreenUnlocked()]


def test_a_machine_without_logind(bus: PrivateBus):
    watch = SessionWatch(bus.environ)
    assert watch.source == "none: this machine has no logind"
    assert (watch.fileno(), watch.receive()) == (None, [])
    watch.close()


@pytest.mark.parametrize("address", ["unix:path=/nonexistent", "nonsense"])
def test_a_machine_without_a_bus(address: str):
    watch = SessionWatch({"DBUS_SYSTEM_BUS_ADDRESS": address})
    assert watch.source == "none: the message bus can't be reached"
    assert (watch.fileno(), watch.receive()) == (None, [])


def test_the_bus_goes_away(bus: PrivateBus):
    bus.start_mock("logind", NAME, system=True)
    watch = SessionWatch(bus.environ)
    bus.processes.end(bus.system_process)
    while (descriptor := watch.fileno()) is not None:
        assert select([descriptor], [], [], 5)[0]
        assert watch.receive() == []
    assert watch.source == "none: the machine's bus went away"
