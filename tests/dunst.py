"""The real notification daemon of the tests' desktop, and what a person does with its notices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.processes import PATIENCE
from wellbeing.system.dbus.connection import open_bus
from wellbeing.system.dbus.messages import Target

NAME = "org.freedesktop.Notifications"
CONTROL = Target(NAME, "/org/freedesktop/Notifications", "org.dunstproject.cmd0")

CONFIG = """[global]
  monitor = 0
  follow = none
  width = (280, 420)
  height = 300
  origin = top-right
  offset = 20x40
  font = Sans 11
  markup = full
  format = "<b>%s</b>\\n%b"
  frame_width = 2
  frame_color = "#7a8f8a"
  show_indicators = yes
  sort = no
  idle_threshold = 0
  sticky_history = yes
  dmenu = {chooser}
  mouse_left_click = do_action, close_current
  mouse_middle_click = close_current
  mouse_right_click = context
[urgency_normal]
  background = "#f4f1ea"
  foreground = "#20302c"
  timeout = 0
"""

CHOOSER = """#!/bin/sh
# Stands in for a menu: prints the first entry that holds the wanted label.
grep -m1 -F -- "$(cat {wish})"
"""


class Dunst:
    """The daemon's settings in `folder`, and its hands: choosing, closing, asking for quiet."""

    def __init__(self, folder: Path, address: str) -> None:
        self._address = address
        self._wish, chooser, config = folder / "wish", folder / "chooser", folder / "dunstrc"
        chooser.write_text(CHOOSER.format(wish=self._wish))
        chooser.chmod(0o700)
        config.write_text(CONFIG.format(chooser=chooser))
        self.command = ("dunst", "-conf", str(config))

    def choose(self, label: str) -> None:
        """Choose the action with this label from the menu of the notice that is shown."""
        self._wish.write_text(label)
        self._ask("ContextMenuCall")

    def close(self) -> None:
        """Close the notice, as a person does."""
        self._ask("NotificationCloseLast")

    def close_all(self) -> None:
        """Close all notices."""
        self._ask("NotificationCloseAll")

    def shown(self) -> int:
        """Return how many notices are on the screen."""
        return int(self._get("displayedLength"))

    def newest(self) -> dict[str, Any]:
        """Return the notice that was closed last: 'summary', 'body' and more."""
        ((newest, *_),) = self._ask("NotificationListHistory")
        return {name: value for name, (_, value) in newest.items()}

    def quiet(self, wanted: bool) -> None:
        """Ask for quiet (do not disturb), or for notices again."""
        properties = Target(CONTROL.owner, CONTROL.path, "org.freedesktop.DBus.Properties")
        self._send(properties.call("Set", "ssv", CONTROL.interface, "paused", ("b", wanted)))

    def _get(self, name: str) -> Any:
        return self._send(CONTROL.get(name))[0][1]

    def _ask(self, member: str) -> tuple[Any, ...]:
        return self._send(CONTROL.call(member))

    def _send(self, message: Any) -> tuple[Any, ...]:
        bus = open_bus(self._address, PATIENCE)
        try:
            return bus.ask(message, PATIENCE)
        finally:
            bus.close()
