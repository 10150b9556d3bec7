"""The bus connection: bounded, never losing what arrives while it waits for something else."""

from __future__ import annotations

import signal
import socket
import threading
import time
from pathlib import Path
from select import select

import pytest

from tests.desktop import PrivateBus
from tests.system.fake_service import FakeService
from wellbeing.system.dbus.connection import Bus, open_bus, session_address, system_address
from wellbeing.system.dbus.messages import DAEMON, BusGone, BusRefused, MessageKind, Target

HERE = Target("org.example.Here", "/here", "org.example.Here")


def test_what_arrives_while_asking_is_kept_and_wakes_the_listener(bus: PrivateBus):
    address = bus.environ["DBUS_SESSION_BUS_ADDRESS"]
    with FakeService(address, HERE, {"Ask": lambda body: ("s", ("reply",))}) as fake:
        connection = bus.open()
        connection.listen(5, path=HERE.path)
        connection.receive()
        fake.emit("Before", "s", "first")
        assert connection.ask(HERE.call("Ask"), 5) == ("reply",)
        assert select([connection.fileno()], [], [], 5)[0]
        assert [heard.name for heard in connection.receive() if heard.kind is MessageKind.SIGNAL] == [
            "Before"
        ]
        connection.close()
        connection.close()


def test_errors_have_names(bus: PrivateBus):
    connection = bus.open()
    with pytest.raises(BusRefused) as caught:
        connection.ask(HERE.call("Ask"), 5)
    assert caught.value.name == "org.freedesktop.DBus.Error.ServiceUnknown"
    assert not connection.has_owner(HERE.owner, 5)
    assert not connection.can_start(HERE.owner, 5)
    connection.close()


def test_asking_is_bounded(bus: PrivateBus):
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], HERE, {}, hanging=True):
        connection = bus.open()
        started = time.perf_counter()
        with pytest.raises(TimeoutError):
            connection.ask(HERE.call("Ask"), 0.1)
        assert 0.09 < time.perf_counter() - started < 0.5
        connection.close()


def test_a_bus_that_ends(bus: PrivateBus):
    connection = bus.open()
    bus.processes.end(bus.process, signal.SIGKILL)
    with pytest.raises(BusGone):
        listen_for_ever(connection)
    with pytest.raises(BusGone):
        talk_for_ever(connection, "")
    connection.close()


def listen_for_ever(connection: Bus) -> None:
    while True:
        assert connection.wait(5)
        connection.receive()


def talk_for_ever(connection: Bus, word: str) -> None:
    for _ in range(2000):
        connection.send(DAEMON.call("NameHasOwner", "s", word))


def test_a_bus_that_hangs_after_the_greeting(tmp_path: Path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "bus"))
        server.listen()

        def greet() -> None:
            caller, _ = server.accept()
            with caller:
                caller.recv(1024)
                caller.sendall(b"OK 1234deadbeef\r\n")
                while caller.recv(1024):
                    pass

        thread = threading.Thread(target=greet)
        thread.start()
        started = time.perf_counter()
        with pytest.raises(BusGone, match="doesn't answer"):
            open_bus(f"unix:path={tmp_path / 'bus'}", 0.1)
        assert time.perf_counter() - started < 1
        thread.join(5)


def test_a_bus_that_takes_nothing_more(bus: PrivateBus):
    connection = bus.open()
    bus.process.send_signal(signal.SIGSTOP)
    with pytest.raises(BusGone, match="takes no messages"):
        talk_for_ever(connection, "x" * 1000)
    bus.process.send_signal(signal.SIGCONT)
    connection.close()


def test_addresses(tmp_path: Path, bus: PrivateBus):
    assert session_address({}) is None
    assert session_address({"XDG_RUNTIME_DIR": str(tmp_path)}) is None
    assert session_address({"XDG_RUNTIME_DIR": str(bus.runtime)}) == f"unix:path={bus.runtime}/bus"
    assert session_address({"DBUS_SESSION_BUS_ADDRESS": "x", "XDG_RUNTIME_DIR": str(bus.runtime)}) == "x"
    assert system_address({}) == "unix:path=/var/run/dbus/system_bus_socket"


def test_half_a_message_spoils_the_connection(bus: PrivateBus):
    connection = bus.open()
    bus.process.send_signal(signal.SIGSTOP)
    with pytest.raises(BusGone, match="takes no messages"):
        connection.send(DAEMON.call("NameHasOwner", "s", "x" * 4_000_000))
    bus.process.send_signal(signal.SIGCONT)
    connection.close()


def test_a_runtime_folder_that_cannot_be_looked_into_is_as_good_as_none():
    assert session_address({"XDG_RUNTIME_DIR": "x" * 5000}) is None
