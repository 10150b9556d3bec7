"""Listens to what any program asks of the notification daemon, without being part of it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.desktop import PrivateDesktop
from tests.dunst import NAME
from tests.processes import PATIENCE
from wellbeing.system.dbus.messages import Target

MONITOR = Target("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.Monitoring")


@dataclass(frozen=True)
class HeardNotice:
    """A notice as it went over the bus, and when, in monotonic seconds."""

    title: str
    body: str
    labels: tuple[str, ...]
    at: float


class NoticeListener:
    """Hears every Notify from now on."""

    def __init__(self, desktop: PrivateDesktop) -> None:
        self._bus = desktop.open()
        rule = f"type='method_call',interface='{NAME}',member='Notify'"
        self.notices: list[HeardNotice] = []
        # From here on the bus hangs up on us if we say a word more.
        asked = self._bus.send(MONITOR.call("BecomeMonitor", "asu", [rule], 0))
        while asked not in [heard.serial for heard in self._bus.receive()]:
            if not self._bus.wait(PATIENCE):
                raise TimeoutError("the bus lets nobody listen")

    def hear(self, patience: float) -> bool:
        """Wait for one more notice; False when none came within `patience` seconds."""
        before, deadline = len(self.notices), time.monotonic() + patience
        while len(self.notices) == before and self._bus.wait(deadline - time.monotonic()):
            for heard in self._bus.receive():
                if heard.name == "Notify":
                    title, body, actions = heard.body[3:6]
                    self.notices.append(HeardNotice(title, body, tuple(actions[1::2]), time.monotonic()))
        return len(self.notices) > before

    def close(self) -> None:
        """Hang up."""
        self._bus.close()
