"""What a screen reader finds in the app: the tree of named things, asked over the accessibility bus."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from tests.desktop import PrivateDesktop
from tests.processes import PATIENCE
from wellbeing.system.dbus.connection import Bus, open_bus
from wellbeing.system.dbus.messages import BusGone, BusRefused, MessageKind, Target

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SWITCH = Target("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
# Bits of the state, as AT-SPI numbers them.
CHECKED, ENABLED, FOCUSABLE, FOCUSED, SHOWING, VISIBLE = 4, 8, 11, 12, 25, 30
AT_ONCE = 40
Place = tuple[str, str]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Thing:
    """One thing in the tree: what it is called, what it is, how it stands."""

    place: Place
    name: str
    role: str
    states: int

    def has(self, state: int) -> bool:
        """Tell whether a state's bit is set."""
        return bool(self.states >> state & 1)


def start_accessibility(desktop: PrivateDesktop) -> None:
    """Start the accessibility bus and have Qt use it."""
    desktop.processes.start(LAUNCHER, "--launch-immediately")
    desktop.wait_for_name("org.a11y.Bus")
    desktop.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"


class ScreenReader:
    """Reads the app with this name; a new look each time, nothing is remembered."""

    def __init__(self, desktop: PrivateDesktop, app: str = "wellbeing") -> None:
        bus = desktop.open()
        (address,) = bus.ask(SWITCH.call("GetAddress"), PATIENCE)
        bus.close()
        self._bus: Bus = open_bus(address, PATIENCE)
        self._app = app

    def close(self) -> None:
        """Hang up."""
        self._bus.close()

    def things(self) -> Iterator[Thing]:
        """Yield everything that is visible now, each level after the one above it."""
        level = self._children([ROOT])
        names = self._names(level)
        level = [place for place, name in zip(level, names, strict=True) if name == self._app]
        seen: set[Place] = set()
        while level:
            things = [
                thing for thing in self._look(level) if thing.has(VISIBLE) or thing.role == "application"
            ]
            yield from things
            seen.update(level)
            level = [
                child for child in self._children([thing.place for thing in things]) if child not in seen
            ]

    def names(self) -> list[str]:
        """Return all names that are visible now."""
        return [thing.name for thing in self.things() if thing.name]

    def words(self) -> str:
        """Return all names as one text."""
        return "\n".join(self.names())

    def find(self, name: str, role: str = "") -> Thing | None:
        """Return the first thing whose name holds these words."""
        return next((thing for thing in self.things() if name in thing.name and role in thing.role), None)

    def focused(self) -> Thing | None:
        """Return what has the focus; the last found lies deepest."""
        return next((thing for thing in reversed(list(self.things())) if thing.has(FOCUSED)), None)

    def showing(self, page: str) -> bool:
        """Tell whether the page of this name is open."""
        return any(thing.name == page and thing.role == "filler" for thing in self.things())

    def press(self, name: str, role: str = "") -> None:
        """Press what has this name, as a screen reader does."""
        thing = wait_for(lambda: self.find(name, role), f"nothing is called {name!r}")
        owner, path = thing.place
        target = Target(owner, path, "org.a11y.atspi.Action")
        (actions,) = self._bus.ask(target.call("GetActions"), PATIENCE)
        index = next((at for at, action in enumerate(actions) if action[0] in ("Press", "Toggle")), 0)
        self._bus.ask(target.call("DoAction", "i", index), PATIENCE)

    def extents(self, thing: Thing) -> tuple[int, int, int, int]:
        """Return where a thing is on the screen: x, y, width, height."""
        target = Target(*thing.place, "org.a11y.atspi.Component")
        (box,) = self._bus.ask(target.call("GetExtents", "u", 0), PATIENCE)
        return tuple(box)  # type: ignore[return-value]

    def _children(self, places: list[Place]) -> list[Place]:
        calls = [Target(*place, "org.a11y.atspi.Accessible").call("GetChildren") for place in places]
        return [tuple(child) for answer in self._ask_all(calls) if answer for child in answer[0]]

    def _names(self, places: list[Place]) -> list[str]:
        calls = [Target(*place, "org.a11y.atspi.Accessible").get("Name") for place in places]
        return [answer[0][1] if answer else "" for answer in self._ask_all(calls)]

    def _look(self, places: list[Place]) -> list[Thing]:
        targets = [Target(*place, "org.a11y.atspi.Accessible") for place in places]
        roles = self._ask_all([target.call("GetRoleName") for target in targets])
        states = self._ask_all([target.call("GetState") for target in targets])
        return [
            Thing(place, name, role[0], state[0][0] | state[0][1] << 32)
            for place, name, role, state in zip(places, self._names(places), roles, states, strict=True)
            if role and state
        ]

    def _ask_all(self, calls: list[Any]) -> list[tuple[Any, ...] | None]:
        """Ask many things at once; None for what has gone meanwhile."""
        found: list[tuple[Any, ...] | None] = []
        for start in range(0, len(calls), AT_ONCE):
            found += self._ask_some(calls[start : start + AT_ONCE])
        return found

    def _ask_some(self, calls: list[Any]) -> list[tuple[Any, ...] | None]:
        serials = [self._bus.send(call) for call in calls]
        answers: dict[int, tuple[Any, ...] | None] = {}
        while not all(serial in answers for serial in serials):
            if not self._bus.wait(PATIENCE):
                raise TimeoutError("the app doesn't answer a screen reader")
            for heard in self._bus.receive():
                answers[heard.serial] = heard.body if heard.kind is MessageKind.REPLY else None
        return [answers[serial] for serial in serials]


def wait_for(look: Callable[[], Found | None], wish: str, patience: float = 10.0) -> Found:
    """Look again and again until something is there; fails with the wish after `patience` seconds."""
    deadline = time.monotonic() + patience
    while True:
        try:
            found = look()
        except (BusGone, BusRefused):
            found = None
        if found:
            return found
        assert time.monotonic() < deadline, wish
        time.sleep(0.05)
