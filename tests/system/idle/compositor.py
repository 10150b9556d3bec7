"""A small Wayland compositor for the tests: a seat, and word of stillness to whoever asks (ext-idle-notify-v1).

python -m tests.system.compositor SOCKET VERSION      version 0 knows nothing of stillness

Standard input is the keyboard: each byte is a key, and it ends with it. It says "ready" once it listens, and
"asked" with kind and milliseconds for each wish it hears.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from pywayland import lib
from pywayland.protocol.ext_idle_notify_v1 import ExtIdleNotificationV1
from pywayland.protocol.wayland import WlSeat
from pywayland.protocol_core import Argument, ArgumentType, Global, Interface, Proxy, Resource
from pywayland.server import Client, Display
from pywayland.server.eventloop import EventLoop

# New object, milliseconds, seat: three words on the wire. pywayland's server can't read the first and the last.
WISH = (Argument(ArgumentType.Uint),) * 3


class Notifier(Interface):
    """The notifier in its second version; pywayland's own is the first."""

    name, version = "ext_idle_notifier_v1", 2


class NotifierProxy(Proxy[Notifier]):
    """Where the requests are declared."""

    interface = Notifier

    @Notifier.request()
    def destroy(self) -> None:
        """Be let go of."""

    @Notifier.request(*WISH)
    def get_idle_notification(self, *wish: int) -> None:
        """Tell when the seat rests."""

    @Notifier.request(*WISH, version=2)
    def get_input_idle_notification(self, *wish: int) -> None:
        """Tell when the seat rests, whatever keeps the screen awake."""


class NotifierResource(Resource[Notifier]):
    """What a client holds."""

    interface = Notifier


class NotifierGlobal(Global[Notifier]):
    """What is offered."""

    interface = Notifier


Notifier._gen_c()
Notifier.proxy_class, Notifier.resource_class, Notifier.global_class = (
    NotifierProxy,
    NotifierResource,
    NotifierGlobal,
)


class Seat:
    """Knows who wants to hear of rest, and tells each when its time without a key is over."""

    def __init__(self, display: Display) -> None:
        self.display, self.loop = display, display.get_event_loop()
        self.notices: list[dict[str, Any]] = []
        self.kept: list[object] = []

    def offer(self, notifier: Any) -> None:
        """Hear the wishes of one client."""
        self.kept.append(notifier)
        # pywayland leaves out whom the requests are for, and then hears none of them.
        hear, end = lib.dispatcher_func, lib.resource_destroy_func
        lib.wl_resource_set_dispatcher(notifier._ptr, hear, notifier._handle, notifier._handle, end)
        notifier.dispatcher["get_idle_notification"] = self.any_rest
        notifier.dispatcher["get_input_idle_notification"] = self.input_rest

    def any_rest(self, notifier: Any, new: int, after: int, seat: int) -> None:
        """Take a wish of the first version."""
        self.take("any", notifier, new, after)

    def input_rest(self, notifier: Any, new: int, after: int, seat: int) -> None:
        """Take a wish of the second version."""
        self.take("input", notifier, new, after)

    def take(self, kind: str, notifier: Any, new: int, after: int) -> None:
        """Take one wish, and begin to count."""
        client = Client.from_resource(notifier._ptr)
        told = ExtIdleNotificationV1.resource_class(client, 1, new)
        notice: dict[str, Any] = {"told": told, "still": False, "after": after}
        notice["timer"] = self.loop.add_timer(self.rest, notice)
        notice["timer"].timer_update(after)
        self.notices.append(notice)
        print("asked", kind, after, flush=True)

    def rest(self, notice: dict[str, Any]) -> int:
        """Say that no key was pressed for so long."""
        notice["still"] = True
        notice["told"].idled()
        self.display.flush_clients()
        return 0

    def key(self, keyboard: int, mask: int, data: object) -> int:
        """Hear a key, or that the keyboard is gone."""
        if not os.read(keyboard, 64):
            self.display.terminate()
            return 0
        for notice in self.notices:
            if notice["still"]:
                notice["still"] = False
                notice["told"].resumed()
            notice["timer"].timer_update(notice["after"])
        self.display.flush_clients()
        print("key", flush=True)
        return 1


def main(socket: str, version: int) -> None:
    """Listen until the keyboard is gone."""
    display = Display()
    display.add_socket(socket)
    seat = Seat(display)
    kept = [WlSeat.global_class(display, 1)]
    if version:
        offered = NotifierGlobal(display, version)
        offered.bind_func = seat.offer
        kept.append(offered)
    seat.loop.add_fd(0, seat.key, EventLoop.FdMask.WL_EVENT_READABLE, None)
    print("ready", flush=True)
    display.run()
    os._exit(0)  # pywayland takes its pieces down in an order of chance


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
