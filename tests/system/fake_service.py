"""A service on the private bus that answers as a test says, or never."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from jeepney import HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

from wellbeing.system.dbus.messages import DAEMON, Target

Reply = Callable[[tuple[Any, ...]], tuple[str, tuple[Any, ...]]]


class FakeService:
    """Owns `target`'s name; `replies` maps a member to what it returns. `hanging` answers nothing at all.

    `after` maps a member to what is done once it was answered.
    """

    def __init__(
        self, address: str, target: Target, replies: dict[str, Reply], *, hanging: bool = False
    ) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.called = threading.Condition()
        self._target, self._replies, self._hanging = target, replies, hanging
        self.after: dict[str, Callable[[], None]] = {}
        self._unanswered: list[tuple[Any, str]] = []
        self._bus = open_dbus_connection(address)
        request = DAEMON.call("RequestName", "su", target.owner, 4)
        assert self._bus.send_and_get_reply(request, timeout=5).body == (1,)
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *trouble: object) -> None:
        import socket

        self._bus.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._bus.close()

    def hang(self) -> None:
        """Answer nothing from now on."""
        self._hanging = True

    def resume(self) -> None:
        """Answer what is waiting, and everything from now on."""
        self._hanging = False
        while self._unanswered:
            self._answer(*self._unanswered.pop(0))

    def wait_for(self, member: str, times: int = 1) -> tuple[Any, ...]:
        """Wait until `member` was called so often, and return the last call's values."""
        with self.called:
            assert self.called.wait_for(lambda: len(self._of(member)) >= times, 5)
            return self._of(member)[-1]

    def emit(self, member: str, signature: str, *body: object) -> None:
        """Send a signal."""
        from jeepney import DBusAddress

        address = DBusAddress(self._target.path, interface=self._target.interface)
        self._bus.send(new_signal(address, member, signature, body))

    def _of(self, member: str) -> list[tuple[Any, ...]]:
        return [body for name, body in self.calls if name == member]

    def _serve(self) -> None:
        with suppress(ConnectionError, OSError, ValueError):
            while True:
                message = self._bus.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                member = message.header.fields[HeaderFields.member]
                if self._hanging:
                    self._unanswered.append((message, member))
                else:
                    self._answer(message, member)
                with self.called:
                    self.calls.append((member, message.body))
                    self.called.notify_all()

    def _answer(self, message: Any, member: str) -> None:
        reply = self._replies.get(member)
        if reply is None:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
        else:
            signature, body = reply(message.body)
            self._bus.send(new_method_return(message, signature or None, body))
        if member in self.after:
            self.after[member]()
