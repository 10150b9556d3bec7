"""A message bus (D-Bus) that never makes its caller wait longer than the caller said."""

from __future__ import annotations

import selectors
import socket
from collections import deque
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.clock import SystemClock
from wellbeing.system.dbus.messages import DAEMON, PEER, BusGone, BusRefused, Heard, body_of, heard_from

if TYPE_CHECKING:
    from jeepney import Message


class Bus:
    """An open connection: `send` and `receive` never wait, `ask` waits at most its patience (seconds)."""

    def __init__(self, sock: socket.socket, monotonic: Callable[[], float]) -> None:
        from jeepney import Parser

        sock.setblocking(False)
        self._sock = sock
        self._parser = Parser()
        self._serials = count(1)
        self._heard: deque[Heard] = deque()
        self._monotonic = monotonic

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when there is something to receive."""
        return self._sock.fileno()

    def send(self, message: Message) -> int:
        """Hand a message to the bus and return its serial; raises BusGone when the bus doesn't take it."""
        serial = next(self._serials)
        data = message.serialise(serial=serial)
        try:
            sent = self._sock.send(data)
        except OSError as trouble:
            raise BusGone("the bus takes no messages") from trouble
        if sent != len(data):  # half a message can't be taken back: the connection is spoilt
            raise BusGone("the bus takes no messages")
        return serial

    def receive(self) -> list[Heard]:
        """Return what has arrived, without waiting; raises BusGone when the bus hung up and all was heard."""
        try:
            while data := self._sock.recv(65536):
                self._parse(data)
            if not self._heard:
                raise BusGone("the bus hung up")
        except BlockingIOError:
            pass
        except OSError as trouble:
            raise BusGone("the bus hung up") from trouble
        heard = list(self._heard)
        self._heard.clear()
        return heard

    def wait(self, patience: float) -> bool:
        """Wait until something can be received, at most `patience` seconds; False when nothing came."""
        if self._heard:
            return True
        with selectors.DefaultSelector() as selector:
            selector.register(self._sock, selectors.EVENT_READ)
            return bool(selector.select(max(patience, 0.0)))

    def ask(self, message: Message, patience: float) -> tuple[Any, ...]:
        """Send a call and return the reply's body; what else arrives meanwhile is kept for `receive`.

        Raises BusRefused, BusGone, or TimeoutError after `patience` seconds.
        """
        serial = self.send(message)
        deadline = self._monotonic() + patience
        kept: list[Heard] = []
        try:
            while self.wait(deadline - self._monotonic()):
                batch = self.receive()
                reply = next((heard for heard in batch if heard.serial == serial), None)
                kept += [heard for heard in batch if heard is not reply]
                if reply is not None:
                    return body_of(reply)
        finally:
            self._keep(kept)
        raise TimeoutError("no reply on the bus in time")

    def listen(self, patience: float, **rule: str) -> None:
        """Ask the bus for signals that match (`interface`, `member`, `path`, `sender`, `arg0`)."""
        parts = (("type", "signal"), *rule.items())
        self.ask(DAEMON.call("AddMatch", "s", ",".join(f"{key}='{value}'" for key, value in parts)), patience)

    def has_owner(self, name: str, patience: float) -> bool:
        """Return whether somebody answers under this name at the moment."""
        return bool(self.ask(DAEMON.call("NameHasOwner", "s", name), patience)[0])

    def can_start(self, name: str, patience: float) -> bool:
        """Return whether the bus could start a service of this name when called."""
        return name in self.ask(DAEMON.call("ListActivatableNames"), patience)[0]

    def close(self) -> None:
        """Hang up; may be called twice."""
        self._sock.close()

    def nudge(self) -> None:
        """Have the bus send a reply that nobody waits for, so that whoever watches `fileno` looks again."""
        self.send(PEER.call("Ping"))

    def _keep(self, heard: list[Heard]) -> None:
        if heard:
            self._heard.extend(heard)
            self.nudge()

    def _parse(self, data: bytes) -> None:
        self._parser.add_data(data)
        while (message := self._parser.get_next_message()) is not None:
            self._heard.append(heard_from(message))


def session_address(environ: Mapping[str, str]) -> str | None:
    """Return the address of the person's own bus, also where only the usual socket tells of it."""
    named = environ.get("DBUS_SESSION_BUS_ADDRESS")
    usual = Path(environ.get("XDG_RUNTIME_DIR") or "/nonexistent") / "bus"
    try:
        return named or (f"unix:path={usual}" if usual.is_socket() else None)
    except OSError:  # somebody else's folder, handed on by su: as good as none
        return None


def system_address(environ: Mapping[str, str]) -> str:
    """Return the address of the machine's bus."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/var/run/dbus/system_bus_socket"


def open_bus(address: str | None, patience: float, monotonic: Callable[[], float] | None = None) -> Bus:
    """Connect and say hello within about `patience` seconds; raises BusGone with the reason."""
    if not address or not hasattr(socket, "AF_UNIX"):
        raise BusGone("this session has no message bus")
    try:
        from jeepney.bus import get_bus
        from jeepney.io.blocking import prep_socket

        sock = prep_socket(get_bus(address), timeout=patience)
    except ImportError as trouble:
        raise BusGone("the bus library is not installed") from trouble
    except (OSError, ValueError, KeyError, RuntimeError, StopIteration) as trouble:
        raise BusGone("the message bus can't be reached") from trouble
    bus = Bus(sock, monotonic or SystemClock().monotonic)
    try:
        bus.ask(DAEMON.call("Hello"), patience)
    except (TimeoutError, BusRefused, BusGone) as trouble:
        bus.close()
        raise BusGone("the message bus doesn't answer") from trouble
    return bus
