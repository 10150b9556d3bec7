"""Follows the desktop's notification service on the bus: there or not, hanging or not, what it knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from wellbeing.system.dbus.connection import Bus, open_bus, session_address
from wellbeing.system.dbus.messages import DAEMON, BusGone, Heard, MessageKind, Target

if TYPE_CHECKING:
    from jeepney import Message

NAME = "org.freedesktop.Notifications"
DESKTOP = Target(NAME, "/org/freedesktop/Notifications", NAME)

SILENCE = 2.0
"""Seconds without a reply after which the desktop counts as hanging."""

Handler = Callable[[Heard], None]


class NotificationServer:
    """A connection that knows who shows notices; replies go to their handlers, signals to `on_signal`."""

    def __init__(
        self,
        environ: Mapping[str, str],
        on_signal: Handler,
        on_lost: Callable[[], None],
        monotonic: Callable[[], float],
    ) -> None:
        self._environ, self._monotonic = environ, monotonic
        self._on_signal, self._on_lost = on_signal, on_lost
        self._bus: Bus | None = None
        self._startable = False
        self._present = False
        self.skills: frozenset[str] = frozenset()
        self.server = ""
        self._waiting: dict[int, tuple[Handler, float]] = {}

    @property
    def connected(self) -> bool:
        """Return whether there is a bus at all."""
        return self._bus is not None

    @property
    def alive(self) -> bool:
        """Return whether somebody is there who shows notices and isn't hanging."""
        return self.connected and self._present and not self.hanging

    @property
    def reachable(self) -> bool:
        """Return whether a message would reach somebody, also one whom the bus must start first."""
        return self.connected and (self._present or self._startable) and not self.hanging

    @property
    def hanging(self) -> bool:
        """Return whether a question has been waiting for longer than SILENCE."""
        now = self._monotonic()
        return any(now - since > SILENCE for _, since in self._waiting.values())

    def open(self, patience: float, first_word: float) -> bool:
        """Connect within about `patience` seconds; False without a bus.

        What the desktop knows is waited for at most `first_word` seconds; a later answer is heard with the rest.
        """
        try:
            self._bus = bus = open_bus(session_address(self._environ), patience, self._monotonic)
            bus.listen(patience, sender=NAME, interface=NAME)
            bus.listen(patience, sender=DAEMON.owner, member="NameOwnerChanged", arg0=NAME)
            self._startable = bus.can_start(NAME, patience)
            self._present = bus.has_owner(NAME, patience)
        except (BusGone, TimeoutError):
            self.close()
            return False
        if self.reachable:
            self._ask_skills()
            self.wait_for(self._on_skills, first_word)
        return True

    def close(self) -> None:
        """Hang up; may be called twice."""
        if self._bus is not None:
            self._bus.close()
        self._bus = None
        self._forget()

    def fileno(self) -> int | None:
        """Return the connection's descriptor, None while there is none."""
        return self._bus.fileno() if self._bus else None

    def send(self, message: Message, handler: Handler) -> int:
        """Send, remember who takes the reply, and return the serial; 0 when the bus is gone."""
        if self._bus is None:
            return 0
        try:
            serial = self._bus.send(message)
        except BusGone:
            self.close()
            return 0
        self._waiting[serial] = (handler, self._monotonic())
        return serial

    def receive(self) -> None:
        """Take what has arrived, without waiting."""
        if self._bus is None:
            return
        try:
            for heard in self._bus.receive():
                self._take(heard)
        except BusGone:
            self.close()

    def wait_for(self, handler: Handler, patience: float) -> None:
        """Wait until nothing is under way for `handler`, at most `patience` seconds."""
        deadline = self._monotonic() + patience
        while self._bus is not None and any(handler == waiting for waiting, _ in self._waiting.values()):
            if not self._bus.wait(deadline - self._monotonic()):
                return
            self.receive()

    def nudge(self) -> None:
        """Wake whoever watches `fileno`: something was heard at another time."""
        if self._bus is not None:
            try:
                self._bus.nudge()
            except BusGone:
                self.close()

    def _take(self, heard: Heard) -> None:
        if heard.kind in (MessageKind.REPLY, MessageKind.ERROR):
            waiting = self._waiting.pop(heard.serial, None)
            if waiting is not None:
                waiting[0](heard)
        elif heard.name == "NameOwnerChanged":
            self._on_owner(present=bool(heard.body[2]))
        elif heard.kind is MessageKind.SIGNAL:
            self._on_signal(heard)

    def _on_owner(self, *, present: bool) -> None:
        self._forget()
        self._present = present
        if present:
            self._ask_skills()

    def _ask_skills(self) -> None:
        self.send(DESKTOP.call("GetServerInformation"), self._on_server)
        self.send(DESKTOP.call("GetCapabilities"), self._on_skills)

    def _on_skills(self, heard: Heard) -> None:
        if heard.kind is MessageKind.REPLY:
            self.skills, self._present = frozenset(heard.body[0]), True

    def _on_server(self, heard: Heard) -> None:
        if heard.kind is MessageKind.REPLY:
            self.server = f"{heard.body[0]} {heard.body[2]}"

    def _forget(self) -> None:
        """Nobody is there now; what the bus can start again will know the same things as before."""
        self._present = False
        if not (self.connected and self._startable):
            self.skills, self.server = frozenset(), ""
        self._waiting.clear()
        self._on_lost()
