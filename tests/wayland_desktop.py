"""A Wayland desktop of the tests' own: a bus, and sway drawing into memory; it knows xdg-activation."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.desktop import PrivateBus
from tests.journeys.screen_reader import wait_for

CONFIG = "xwayland disable\nfocus_on_window_activation focus\nworkspace_layout tabbed\n"
NOBODY = 65534


class WaylandDesktop(PrivateBus):
    """A private bus with sway, which refuses to run as root and is then somebody else."""

    def _start(self) -> None:
        super()._start()
        place = self.runtime / "sway"
        place.mkdir()
        config = place / "config"
        config.write_text(CONFIG)
        rights: tuple[str, ...] = ()
        if os.getuid() == 0:
            self.runtime.chmod(0o711)
            os.chown(place, NOBODY, NOBODY)
            rights = (
                "setpriv",
                f"--reuid={NOBODY}",
                f"--regid={NOBODY}",
                "--clear-groups",
                "--pdeathsig",
                "KILL",
                "--",
            )
        own = ("XDG_RUNTIME_DIR=" + str(place), "WLR_BACKENDS=headless", "WLR_RENDERER=pixman")
        sway = ("env", *own, "WLR_LIBINPUT_NO_DEVICES=1", "sway", "--config", str(config))
        self.processes.start(*rights, *sway)
        self.socket = wait_for(lambda: next(place.glob("wayland-?"), None), "sway does not start")
        self._control = wait_for(lambda: next(place.glob("sway-ipc.*"), None), "sway is not to be asked")
        self.environ |= {
            "WAYLAND_DISPLAY": str(self.socket),
            "QT_QPA_PLATFORM": "wayland",
            "XDG_SESSION_TYPE": "wayland",
        }

    def focused(self) -> str:
        """Return the title of the window that has the focus, '' for none."""
        return next((str(node["name"]) for node in self._windows() if node["focused"]), "")

    def turn_to(self, title: str) -> bool:
        """Give a window the focus as a person does who clicks it; tells whether it is there and has it."""
        if all(node["name"] != title for node in self._windows()):
            return False
        self._ask(f"[title=^{title}$] focus")
        return self.focused() == title

    def _windows(self) -> list[dict[str, Any]]:
        return [node for node in nodes(json.loads(self._ask("-t", "get_tree"))) if node.get("pid")]

    def _ask(self, *words: str) -> str:
        return self.run("swaymsg", "-s", str(self._control), *words)

    def new_token(self) -> str:
        """Return a leave to take the focus, as whoever was clicked gets it from the compositor."""
        return token_of(self.socket)


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a node of sway's tree and all below it."""
    yield tree
    for below in (*tree["nodes"], *tree["floating_nodes"]):
        yield from nodes(below)


def token_of(socket: Path) -> str:
    """Ask the compositor for a token, in a conversation of our own."""
    from pywayland.client import Display
    from pywayland.protocol.xdg_activation_v1 import XdgActivationV1

    told: list[str] = []
    with Display(str(socket)) as display:
        registry = display.get_registry()
        known: dict[str, int] = {}
        registry.dispatcher["global"] = lambda _, number, name, __: known.setdefault(name, number)
        display.roundtrip()
        activation = registry.bind(known[XdgActivationV1.name], XdgActivationV1, 1)
        token = activation.get_activation_token()
        token.dispatcher["done"] = lambda _, words: told.append(words)
        token.commit()
        display.roundtrip()
    return told[0]
